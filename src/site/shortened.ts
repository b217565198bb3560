/** A text cut at the end of a word so that it fits where space is short; 160 characters is what search engines show. */
export function shortened(text: string, length = 160): string {
  if (text.length <= length) return text
  // Not through the middle of a character that takes two places.
  const cut = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > length / 2 ? end : undefined).replace(/[\s.,;:–-]+$/, '')}…`
}
