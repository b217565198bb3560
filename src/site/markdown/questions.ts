import { visibleText } from './allowlist.ts'
import { markBlocks, markerOf } from './block-syntax.ts'
import { parseMarkdown } from './parse.ts'
import { plainTextOfNodes } from './plain-text.ts'
import { prepareSource } from './source.ts'
import { isElement, type Node } from './tree.ts'
import { typeset, typographyOf } from './typography.ts'

/** A question and its answer, as plain text. */
export interface AnsweredQuestion {
  readonly question: string
  readonly answer: string
}

/** The questions in the blocks `:::faq` of a text that have an answer. */
export function answeredQuestions(markdown: string, language: string): AnsweredQuestion[] {
  if (!markdown.includes(':::')) return []
  const prepared = prepareSource(markdown)
  if (!prepared.ok) return []
  const marked = markBlocks(prepared.text)
  if (!marked.blocks.some(({ name }) => name === 'faq')) return []
  const tree = parseMarkdown(marked.text)
  const sections: { question: Node; answer: Node[] }[] = []
  let isWithin = false
  for (const node of 'children' in tree ? tree.children : []) {
    const marker = markerOf(node)
    if (marker) isWithin = marker.kind === 'block' && marked.blocks[marker.index]?.name === 'faq'
    else if (!isWithin) continue
    else if (isElement(node) && /^h[1-6]$/.test(node.tagName)) sections.push({ question: node, answer: [] })
    else sections.at(-1)?.answer.push(node)
  }
  return sections
    .map(({ question, answer }) => ({
      question: typeset(visibleText(question), typographyOf(language)).replace(/\s+/g, ' ').trim(),
      answer: plainTextOfNodes(answer, language),
    }))
    .filter(({ question, answer }) => question !== '' && answer !== '')
}
