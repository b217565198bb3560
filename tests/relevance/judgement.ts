import type { RelevanceQuery } from './queries.ts'

/** Answers one query with the pages found, best first, each named as in an address without the language. */
export type Search = (query: string) => Promise<readonly string[]>

/** How a search answered a query. */
export interface Judged {
  readonly query: RelevanceQuery
  readonly found: readonly string[]
  /** Share of what it should find that is among the first ten. */
  readonly recall: number
  readonly isFirstRight: boolean
}

/** How well a search answers many queries. */
export interface Score {
  readonly queries: number
  /** Mean recall at 10. */
  readonly recall: number
  /** Share of queries whose first result is right. */
  readonly first: number
}

/** Results that count as found: nobody reads on. */
const depth = 10

/** Asks every query, one after the other. */
export async function judge(search: Search, queries: readonly RelevanceQuery[]): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const query of queries) {
    const found = await search(query.query)
    const top = found.slice(0, depth)
    const recall = query.finds.filter((path) => top.includes(path)).length / query.finds.length
    judged.push({ query, found: top, recall, isFirstRight: query.first.includes(found[0] ?? '') })
  }
  return judged
}

/** Sums up. */
export function score(judged: readonly Judged[]): Score {
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  return {
    queries: judged.length,
    recall: mean(judged.map(({ recall }) => recall)),
    first: mean(judged.map(({ isFirstRight }) => Number(isFirstRight))),
  }
}

/** What went wrong, as lines to read. */
export function shortcomings(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ recall, isFirstRight }) => recall < 1 || !isFirstRight)
    .map(({ query, found }) => {
      const missing = query.finds.filter((path) => !found.includes(path))
      const wrong = query.first.includes(found[0] ?? '') ? '' : `; first is ${found[0] ?? 'nothing'}`
      return `${query.query}: ${missing.length > 0 ? `misses ${missing.join(', ')}` : 'finds all'}${wrong}`
    })
}
