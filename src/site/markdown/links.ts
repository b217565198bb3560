import { decoded } from './content-id.ts'
import { escapeHtml } from './html.ts'
import { claimId, type Rendering } from './rendering.ts'
import { type Element, stringProperty } from './tree.ts'
import { linkTarget } from './urls.ts'

/** Writes a link; one that may not lead where it says becomes its text, and so does a link within a link. */
export function writeLink(rendering: Rendering, element: Element): string {
  const written = stringProperty(element, 'href')
  const anchor = stringProperty(element, 'id') || stringProperty(element, 'name')
  const id = anchor === '' ? '' : ` id="${escapeHtml(claimId(rendering, anchor))}"`
  const target = written === '' || rendering.inLink ? undefined : linkTarget(rendering, written)
  if (!target) return id === '' ? rendering.inside(element) : `<span${id}>${rendering.inside(element)}</span>`

  const { verbatim } = rendering
  rendering.inLink = true
  if (showsItsAddress(element, written)) rendering.verbatim = true
  const content = rendering.inside(element)
  rendering.verbatim = verbatim
  rendering.inLink = false
  const href = ` href="${escapeHtml(target.href)}"`
  const title = stringProperty(element, 'title')
  const titled = title === '' ? '' : ` title="${escapeHtml(title)}"`
  return `<a${id}${action(rendering)}${href}${titled}${target.external ? ' rel="noopener"' : ''}>${content}</a>`
}

/** The class of a button, within `:::actions`. */
function action(rendering: Rendering): string {
  if (rendering.actions < 0) return ''
  return rendering.actions++ === 0 ? ' class="button button-primary"' : ' class="button"'
}

/** Whether a link's text is its own address, as autolinks are: no punctuation in it is prose. */
function showsItsAddress(element: Element, written: string): boolean {
  const [only] = element.children
  return (
    element.children.length === 1 && only?.type === 'text' && decoded(written).endsWith(decoded(only.value))
  )
}
