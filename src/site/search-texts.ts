import { type Texts, words } from './words.ts'

/** How many results a list shows at most. */
export const resultsShown = 20

/** The interface texts of the search that a script needs, their `{placeholders}` not filled. */
export interface SearchTexts {
  /** By plural category (`Intl.PluralRules`), and `none`: `{count}`, `{query}`. */
  readonly results: Readonly<Record<string, string>>
  readonly hint: string
  readonly failed: string
  /** By kind. */
  readonly kinds: Readonly<Record<string, string>>
  /** By kind, as the heading of a group of results. */
  readonly groups: Readonly<Record<string, string>>
  readonly all: string
  /** `{language}` */
  readonly spokenIn: string
}

/** The texts of the search in the language of a page. */
export function searchTexts(page: Texts): SearchTexts {
  return {
    results: textsBelow(page, 'search.results.'),
    hint: words(page, 'search.hint'),
    failed: words(page, 'search.failed'),
    kinds: textsBelow(page, 'search.kind.'),
    groups: textsBelow(page, 'search.group.'),
    all: words(page, 'search.all'),
    spokenIn: words(page, 'fallback.badge'),
  }
}

/** Texts by the last part of their keys: which plural forms there are is the language's affair. */
function textsBelow(page: Texts, prefix: string): Record<string, string> {
  const entries = Object.entries(page.texts).filter(([key]) => key.startsWith(prefix))
  return Object.fromEntries(entries.map(([key, { text }]) => [key.slice(prefix.length), text]))
}
