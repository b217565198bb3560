import { escapeHtml } from './html.ts'
import { labelLanguage } from './label-language.ts'
import type { Rendering } from './rendering.ts'
import { type Element, isElement, stringProperty, textOf } from './tree.ts'

/*
 * The engine names footnotes after their labels, and `[^a]` used twice meets `[^a-2]` in one id. Here they are numbered:
 * `~fn:1` is the first note, `~fnref:1:2` the second reference to it. No other id has a colon.
 */

/** Writes a reference to a footnote, or the arrow back from one; undefined where a link is neither. */
export function writeFootnoteLink(rendering: Rendering, element: Element): string | undefined {
  if (Object.hasOwn(element.properties, 'dataFootnoteBackref')) return writeArrow(rendering, element)
  if (!Object.hasOwn(element.properties, 'dataFootnoteRef')) return undefined
  const note = Number.parseInt(textOf(element), 10)
  if (!(note > 0) || rendering.inLink) return undefined
  const time = (rendering.footnoteReferences.get(note) ?? 0) + 1
  rendering.footnoteReferences.set(note, time)
  const id = escapeHtml(referenceId(rendering, note, time))
  const href = escapeHtml(noteId(rendering, note))
  const described = escapeHtml(labelId(rendering))
  return `<a id="${id}" class="footnote-ref" href="#${href}" role="doc-noteref" aria-describedby="${described}">${note}</a>`
}

/** Writes the section of footnotes that the engine puts at the end; undefined for any other section. */
export function writeFootnotes(rendering: Rendering, section: Element): string | undefined {
  if (!Object.hasOwn(section.properties, 'dataFootnotes') || rendering.footnote) return undefined
  let note = 0
  let items = ''
  rendering.apart = true
  for (const item of section.children.find((node) => isElement(node, 'ol'))?.children ?? []) {
    if (!isElement(item, 'li')) continue
    note++
    rendering.footnote = { note, arrows: 0 }
    items += `<li id="${escapeHtml(noteId(rendering, note))}">${rendering.inside(item)}</li>\n`
  }
  rendering.footnote = undefined
  rendering.apart = false
  const label = escapeHtml(labelId(rendering))
  const heading = `<h2 id="${label}" class="footnotes-label"${labelLanguage(rendering)}>${escapeHtml(rendering.context.labels.footnotes)}</h2>`
  return `<section class="footnotes" role="doc-endnotes" aria-labelledby="${label}">${heading}\n<ol>\n${items}</ol>\n</section>`
}

function writeArrow(rendering: Rendering, element: Element): string | undefined {
  const { footnote } = rendering
  if (!footnote) return undefined
  footnote.arrows++
  const href = escapeHtml(referenceId(rendering, footnote.note, footnote.arrows))
  const label = escapeHtml(stringProperty(element, 'ariaLabel'))
  const content = rendering.inside(element)
  return `<a class="footnote-back" href="#${href}" role="doc-backlink" aria-label="${label}"${labelLanguage(rendering)}>${content}</a>`
}

const noteId = (rendering: Rendering, note: number) => `${rendering.idPrefix}fn:${note}`
const referenceId = (rendering: Rendering, note: number, time: number) =>
  `${rendering.idPrefix}fnref:${note}${time === 1 ? '' : `:${time}`}`
const labelId = (rendering: Rendering) => `${rendering.idPrefix}fn:label`
