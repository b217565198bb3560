import type { MdastNode } from 'satteri'
import { codeFinder } from '../markup/code-ranges.ts'
import { childrenOf, markdownTree, plainText } from '../markup/markdown-tree.ts'
import { edited, type SourceText } from '../markup/source-text.ts'
import { decodeEntities } from '../markup/tags.ts'

/** A page's title and its text without the heading that says the same. */
export interface TitledText {
  readonly title: string | undefined
  readonly body: SourceText
}

/**
 * Takes the title from the first heading of the first level where front matter has none; that heading, or one at the
 * start that repeats the title, goes from the text, because pages show their title themselves.
 */
export function titledText(body: SourceText, title: string | undefined): TitledText {
  const heading =
    markdownHeading(body.text, title !== undefined) ?? htmlHeading(body.text, title !== undefined)
  if (!heading || (title !== undefined && !same(heading.words, title))) return { title, body }
  return {
    title: title ?? heading.words,
    body: edited(body, [{ start: heading.start, end: heading.end, text: '' }]),
  }
}

interface Heading {
  readonly words: string
  readonly start: number
  readonly end: number
}

function markdownHeading(text: string, firstOnly: boolean): Heading | undefined {
  const blocks = childrenOf(markdownTree(text))
  const isHeading = (block: MdastNode) => block.type === 'heading' && plainText(block).trim() !== ''
  const first = (firstOnly ? blocks.slice(0, 1) : blocks).find(
    (block) => isHeading(block) && block.type === 'heading' && block.depth === 1,
  )
  // A text that opens with a heading of another level means that one.
  const node = first ?? (firstOnly ? undefined : blocks.slice(0, 1).find(isHeading))
  const { start, end } = node?.position ?? {}
  if (!node || start?.offset === undefined || end?.offset === undefined) return undefined
  return { words: oneLine(plainText(node)), start: start.offset, end: end.offset }
}

function htmlHeading(text: string, firstOnly: boolean): Heading | undefined {
  const match = /<h1\b[^>]*>([\s\S]{1,1000}?)<\/h1>/i.exec(text)
  if (!match || codeFinder(text)(match.index)) return undefined
  if (
    firstOnly &&
    text
      .slice(0, match.index)
      .replace(/<[^>]*>/g, '')
      .trim() !== ''
  )
    return undefined
  const pictured = (match[1] as string).replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, '$1')
  const words = oneLine(decodeEntities(pictured.replace(/<[^>]*>/g, '')))
  return words === '' ? undefined : { words, start: match.index, end: match.index + match[0].length }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const same = (a: string, b: string) => letters(a) === letters(b)
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
