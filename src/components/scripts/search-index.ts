/** A page of the index, in the shape that Pagefind gives it. */
export interface Found {
  readonly url: string
  /** HTML: text with `<` and `>` escaped, in which nothing but `<mark>` stands. */
  readonly excerpt: string
  readonly meta: { readonly title?: string }
  /** As Layout.astro says them. */
  readonly filters: Readonly<Partial<Record<'kind' | 'language' | 'title_language', readonly string[]>>>
}

/** A page that fits a query; what it says is loaded when asked for. */
export interface Match {
  readonly id: string
  readonly score: number
  data(): Promise<Found>
}

interface Pagefind {
  options(options: { readonly excerptEllipsis: string }): Promise<void>
  search(query: string): Promise<{ readonly results: readonly Match[] }>
}

const address = '/pagefind/pagefind.js'
let loading: Promise<Pagefind> | undefined

/** Loads the index that lies beside the site, once. Rejects where there is none. */
export function loadIndex(): Promise<Pagefind> {
  loading ??= import(/* @vite-ignore */ address).then(async (pagefind: Pagefind) => {
    await pagefind.options({ excerptEllipsis: '…' })
    return pagefind
  })
  return loading
}

/** The pages that hold all words of a query or, where none does, some of them; those that fit best come first. */
export async function matchesOf(query: string): Promise<readonly Match[]> {
  const pagefind = await loadIndex()
  const { results } = await pagefind.search(query)
  const words = [...new Set(query.split(/\s+/))]
  if (results.length > 0 || words.length === 1) return results
  const pages = new Map<string, { readonly match: Match; words: number; score: number }>()
  for (const word of words) {
    for (const match of (await pagefind.search(word)).results) {
      const page = pages.get(match.id) ?? { match, words: 0, score: 0 }
      pages.set(match.id, { ...page, words: page.words + 1, score: page.score + match.score })
    }
  }
  const ranked = [...pages.values()].sort((a, b) => b.words - a.words || b.score - a.score)
  return ranked.map(({ match }) => match)
}
