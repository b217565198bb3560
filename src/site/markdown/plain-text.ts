import { htmlToHast } from 'satteri'
import { allowedElements, droppedElements } from './allowlist.ts'
import { markBlocks } from './block-syntax.ts'
import { parseMarkdown } from './parse.ts'
import { prepareSource } from './source.ts'
import { type Element, type Node, stringProperty } from './tree.ts'
import { type Typography, typeset, typographyOf } from './typography.ts'

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

function runningText(root: Node, typography: Typography): string {
  let text = ''
  const stack: Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') text += typeset(node.value, typography)
    else if (node.type === 'element') {
      if (isLeftOut(node)) continue
      if (allowedElements.get(node.tagName)?.block) text += ' '
    }
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
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
