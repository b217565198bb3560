import { calloutOpening, isCallout, kindTitle } from './callouts.ts'
import { codeFinder, type InCode } from './code-ranges.ts'
import type { Dialect } from './dialect.ts'
import { pairedElements } from './elements.ts'
import { isQuote, picturesAlone, quoteEdits } from './marked-quotes.ts'
import { type Edit, edited, type SourceText } from './source-text.ts'
import { attributeText, attributeValue, findTags, type Tag } from './tags.ts'

const inlineOrCell = /^(?:td|th|li|dt|dd|span|a|em|strong|b|i|small|sub|sup|abbr|summary)$/

/**
 * Translates HTML whose content is Markdown (`markdown="1"` of kramdown and Markdown Extra): a quote with the name of
 * who said it and a remark become blocks, of everything else the content stays.
 */
export function translateMarkedHtml(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  if (!/\bmarkdown\b/i.test(text)) return source
  const inCode = codeFinder(text, 'marked')
  const tags = findTags(text, (offset) => !inCode(offset))
  const elements = pairedElements(tags)
  const marked = elements.filter(({ tag }) => tag.attributes.has('markdown'))
  const edits: Edit[] = []
  for (const element of marked) {
    const { tag, close } = element
    if (inlineOrCell.test(tag.name) || /^(?:0|span)$/.test(attributeText(tag, 'markdown') ?? '')) {
      edits.push({ start: tag.start, end: tag.end, text: withoutMark(tag) })
      continue
    }
    const within = elements.filter((inner) => inner.tag.start >= tag.end && inner.close.end <= close.start)
    if (isQuote(element, within, text)) {
      edits.push(...quoteEdits(element, within, tags, text))
      continue
    }
    const [opening, ending] = frame(tag, dialect)
    edits.push({ start: tag.start, end: tag.end, text: `\n\n${opening}\n` })
    edits.push({ start: close.start, end: close.end, text: `\n${ending}\n\n` })
    edits.push(...picturesAlone(text, tags, element).map(({ end }) => ({ start: end, end, text: '\n' })))
    edits.push(...dedents(text, tag.end, close.start, inCode))
  }
  return edited(source, edits)
}

/** What stands in place of the tags of an element: a note for a remark, and nothing for a mere container. */
function frame(tag: Tag, dialect: Dialect): [opening: string, ending: string] {
  if (tag.name === 'details') return ['<details>\n', '\n</details>']
  if (tag.name === 'blockquote') return ['<blockquote>\n', '\n</blockquote>']
  const classes = (attributeText(tag, 'class') ?? '').toLowerCase().split(/[\s_-]+/)
  // `alert alert-warning` says more with its second class.
  const kind = classes.find((name) => kindTitle(name, dialect.language) !== '') ?? classes.find(isCallout)
  if (tag.name !== 'aside' && !kind) return ['', '']
  return [calloutOpening(kind ?? 'note', attributeText(tag, 'title'), dialect.language), ':::']
}

/** Takes out the indentation that the lines of text within an element share. */
function dedents(text: string, start: number, end: number, inCode: InCode): Edit[] {
  const lines = [...text.slice(start, end).matchAll(/\n([ \t]*)(?=\S)/g)]
    .map(({ index, 1: indent = '' }) => ({ start: start + index + 1, indent: indent.length }))
    .filter((line) => !inCode(line.start))
  const ofText = lines.filter((line) => text[line.start + line.indent] !== '<')
  const shared = ofText.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  return lines
    .filter(({ indent }) => indent > 0)
    .map((line) => ({ start: line.start, end: line.start + Math.min(shared, line.indent), text: '' }))
}

function withoutMark(tag: Tag): string {
  const attributes = [...tag.attributes].flatMap(([name, attribute]) =>
    name === 'markdown' || attribute.kind !== 'text' ? [] : ` ${name}="${attributeValue(attribute.value)}"`,
  )
  return `<${tag.name}${attributes.join('')}>`
}
