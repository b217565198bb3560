import type { SearchTexts } from '../../site/search-texts.ts'
import { entryOf } from './search-entry.ts'
import type { Found } from './search-index.ts'

/** Results by kind, so many of each; the kind with the best match comes first. */
export function groupsOf(
  found: readonly Found[],
  texts: SearchTexts,
  shape: DocumentFragment,
  most = found.length,
): Node[] {
  const ranked = found.map((page, rank) => ({ page, rank }))
  const kinds = Map.groupBy(ranked, ({ page }) => page.filters.kind?.[0] ?? '')
  return [...kinds].map(([kind, pages]) => {
    const section = document.createElement('section')
    const heading = document.createElement('h2')
    const list = document.createElement('ol')
    heading.className = 'group'
    heading.id = `found-${kind}`
    heading.textContent = texts.groups[kind] ?? kind
    section.setAttribute('aria-labelledby', heading.id)
    list.append(...pages.slice(0, most).map(({ page, rank }) => entryOf(page, shape, texts, rank)))
    section.append(heading, list)
    return section
  })
}
