import type { Blockquote, Heading, List, Paragraph, Root, RootContent } from 'mdast'
import type { Outline, StructureElement } from 'pdfkit'
import { type Flow, rule } from './flow.ts'
import { body, inks, page } from './layout.ts'
import { drawTable } from './table.ts'
import {
  drawLine,
  drawText,
  quoteFaces,
  type SetLine,
  setLines,
  textFaces,
  type Word,
  widthOf,
  wordsOf,
} from './words.ts'

/** Sets all blocks of a paper, into its structure and its outline. */
export function drawBlocks(flow: Flow, root: Root, structure: StructureElement): void {
  let section: Outline = flow.document.outline
  for (const [index, node] of root.children.entries()) {
    if (node.type === 'heading' && node.depth === 2) section = flow.document.outline.addItem(plain(node))
    else if (node.type === 'heading') section.addItem(plain(node))
    drawBlock(flow, node, structure, root.children[index - 1])
  }
  const { document } = flow
  document.markContent('Artifact')
  document
    .circle(page.text + 3.5, flow.y + 12, 3.5)
    .fillColor(inks.accent)
    .fill()
  document.endMarkedContent()
}

function drawBlock(
  flow: Flow,
  node: RootContent,
  structure: StructureElement,
  before: RootContent | undefined,
): void {
  const element = (type: string) => {
    const made = flow.document.struct(type)
    structure.add(made)
    return made
  }
  switch (node.type) {
    case 'heading':
      if (node.depth === 2) drawSectionHeading(flow, node, element('H2'))
      else drawHeading(flow, node, element('H3'), before)
      break
    case 'paragraph':
      drawParagraph(flow, node, element('P'))
      break
    case 'list':
      drawList(flow, node, element('L'))
      break
    case 'blockquote':
      drawQuote(flow, node, element('BlockQuote'))
      break
    case 'table':
      drawTable(flow, node, element('Table'))
      break
    default:
      throw new Error(`Papers are written in plain Markdown; "${node.type}" cannot be set.`)
  }
}

const plain = (heading: Heading): string =>
  wordsOf(heading.children, textFaces)
    .map((word) => (word.glued ? '' : ' ') + word.text)
    .join('')
    .trim()

/** A heading in the left column, level with the text that it heads, under a line across the page. */
function drawSectionHeading(flow: Flow, node: Heading, element: StructureElement): void {
  const words = wordsOf(node.children, { plain: 'display', strong: 'display', emphasis: 'display' })
  const widest = Math.max(...words.map((word) => widthOf(flow.document, word.text, 'display', 12.5)))
  const size = Math.min(12.5, (12.5 * page.margin) / widest)
  const lines = setLines(flow.document, words, size, page.margin)
  flow.y = Math.max(flow.y, flow.leftFreeFrom)
  flow.need(Math.max(lines.length * 14.5, 4 * body.line) + 40)
  if (flow.y > page.top) flow.y += 16
  const { document } = flow
  document.markContent('Artifact')
  rule(document, page.left, page.right, flow.y, 1.2, inks.ink)
  document.endMarkedContent()
  flow.inside(element, 'H2', () => {
    document.fillColor(inks.ink).strokeColor(inks.ink)
    for (const [index, line] of lines.entries())
      drawLine(document, line, page.left, flow.y + 20 + index * 14.5, size)
  })
  flow.leftFreeFrom = flow.y + 20 + lines.length * 14.5
  flow.y += 8
}

function drawHeading(
  flow: Flow,
  node: Heading,
  element: StructureElement,
  before: RootContent | undefined,
): void {
  const lines = setLines(
    flow.document,
    wordsOf(node.children, { plain: 'label-bold', strong: 'label-bold', emphasis: 'label-bold' }),
    10,
    page.measure,
  )
  flow.need(lines.length * 14 + 3 * body.line + 10)
  const isUnderHeading = before?.type === 'heading'
  if (flow.y > page.top && !isUnderHeading) flow.y += 8
  flow.inside(element, 'H3', () => {
    flow.document.fillColor(inks.ink).strokeColor(inks.ink)
    for (const line of lines) {
      drawLine(flow.document, line, page.text, flow.y + 12, 10)
      flow.y += 14
    }
  })
  flow.y += 2
}

function drawParagraph(flow: Flow, node: Paragraph, element: StructureElement): void {
  drawLines(flow, wordsOf(node.children, textFaces), element, 'P', { x: page.text, ...body })
  flow.y += 7
}

interface Setting {
  readonly x: number
  readonly size: number
  readonly line: number
  /** Drawn beside each line, or beside the first alone. */
  readonly beside?: (top: number, index: number) => void
}

/** Lines down the page; no page begins or ends with one line of a longer text. */
function drawLines(
  flow: Flow,
  words: readonly Word[],
  element: StructureElement,
  tag: string,
  setting: Setting,
): void {
  const { x, size, line: height } = setting
  const lines = setLines(flow.document, words, size, page.right - x)
  let index = 0
  while (index < lines.length) {
    const rest = lines.length - index
    const room = Math.max(0, Math.floor((page.bottom - flow.y) / height))
    let fits = Math.min(rest, room)
    if (fits < rest && rest - fits === 1) fits -= 1
    if (fits < rest && fits < 2) {
      flow.turn()
      continue
    }
    drawSome(flow, lines.slice(index, index + fits), element, tag, setting, index)
    index += fits
    flow.y += fits * height
    if (index < lines.length) flow.turn()
  }
}

function drawSome(
  flow: Flow,
  lines: readonly SetLine[],
  element: StructureElement,
  tag: string,
  setting: Setting,
  from: number,
): void {
  const { x, size, line: height, beside } = setting
  if (beside) {
    flow.document.markContent('Artifact')
    for (const index of lines.keys()) beside(flow.y + index * height, from + index)
    flow.document.endMarkedContent()
  }
  flow.inside(element, tag, () => {
    flow.document.fillColor(inks.ink).strokeColor(inks.ink)
    for (const [index, line] of lines.entries())
      drawLine(flow.document, line, x, flow.y + index * height + height * 0.74, size)
  })
}

function drawList(flow: Flow, node: List, element: StructureElement): void {
  const { document } = flow
  for (const [index, item] of node.children.entries()) {
    const label = node.ordered ? String((node.start ?? 1) + index) : '–'
    const entry = document.struct('LI')
    element.add(entry)
    const text = document.struct('LBody')
    entry.add(text)
    for (const child of item.children) {
      if (child.type !== 'paragraph')
        throw new Error(`Papers are written in plain Markdown; a list with "${child.type}" cannot be set.`)
      drawLines(flow, wordsOf(child.children, textFaces), text, 'LBody', {
        x: page.text + 18,
        ...body,
        beside: (top, line) => {
          if (line > 0) return
          document.fillColor(inks.accent)
          drawText(document, label, 'label', 9, page.text, top + body.line * 0.74)
        },
      })
    }
    flow.y += 3.5
  }
  flow.y += 4
}

function drawQuote(flow: Flow, node: Blockquote, element: StructureElement): void {
  const { document } = flow
  flow.y += 4
  for (const child of node.children) {
    if (child.type !== 'paragraph')
      throw new Error(`Papers are written in plain Markdown; a quote with "${child.type}" cannot be set.`)
    drawLines(flow, wordsOf(child.children, quoteFaces), element, 'BlockQuote', {
      x: page.text + 18,
      size: 12.4,
      line: 17.6,
      beside: (top) => document.rect(page.text, top, 2, 17.6).fillColor(inks.accent).fill(),
    })
  }
  flow.y += 11
}
