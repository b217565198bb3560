/** Every character that the typefaces keep: what German and English are written with, and the signs of engineers. */
export const characters = [
  // ASCII, space to tilde.
  ...Array.from({ length: 0x5f }, (_, index) => String.fromCodePoint(0x20 + index)),
  // German, and the accents of words and names that its neighbours lend.
  ...'ÄÖÜäöüßẞÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝàáâãåæçèéêëìíîïñòóôõøùúûýÿŒœ',
  // Punctuation: spaces that do not break, dashes, the quotes of both languages, apostrophe, primes.
  ...'\u00a0\u2009\u202f–—‘’‚‛“”„‹›«»…•·†¡¿′″',
  // Units, currencies, sums.
  ...'€£¥§©®™°±×÷−µ²³¹½¼¾‰¶¬',
].join('')

/** What the widths of typefaces are compared on: running text of both languages. */
export const sample = [
  'A coal-fired power station did two jobs. It sold energy; and because several hundred tonnes of steel turned in',
  'step with the grid, it resisted sudden change. Nobody invoiced the second job, so nobody missed it.',
  'Ein Kohlekraftwerk hatte zwei Aufgaben. Es verkaufte Energie, und weil sich darin mehrere Hundert Tonnen Stahl im',
  'Takt des Netzes drehten, widersetzte es sich jeder Änderung. Für die zweite Aufgabe schrieb niemand eine Rechnung.',
].join(' ')
