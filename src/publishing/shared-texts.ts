import type { MadePage } from './made-page.ts'

/**
 * The function that has pages share the texts that they have in common. Pages of a site link to the same places: what
 * is noted of 20,000 pages would otherwise be a million texts.
 */
export function textSharing(): (page: MadePage) => MadePage {
  const known = new Map<string, string>()
  const shared = (text: string): string => {
    const first = known.get(text)
    if (first === undefined) known.set(text, text)
    return first ?? text
  }
  return ({ references, ...page }) => ({
    ...page,
    references: { links: references.links.map(shared), media: references.media.map(shared) },
  })
}
