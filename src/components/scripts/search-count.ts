import type { SearchTexts } from '../../site/search-texts.ts'

/** The text that says how many results there are, in the plural form of the page's language. */
export function countText({ results }: SearchTexts, count: number): string {
  const { none = '', other = '' } = results
  return count === 0
    ? none
    : (results[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? other)
}
