import { partedHtml } from '../hyphenation.ts'
import {
  type AllowedElement,
  allowedElements,
  droppedElements,
  isStrayItem,
  plainBlocks,
  visibleText,
} from './allowlist.ts'
import { writeAttributes } from './attributes.ts'
import { markerOf } from './block-syntax.ts'
import { writeBlock } from './blocks.ts'
import { writeCode } from './code.ts'
import { writeFootnoteLink, writeFootnotes } from './footnotes.ts'
import { writeHeading } from './headings.ts'
import { escapeHtml } from './html.ts'
import { writeLink } from './links.ts'
import { writeImage, writePictureParagraph } from './pictures.ts'
import { type Rendering, report } from './rendering.ts'
import { writeTable, writeTaskBox } from './tables.ts'
import type { Element, Node } from './tree.ts'
import { startParagraph, typeset } from './typography.ts'

/*
 * The sanitiser. All HTML that leaves the renderer is written here and in the writers below, from the tree: tags and
 * attributes are constants of ours chosen by name, everything else is escaped. None of the elements changes how a
 * browser reads what follows (no raw text, no foreign content, no comments), so it reads exactly what was written.
 */

// Browsers stop nesting at 512; nobody reads at 100.
const deepest = 100

type Writer = (rendering: Rendering, element: Element) => string | undefined

/** Elements with rules of their own; a writer that gives undefined leaves the element to the allowlist. */
const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Writer] => [name, writeHeading]),
  ['a', (rendering, element) => writeFootnoteLink(rendering, element) ?? writeLink(rendering, element)],
  ['img', writeImage],
  ['p', writePictureParagraph],
  ['pre', writeCode],
  ['table', writeTable],
  ['section', writeFootnotes],
  ['input', writeTaskBox],
])

const verbatim: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp', 'var'])
const apart: ReadonlySet<string> = new Set(['blockquote', 'aside', 'details', 'li', 'figure'])
// A picture of the library brings its own sources.
const silent: ReadonlySet<string> = new Set(['picture', 'source'])
// Where a block's marker is honoured; in a table, say, its HTML would not stay where it is written.
const blockParents: ReadonlySet<string> = new Set([
  'div',
  'section',
  'article',
  'aside',
  'details',
  'blockquote',
])

/** Writes nodes that stand next to each other, blocks among them where the parent may hold blocks. */
export function writeNodes(rendering: Rendering, nodes: readonly Node[], parent?: Element): string {
  let html = ''
  const blocks = rendering.blocks.length > 0 && (parent === undefined || blockParents.has(parent.tagName))
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!
    if (node.type === 'text') html += writeText(rendering, node.value)
    else if (node.type === 'element') html += writeElement(rendering, node, parent)
    else if (blocks) {
      const marker = markerOf(node)
      const end = marker?.kind === 'block' ? endOfBlock(nodes, at, marker.index) : -1
      const block = marker && rendering.blocks[marker.index]
      if (end === -1 || !block) continue
      html += writeBlock(rendering, block, nodes.slice(at + 1, end))
      at = end
    }
  }
  return html
}

function endOfBlock(nodes: readonly Node[], start: number, index: number): number {
  for (let at = start + 1; at < nodes.length; at++) {
    const marker = markerOf(nodes[at]!)
    if (marker?.kind === 'end' && marker.index === index) return at
  }
  return -1
}

function writeText(rendering: Rendering, text: string): string {
  if (rendering.verbatim) return escapeHtml(text)
  const set = escapeHtml(typeset(text, rendering.typography))
  return rendering.inHeading ? partedHtml(set, rendering.context.textLanguage) : set
}

function writeElement(rendering: Rendering, element: Element, parent: Element | undefined): string {
  if (rendering.depth >= deepest) return writeFlattened(rendering, element)
  rendering.depth++
  const { tagName } = element
  const html =
    writers.get(tagName)?.(rendering, element) ??
    writeAllowed(
      rendering,
      element,
      allowedElements.get(isStrayItem(tagName, parent?.tagName) ? 'div' : tagName),
    )
  rendering.depth--
  return html
}

function writeAllowed(rendering: Rendering, element: Element, allowed: AllowedElement | undefined): string {
  const { tagName, children } = element
  if (!allowed) return writeRefused(rendering, element)
  if (allowed.tablePart && !rendering.inTable) return writeNodes(rendering, children, element)
  if (allowed.block) startParagraph(rendering.typography)
  const { verbatim: outerVerbatim, apart: outerApart } = rendering
  if (verbatim.has(tagName)) rendering.verbatim = true
  if (apart.has(tagName)) rendering.apart = true
  const start = `${allowed.open}${writeAttributes(rendering, element, allowed)}>`
  const content = allowed.close === '' ? '' : writeNodes(rendering, children, element)
  rendering.verbatim = outerVerbatim
  rendering.apart = outerApart
  if (allowed.block) startParagraph(rendering.typography)
  else if (verbatim.has(tagName)) rendering.typography.before = 'x'
  // What a refused picture or a stray end tag leaves of a paragraph.
  if (tagName === 'p' && content.trim() === '') return ''
  // A browser takes the first line feed in a <pre> for part of the tag.
  const shielded = tagName === 'pre' && content.startsWith('\n') ? `\n${content}` : content
  return start + shielded + allowed.close
}

function writeRefused(rendering: Rendering, element: Element): string {
  const { tagName, children } = element
  if (!silent.has(tagName)) reportRefused(rendering, tagName)
  if (droppedElements.has(tagName)) return ''
  const content = writeNodes(rendering, children, element)
  return plainBlocks.has(tagName) && content.trim() !== '' ? `<div>${content}</div>` : content
}

function reportRefused(rendering: Rendering, tagName: string): void {
  const dropped = droppedElements.has(tagName)
  const outcome = dropped
    ? 'It is left out with all that is in it'
    : 'Its tags are left out, its content stays'
  report(
    rendering,
    'refused-html',
    `<${tagName}`,
    `HTML <${tagName}> is not allowed in content. ${outcome}. Write Markdown, or put the name in \`backticks\` to show it.`,
  )
}

function writeFlattened(rendering: Rendering, element: Element): string {
  report(
    rendering,
    'too-deep',
    '',
    `Elements nest more than ${deepest} deep; what is deeper is shown as plain text.`,
  )
  return escapeHtml(visibleText(element))
}
