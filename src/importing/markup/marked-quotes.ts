import { type HtmlElement, hasClass } from './elements.ts'
import { type Edit, standsAlone } from './source-text.ts'
import type { Tag } from './tags.ts'

const credit = /(?:^|[-_])(?:credit|cite|author|attribution|source|byline)s?$/
const dash = /^\s*(?:—|–|--)\s/

/** Whether an element is a quote: it says so in its class, or names who said it. */
export function isQuote({ tag, close }: HtmlElement, within: readonly HtmlElement[], text: string): boolean {
  if (!/^(?:aside|blockquote|div|figure|section)$/.test(tag.name)) return false
  if (hasClass(tag, /quote|testimonial/)) return true
  if (!/^(?:aside|blockquote|figure)$/.test(tag.name)) return false
  const lastLine = text.slice(tag.end, close.start).trim().split('\n').at(-1) ?? ''
  return within.some(isCredit) || dash.test(lastLine)
}

const isCredit = ({ tag }: HtmlElement) =>
  /^(?:cite|footer|figcaption)$/.test(tag.name) ||
  (/^(?:p|div|span)$/.test(tag.name) && hasClass(tag, credit))

/** Characters up to which a quote is set as one: the block is made for a sentence, in large type. */
const shortQuote = 160

/** Turns an element into a quote with the name of who said it below: a block where it is short, else a Markdown quote. */
export function quoteEdits(
  element: HtmlElement,
  within: readonly HtmlElement[],
  tags: readonly Tag[],
  text: string,
): Edit[] {
  const { tag, close } = element
  const credits = within.filter(isCredit)
  const isShort = isShortQuote(text.slice(tag.end, credits[0]?.tag.start ?? close.start))
  const prefix = isShort ? '' : '> '
  const continues = /^[ \t]*\S/.test(text.slice(tag.end, close.start))
  return [
    { start: tag.start, end: tag.end, text: isShort ? '\n\n:::quote\n' : `\n\n${continues ? prefix : ''}` },
    { start: close.start, end: close.end, text: isShort ? '\n:::\n\n' : '\n\n' },
    ...credits.flatMap((each) => creditEdits(each, text, prefix)),
    ...picturesAlone(text, tags, element).map(({ end }) => ({ start: end, end, text: `\n${prefix}` })),
    ...lineStarts(text, element, credits).map((line) => ({ ...line, text: prefix })),
  ]
}

function isShortQuote(content: string): boolean {
  const words = content
    .replace(/<[^>]*>/g, '')
    .replace(/^\s*[—–].*$/m, '')
    .trim()
  return words.length <= shortQuote && !/\n[ \t]*\n/.test(words)
}

/** The indentation of each line of a quote, but for lines that begin with who said it: those are written anew. */
function lineStarts(text: string, { tag, close }: HtmlElement, credits: readonly HtmlElement[]) {
  const named = credits.map((each) => ({ start: each.tag.start, end: each.tag.end + gapOf(each, text) }))
  return [...text.slice(tag.end, close.start).matchAll(/\n([ \t]*)/g)]
    .map(({ index, 1: indent = '' }) => ({ start: tag.end + index + 1, length: indent.length }))
    .filter(({ start }) => !named.some((range) => range.start < start && start <= range.end))
    .map(({ start, length }) => ({ start, end: start + length }))
}

const gapOf = ({ tag, close }: HtmlElement, text: string) =>
  (/^\s*/.exec(text.slice(tag.end, close.start)) as RegExpExecArray)[0].length

/** Who said it stands on a line that a dash opens. */
function creditEdits(element: HtmlElement, text: string, prefix: string): Edit[] {
  const { tag, close } = element
  const mark = dash.test(text.slice(tag.end, close.start)) ? '' : '— '
  return [
    { start: tag.start, end: tag.end + gapOf(element, text), text: `\n${prefix}\n${prefix}${mark}` },
    { start: close.start, end: close.end, text: '' },
  ]
}

/** Pictures with a line of their own within an element; one above text would make HTML of the paragraph below it. */
export function picturesAlone(text: string, tags: readonly Tag[], { tag, close }: HtmlElement): Tag[] {
  return tags
    .filter(({ name, start, end }) => name === 'img' && start >= tag.end && end <= close.start)
    .filter(({ start, end }) => standsAlone(text, start, end))
}
