/** A language of the site. */
export interface Language {
  /** BCP 47 code; first segment of each URL, key in translatable JSON, suffix of views and full-text tables. */
  readonly code: string
  /** The language's name in itself, as a reader looks for it. */
  readonly name: string
  /** Locale for dates, numbers and Open Graph. */
  readonly locale: string
  /** The language whose text stands in where this one has none; null for the one that every row must have. */
  readonly fallback: string | null
  /** SQLite's stemmer for the language, where it has one. */
  readonly stemmer?: 'porter'
  /** Spellings that mean the same letter when searching, lower case: pairs of what is written and what it counts as. */
  readonly folds?: readonly (readonly [string, string])[]
  /**
   * What inflection changes at the end of a word, as a search spells it: steps, in each of which the first ending that
   * fits is replaced. Absent: each word is a stem.
   */
  readonly endings?: readonly (readonly (readonly [string, string])[])[]
  /** Whether nouns are joined into longer words without a blank, so that a search finds them by their parts. */
  readonly compounds?: boolean
  /** Quotation marks that straight quotes become: the outer pair, the inner pair. Absent: they stay straight. */
  readonly quotes?: readonly [string, string, string, string]
  /** The folder of the package `hyphen` that knows where words of the language part. Absent: long words stay whole. */
  readonly hyphenation?: string
}

/** Umlauts are typed as two letters where a keyboard lacks them, and without their dots in a hurry. */
const germanSpellings = [
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['ä', 'a'],
  ['ö', 'o'],
  ['ü', 'u'],
  ['ae', 'a'],
  ['oe', 'o'],
  ['ue', 'u'],
] as const

/** Endings of nouns and adjectives, which also join the parts of compounds; an s only where one can be ending. */
const germanEndings = [
  [
    ...['ern', 'em', 'en', 'er', 'es', 'e'].map((ending) => [ending, ''] as const),
    ...[...'bdfghklmnrt'].map((letter) => [`${letter}s`, letter] as const),
    ...[...'lr'].map((letter) => [`${letter}n`, letter] as const),
  ],
]

/** The plural first, then the forms of verbs. */
const englishEndings = [
  [
    ['sses', 'ss'],
    ['ies', 'y'],
    ['ss', 'ss'],
    ['us', 'us'],
    ['s', ''],
  ],
  [
    ['ed', ''],
    ['ing', ''],
    ['e', ''],
  ],
] as const

/**
 * The languages, the source language first. Adding one is an entry here and one `magnetiq migrate`;
 * nothing else in the code names a language.
 */
export const languages = [
  {
    code: 'en',
    name: 'English',
    locale: 'en-GB',
    fallback: null,
    stemmer: 'porter',
    endings: englishEndings,
    quotes: ['“', '”', '‘', '’'],
    hyphenation: 'en-gb',
  },
  {
    code: 'de',
    name: 'Deutsch',
    locale: 'de-DE',
    fallback: 'en',
    folds: germanSpellings,
    endings: germanEndings,
    compounds: true,
    quotes: ['„', '“', '‚', '‘'],
    hyphenation: 'de-1996',
  },
] as const satisfies readonly Language[]

/** The code of one of the site's languages. */
export type LanguageCode = (typeof languages)[number]['code']

/** The language that every row must have, and in which the others end when they fall back. */
export const sourceLanguage: LanguageCode = languages[0].code

/** The codes, in the order of `languages`. */
export const languageCodes: readonly LanguageCode[] = languages.map((language) => language.code)

/** Whether a string from outside (a URL, a header, a form) is the code of a language of the site. */
export function isLanguageCode(value: unknown): value is LanguageCode {
  return languageCodes.some((code) => code === value)
}

/** The entry of a language. */
export function languageOf(code: LanguageCode): Language {
  return languages.find((language) => language.code === code) as Language
}

/**
 * The languages to try for a text, in order: the language itself, then its fallbacks up to the source language.
 * Throws where the list of languages is circular or names a fallback that is not in it.
 */
export function fallbackChain(code: string, list: readonly Language[] = languages): string[] {
  const chain: string[] = []
  for (let next: string | null = code; next !== null; ) {
    const entry = list.find((language) => language.code === next)
    if (!entry) throw new Error(`src/languages.ts: the fallback "${next}" is not in the list of languages.`)
    if (chain.includes(next)) throw new Error(`src/languages.ts: "${next}" falls back to itself.`)
    chain.push(next)
    next = entry.fallback
  }
  return chain
}
