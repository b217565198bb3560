import type { APIRoute } from 'astro'
import { type Facet, facets, readWhitepapers } from '../content-db/published/whitepaper.ts'
import { sourceLanguage } from '../languages.ts'
import { currentEdition } from '../publishing/current-edition.ts'

/**
 * The rules by which the chosen radio buttons of the list of whitepapers hide what they leave out, and say so where
 * nothing is left.
 */
export const GET: APIRoute = async () => {
  const whitepapers = await readWhitepapers(currentEdition(), sourceLanguage)
  const choices = facets.map((facet) =>
    [...new Set(whitepapers.flatMap((whitepaper) => whitepaper.terms[facet]))]
      .sort()
      .map((term): Choice => ({ facet, term })),
  )
  const fits = (combined: readonly Choice[]) =>
    whitepapers.some(({ terms }) => combined.every(({ facet, term }) => terms[facet].includes(term)))
  const hidden = choices
    .flat()
    .map(
      ({ facet, term }) =>
        `main${chosen({ facet, term })} .whitepaper-entry:not([data-${facet}~=${JSON.stringify(term)}]){display:none}`,
    )
  // Of three choices that fit nowhere together it is enough to name those of which no two are named already.
  const pairs = combinations(choices, 2).filter((pair) => !fits(pair))
  const triples = combinations(choices, 3).filter(
    (triple) => !fits(triple) && !pairs.some((pair) => pair.every((choice) => triple.includes(choice))),
  )
  const empty = [...pairs, ...triples].map((combined) => `main${combined.map(chosen).join('')} .none-left`)
  const told = empty.length > 0 ? [`${empty.join(',')}{display:block}`] : []
  return new Response(`${[...hidden, ...told].join('\n')}\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  })
}

interface Choice {
  readonly facet: Facet
  readonly term: string
}

const chosen = ({ facet, term }: Choice) => `:has([name="${facet}"][value=${JSON.stringify(term)}]:checked)`

/** Every way to take so many choices, each from another list. */
function combinations(lists: readonly (readonly Choice[])[], count: number): Choice[][] {
  const [first, ...rest] = lists
  if (count === 0) return [[]]
  if (!first) return []
  const withFirst = combinations(rest, count - 1)
  return [
    ...first.flatMap((choice) => withFirst.map((others) => [choice, ...others])),
    ...combinations(rest, count),
  ]
}
