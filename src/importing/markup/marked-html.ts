import { calloutOpening, isCallout, kindTitle } from './callouts.ts'
import { codeFinder, type InCode } from './code-ranges.ts'
import type { Dialect } from './dialect.ts'
import { type HtmlElement, hasClass, pairedElements } from './elements.ts'
import { type Edit, edited, type SourceText, standsAlone } from './source-text.ts'
import { attributeText, attributeValue, findTags, type Tag } from './tags.ts'

const inlineOrCell = /^(?:td|th|li|dt|dd|span|a|em|strong|b|i|small|sub|sup|abbr|summary)$/
const credit = /(?:^|[-_])(?:credit|cite|author|attribution|source|byline)s?$/
const dash = /^\s*(?:—|–|--)\s/

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
    const credits = isQuote(element, within, text)
      ? within.filter(({ tag: inner }) => isCredit(inner))
      : undefined
    const [opening, ending] = credits ? [':::quote', ':::'] : frame(tag, dialect)
    edits.push({ start: tag.start, end: tag.end, text: `\n\n${opening}\n` })
    edits.push({ start: close.start, end: close.end, text: `\n${ending}\n\n` })
    for (const inner of credits ?? []) edits.push(...creditEdits(inner, text))
    edits.push(...pictureLines(text, tags, element))
    edits.push(...lineStarts(text, tag.end, close.start, inCode, credits !== undefined))
  }
  return edited(source, edits)
}

/** A quote says so in its class, or names who said it. */
function isQuote({ tag, close }: HtmlElement, within: readonly HtmlElement[], text: string): boolean {
  if (!/^(?:aside|blockquote|div|figure|section)$/.test(tag.name)) return false
  if (hasClass(tag, /quote|testimonial/)) return true
  if (!/^(?:aside|blockquote|figure)$/.test(tag.name)) return false
  const lastLine = text.slice(tag.end, close.start).trim().split('\n').at(-1) ?? ''
  return within.some(({ tag: inner }) => isCredit(inner)) || dash.test(lastLine)
}

const isCredit = (tag: Tag) =>
  /^(?:cite|footer|figcaption)$/.test(tag.name) ||
  (/^(?:p|div|span)$/.test(tag.name) && hasClass(tag, credit))

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

/** A quote ends with a line that a dash opens. */
function creditEdits({ tag, close }: HtmlElement, text: string): Edit[] {
  const words = text.slice(tag.end, close.start)
  const gap = (/^\s*/.exec(words) as RegExpExecArray)[0].length
  return [
    { start: tag.start, end: tag.end + gap, text: `\n\n${dash.test(words) ? '' : '— '}` },
    { start: close.start, end: close.end, text: '\n' },
  ]
}

/** A picture on a line of its own would make HTML of the paragraph below it. */
function pictureLines(text: string, tags: readonly Tag[], { tag, close }: HtmlElement): Edit[] {
  return tags
    .filter(({ name, start, end }) => name === 'img' && start >= tag.end && end <= close.start)
    .filter(({ start, end }) => standsAlone(text, start, end))
    .map(({ end }) => ({ start: end, end, text: '\n' }))
}

/** Takes the indentation within an element out: all of it in a quote, elsewhere what its lines of text share. */
function lineStarts(text: string, start: number, end: number, inCode: InCode, all: boolean): Edit[] {
  const lines = [...text.slice(start, end).matchAll(/\n([ \t]*)(?=\S)/g)]
    .map(({ index, 1: indent = '' }) => ({ start: start + index + 1, indent: indent.length }))
    .filter((line) => !inCode(line.start))
  const ofText = lines.filter((line) => text[line.start + line.indent] !== '<')
  const shared = all
    ? Number.POSITIVE_INFINITY
    : ofText.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
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
