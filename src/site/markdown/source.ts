import { withoutControls } from './html.ts'
import { type MarkdownProblem, markdownProblem } from './problem.ts'

/*
 * The engine and the HTML parser are linear on all but a few shapes of text, and those are quadratic in one number:
 * how deep quotes and lists nest, how deep elements nest, how long a word or a tag is, how many cells a table has that
 * the author never wrote (a row is filled up to the width of its table), how many entities (`&amp;`) a paragraph has.
 * Each is bounded here far above what people write, so that no text takes seconds or runs out of memory.
 */
const limits = {
  characters: 300_000,
  word: 10_000,
  nesting: 100,
  tags: 10_000,
  tag: 20_000,
  cells: 100_000,
  entities: 3_000,
}

const startTag = /<[a-z]/gi
const entity = /&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]{1,31});/gi
const tableLike = /\|[ \t]*:?-|-:?[ \t]*\|/

/** A text that is safe to parse, with line feeds only and no control characters, or the reason why there is none. */
export type PreparedSource =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: MarkdownProblem }

/** Checks the size and shape of a Markdown text before it is parsed. */
export function prepareSource(source: string): PreparedSource {
  const unix = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  const text = withoutControls(unix)
  const reason =
    text.length > limits.characters
      ? `has more than ${limits.characters} characters. Split it into several pages.`
      : (tooNested(text) ??
        tooLongWord(text) ??
        tooManyTags(text) ??
        tooManyCells(text) ??
        tooManyEntities(text))
  if (reason === undefined) return { ok: true, text }
  return { ok: false, problem: markdownProblem('too-large', '', `The text ${reason}`, '') }
}

function tooNested(text: string): string | undefined {
  for (let start = 0; start !== -1; ) {
    if (nesting(text, start) > limits.nesting)
      return `nests quotes or lists more than ${limits.nesting} deep. Take some levels out.`
    const end = text.indexOf('\n', start)
    start = end === -1 ? -1 : end + 1
  }
  return undefined
}

/** How many quote and list markers stand at the start of a line: each one is a level. */
function nesting(text: string, start: number): number {
  let levels = 0
  for (let at = start; ; at++) {
    const character = text[at]
    if (character === ' ' || character === '\t') continue
    if (character === '>') {
      levels++
      continue
    }
    while (isDigit(text[at])) at++
    if (!'-+*.)'.includes(text[at] ?? 'end') || !' \t'.includes(text[at + 1] ?? 'end')) return levels
    levels++
  }
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

function tooLongWord(text: string): string | undefined {
  if (text.length <= limits.word) return undefined
  let length = 0
  for (let at = 0; at < text.length; at++) {
    length = text.charCodeAt(at) <= 32 ? 0 : length + 1
    if (length > limits.word)
      return `has a word of more than ${limits.word} characters. Put pictures and files into the media library.`
  }
  return undefined
}

function tooManyTags(text: string): string | undefined {
  let tags = 0
  let end = 0
  for (const { index } of text.matchAll(startTag)) {
    if (++tags > limits.tags)
      return `has more than ${limits.tags} HTML tags. Write it in Markdown, or split it.`
    if (end !== -1 && end <= index) end = text.indexOf('>', index)
    if ((end === -1 ? text.length : end) - index > limits.tag)
      return `has an HTML tag of more than ${limits.tag} characters. Look for a missing “>”.`
  }
  return undefined
}

function tooManyCells(text: string): string | undefined {
  if (!tableLike.test(text)) return undefined
  let cells = 0
  let columns = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') columns = 0
    else if (line.includes('-') && /^[\s>|:-]+$/.test(line))
      columns = Math.max(columns, line.split('|').length)
    cells += columns
    if (cells > limits.cells)
      return `has tables of more than ${limits.cells} cells. Split them, or offer a file.`
  }
  return undefined
}

function tooManyEntities(text: string): string | undefined {
  if (!text.includes('&')) return undefined
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    if ((paragraph.match(entity)?.length ?? 0) > limits.entities)
      return `has a paragraph of more than ${limits.entities} HTML entities such as “&amp;”. Write the characters themselves.`
  }
  return undefined
}
