import { markdownTree, placedNodes } from './markdown-tree.ts'

/** Tells whether an offset lies in code, where nothing is markup. */
export type InCode = (offset: number) => boolean

/** A part of a text. */
interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Finds code as Markdown has it: between fences, in spans, by indentation; within HTML too, where an author means
 * fences and spans although Markdown reads none. `marked` leaves out code by indentation, which HTML that is indented
 * by hand would be taken for; `mdx` finds fences and spans wherever they are, as MDX has no code by indentation.
 */
export function codeFinder(text: string, kind: 'all' | 'marked' | 'mdx' = 'all'): InCode {
  return within(kind === 'mdx' ? writtenCode(text, 0, text.length) : markdownCode(text, kind))
}

function markdownCode(text: string, kind: 'all' | 'marked'): Range[] {
  return placedNodes(markdownTree(text))
    .flatMap(({ node, start, end }) => {
      if (node.type === 'html') return writtenCode(text, start, end)
      const isFenced = /^(?:`{3}|~{3})/.test(text.slice(start, start + 3))
      const isCode = node.type === 'inlineCode' || (node.type === 'code' && (kind === 'all' || isFenced))
      return isCode ? [{ start, end }] : []
    })
    .sort((a, b) => a.start - b.start)
}

const fence = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})/
const span = /(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?[^`]\1(?!`)/g

/** Fences and spans by their marks alone. */
function writtenCode(text: string, from: number, to: number): Range[] {
  const ranges: Range[] = []
  let open: { readonly start: number; readonly marks: string } | undefined
  let prose = from
  const spansUntil = (end: number) => {
    for (const { 0: code, index } of text.slice(prose, end).matchAll(span)) {
      ranges.push({ start: prose + index, end: prose + index + code.length })
    }
  }
  for (let start = from; start < to; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 || feed > to ? to : feed
    const line = text.slice(start, end)
    const marks = fence.exec(line)?.[1]
    if (open) {
      if (marks?.startsWith(open.marks) && line.trimEnd().endsWith(marks)) {
        ranges.push({ start: open.start, end })
        open = undefined
        prose = end
      }
    } else if (marks) {
      spansUntil(start)
      open = { start, marks }
    }
    start = end + 1
  }
  if (open) ranges.push({ start: open.start, end: to })
  else spansUntil(to)
  return ranges
}

function within(ranges: readonly Range[]): InCode {
  return (offset) => {
    let low = 0
    let high = ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranges[middle] as Range).end <= offset) low = middle + 1
      else high = middle
    }
    const range = ranges[low]
    return range !== undefined && range.start <= offset
  }
}
