/**
 * Start of every id that comes from content. The page's own ids never start so: content can neither collide with them
 * nor shadow a global of a script. No slug has a tilde, so a fragment copied from the address bar is told from words.
 */
export const contentIdPrefix = '~'

const notInSlugs = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu

/** The words of a heading as they stand in an id: lower case, hyphens, letters of all scripts; '' where none is left. */
export function slugOf(text: string): string {
  const words = text.normalize('NFC').toLowerCase().replace(notInSlugs, '').replace(/[ -]+/g, '-')
  return words.replace(/^-|-$/g, '')
}

/** The id that content gives to what its author calls `name`: `## Bearings` and `[…](#bearings)` meet in `~bearings`. */
export function contentId(name: string, prefix: string = contentIdPrefix): string {
  return prefix + (slugOf(name) || 'section')
}

/** The content id that a URL's fragment (without `#`) means, percent-encoded or not. */
export function contentIdOfFragment(fragment: string, prefix: string = contentIdPrefix): string {
  return fragment.startsWith(prefix)
    ? contentId(decoded(fragment.slice(prefix.length)), prefix)
    : contentId(decoded(fragment), prefix)
}

/** Percent-decoding that leaves alone what is not percent-encoded UTF-8. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
