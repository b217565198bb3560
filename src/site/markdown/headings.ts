import { visibleText } from './allowlist.ts'
import { slugOf } from './content-id.ts'
import { escapeHtml } from './html.ts'
import { claimId, type Rendering } from './rendering.ts'
import { type Element, isElement, stringProperty, walk } from './tree.ts'
import { startParagraph, typeset, typographyOf } from './typography.ts'

/**
 * Writes a heading: levels start at h2 (the page's title is the h1) and never skip one, whatever the source does. Its
 * words are a link to itself, so that a section can be shared without a symbol that screen readers would read out.
 */
export function writeHeading(rendering: Rendering, element: Element): string {
  if (rendering.inHeading) return rendering.inside(element)
  const level = levelOf(rendering.outline, Number(element.tagName.charAt(1)))
  const words = visibleText(element)
  const explicit = slugOf(stringProperty(element, 'id'))
  const id = claimId(rendering, explicit === '' ? words : explicit)
  startParagraph(rendering.typography)
  rendering.inHeading = true
  const content = rendering.inside(element)
  rendering.inHeading = false
  startParagraph(rendering.typography)
  const tag = `h${level}`
  if (rendering.apart || words.trim() === '') return `<${tag} id="${escapeHtml(id)}">${content}</${tag}>`

  const text = typeset(words, typographyOf(rendering.context.textLanguage)).trim()
  rendering.headings.push({ depth: level, id, text })
  const linked =
    rendering.inLink || hasLink(element)
      ? content
      : `<a class="heading-anchor" href="#${escapeHtml(id)}">${content}</a>`
  return `<${tag} id="${escapeHtml(id)}">${linked}</${tag}>`
}

/** The level below the nearest heading above with a lower one. */
export function levelOf(outline: number[], depth: number): number {
  while (outline.length > 0 && outline.at(-1)! >= depth) outline.pop()
  outline.push(depth)
  return Math.min(outline.length + 1, 6)
}

function hasLink(element: Element): boolean {
  let found = false
  walk(element, (node) => {
    found ||= isElement(node, 'a')
    return !found
  })
  return found
}
