import { visibleText } from './allowlist.ts'
import type { Block } from './block-syntax.ts'
import { markerOf } from './block-syntax.ts'
import { escapeHtml } from './html.ts'
import { labelLanguage } from './label-language.ts'
import { claimId, type Rendering } from './rendering.ts'
import { type Element, isBlank, isElement, type Node } from './tree.ts'
import { startParagraph, typeset, typographyOf } from './typography.ts'

type BlockWriter = (rendering: Rendering, nodes: readonly Node[], block: Block) => string

const blockWriters: Readonly<Record<Block['name'], BlockWriter>> = {
  actions: writeActions,
  numbers: writeNumbers,
  cards: writeCards,
  steps: (rendering, nodes) => `<div class="block-steps">${rendering.write(nodes)}</div>`,
  note: writeNote,
  quote: writeQuote,
  faq: writeFaq,
}

/** Writes what stands between `:::name` and `:::`. */
export function writeBlock(rendering: Rendering, block: Block, nodes: readonly Node[]): string {
  const { apart } = rendering
  rendering.apart = true
  const html = blockWriters[block.name](rendering, nodes, block)
  rendering.apart = apart
  return html
}

/** A row of links, shown as buttons; the first is the one that the page wants. */
function writeActions(rendering: Rendering, nodes: readonly Node[]): string {
  rendering.actions = 0
  const links = nodes.map((node) => (isElement(node, 'p') ? rendering.inside(node) : rendering.write([node])))
  rendering.actions = -1
  return `<div class="block-actions">${links.join('').trim()}</div>`
}

/** A list of figures: the number in bold, then what it says. */
function writeNumbers(rendering: Rendering, nodes: readonly Node[]): string {
  const html = nodes.map((node) => {
    if (!isElement(node, 'ul') && !isElement(node, 'ol')) return rendering.write([node])
    const items = node.children
      .filter((item) => isElement(item, 'li'))
      .map((item) => writeNumber(rendering, item))
    return `<ul>\n${items.join('\n')}\n</ul>`
  })
  return `<div class="block-numbers">${html.join('')}</div>`
}

function writeNumber(rendering: Rendering, item: Element): string {
  const content = item.children.filter((node) => !isBlank(node))
  const paragraph = content.length === 1 && isElement(content[0], 'p') ? content[0] : item
  const at = paragraph.children.findIndex((node) => !isBlank(node))
  const number = paragraph.children[at]
  startParagraph(rendering.typography)
  if (!isElement(number, 'strong')) return `<li>${rendering.inside(paragraph)}</li>`
  const words = rendering.write(paragraph.children.slice(at + 1)).trim()
  const said = words === '' ? '' : ` <span>${words}</span>`
  return `<li><strong>${writeFigure(rendering, number)}</strong>${said}</li>`
}

/** A number with its unit apart, as the unit is set smaller; whatever else it is stays as it is. */
function writeFigure(rendering: Rendering, number: Element): string {
  const [text] = number.children
  const parts = number.children.length === 1 && text?.type === 'text' ? numberAndUnit.exec(text.value) : null
  if (!parts) return rendering.inside(number)
  const [, figure = '', unit = ''] = parts
  return `${rendering.write([{ type: 'text', value: figure }])}<span class="unit">${rendering.write([{ type: 'text', value: unit }])}</span>`
}

/** What starts with digits, whatever stands between and before them, and ends with letters or a sign. */
const numberAndUnit = /^([^\p{L}%‰°]*\d[^\p{L}%‰°]*)([\p{L}%‰°].*)$/su

/** Sections of a heading, most of them a link, and a sentence. */
function writeCards(rendering: Rendering, nodes: readonly Node[]): string {
  const { before, sections } = sectionsOf(nodes)
  const cards = sections.map((section) => `<div class="card">${rendering.write(section).trim()}</div>`)
  return `<div class="block-cards">${rendering.write(before)}${cards.join('\n')}</div>`
}

/** A remark beside the text. */
function writeNote(rendering: Rendering, nodes: readonly Node[], block: Block): string {
  const { labels, textLanguage } = rendering.context
  const title = block.title === '' ? labels.note : typeset(block.title, typographyOf(textLanguage))
  const language = block.title === '' ? labelLanguage(rendering) : ''
  return `<aside class="block-note" role="note"><p class="block-note-title"${language}>${escapeHtml(title)}</p>${rendering.write(nodes)}</aside>`
}

/** A quotation with the name of who said it. */
function writeQuote(rendering: Rendering, nodes: readonly Node[]): string {
  const by = nodes.findIndex((node) => markerOf(node)?.kind === 'by')
  const quoted = by === -1 ? nodes : nodes.slice(0, by)
  const words = quoted.map((node) =>
    isElement(node, 'blockquote') ? rendering.inside(node) : rendering.write([node]),
  )
  const quotation = `<blockquote>${words.join('').trim()}</blockquote>`
  if (by === -1) return `<figure class="block-quote">${quotation}</figure>`
  const names = nodes
    .slice(by + 1)
    .map((node) => (isElement(node, 'p') ? rendering.inside(node) : rendering.write([node])))
  return `<figure class="block-quote">${quotation}<figcaption>${names.join('').trim()}</figcaption></figure>`
}

/** Questions that open to their answers. */
function writeFaq(rendering: Rendering, nodes: readonly Node[]): string {
  const { before, sections } = sectionsOf(nodes)
  const questions = sections.map(([question, ...answer]) => {
    if (!isElement(question)) return ''
    const id = escapeHtml(claimId(rendering, visibleText(question)))
    startParagraph(rendering.typography)
    const summary = `<summary>${rendering.inside(question)}</summary>`
    return `<details id="${id}">${summary}<div class="answer">${rendering.write(answer).trim()}</div></details>`
  })
  return `<div class="block-faq">${rendering.write(before)}${questions.join('\n')}</div>`
}

/** Nodes in sections that start with a heading each, and what stands before the first. */
function sectionsOf(nodes: readonly Node[]): { before: readonly Node[]; sections: readonly Node[][] } {
  const before: Node[] = []
  const sections: Node[][] = []
  for (const node of nodes) {
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName)) sections.push([node])
    else (sections.at(-1) ?? before).push(node)
  }
  return { before, sections }
}
