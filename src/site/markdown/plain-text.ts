import { htmlToHast } from 'satteri'
import { allowedElements, droppedElements } from './allowlist.ts'
import { markBlocks } from './block-syntax.ts'
import { parseMarkdown } from './parse.ts'
import { prepareSource } from './source.ts'
import { type Element, type Node, stringProperty, walk } from './tree.ts'
import { startParagraph, type Typography, typeset, typographyOf } from './typography.ts'

// Not the running text: out of its place it would only confuse.
const leftOut: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table'])

/**
 * The running text of Markdown in one line, without headings, tables, code blocks and footnotes: for excerpts, feeds,
 * descriptions. With a language, its quotation marks are that language's.
 */
export function plainText(markdown: string, language = ''): string {
  const prepared = prepareSource(markdown)
  if (!prepared.ok) return ''
  return runningText(parseMarkdown(markBlocks(prepared.text).text), typographyOf(language))
}

/** The same of rendered HTML. */
export function plainTextOfHtml(html: string): string {
  return runningText(htmlToHast(html, { fragment: true }), typographyOf(''))
}

/** The same of a part of a tree that was parsed. */
export function plainTextOfNodes(nodes: readonly Node[], language: string): string {
  const typography = typographyOf(language)
  const texts = nodes.map((node) => {
    startParagraph(typography)
    return runningText(node, typography)
  })
  return texts.filter((text) => text !== '').join(' ')
}

function runningText(root: Node, typography: Typography): string {
  let text = ''
  walk(root, (node) => {
    if (node.type === 'text') text += typeset(node.value, typography)
    if (node.type !== 'element') return true
    if (isLeftOut(node)) return false
    if (!allowedElements.get(node.tagName)?.block) return true
    text += ' '
    startParagraph(typography)
    return true
  })
  return text.replace(/\s+/g, ' ').trim()
}

function isLeftOut(element: Element): boolean {
  return (
    leftOut.has(element.tagName) ||
    droppedElements.has(element.tagName) ||
    Object.hasOwn(element.properties, 'dataFootnotes') ||
    Object.hasOwn(element.properties, 'dataFootnoteRef') ||
    stringProperty(element, 'role').startsWith('doc-')
  )
}
