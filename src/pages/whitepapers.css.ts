import type { APIRoute } from 'astro'
import { facets, readWhitepapers } from '../content-db/published/whitepaper.ts'
import { sourceLanguage } from '../languages.ts'
import { currentEdition } from '../publishing/current-edition.ts'

/** The rules by which the chosen radio buttons of the list of whitepapers hide what they leave out. */
export const GET: APIRoute = async () => {
  const whitepapers = await readWhitepapers(currentEdition(), sourceLanguage)
  const terms = facets.flatMap((facet) =>
    [...new Set(whitepapers.flatMap((whitepaper) => whitepaper.terms[facet]))]
      .sort()
      .map((term) => ({ facet, term })),
  )
  const rules = terms.map(({ facet, term }) => {
    const value = JSON.stringify(term)
    return `main:has([name="${facet}"][value=${value}]:checked) .whitepaper-entry:not([data-${facet}~=${value}]){display:none}`
  })
  // That nothing is left is said unless a whitepaper is there to which every choice applies.
  const isLeft = whitepapers.map((whitepaper) => {
    const own = facets.flatMap((facet) =>
      whitepaper.terms[facet].map((term) => `[name="${facet}"][value=${JSON.stringify(term)}]`),
    )
    return `main:not(:has(.filters input:checked:not(${['[value=""]', ...own].join()}))) .none-left{display:none}`
  })
  rules.push('@supports selector(:has(*)){main .none-left{display:block}}', ...new Set(isLeft))
  return new Response(`${rules.join('\n')}\n`, { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
