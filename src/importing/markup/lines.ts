import { codeFinder } from './code-ranges.ts'

/** A line of a text, without its line feed. */
export interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Within fenced code, or the fence itself. */
  readonly inCode: boolean
}

/** The lines of a text with their places. */
export function linesOf(text: string): Line[] {
  const inCode = codeFinder(text, 'marked')
  let start = 0
  return text.split('\n').map((line) => {
    const end = start + line.length
    const first = start + (/^[ \t>]*/.exec(line) as RegExpExecArray)[0].length
    const placed = { text: line, start, end, inCode: line !== '' && inCode(Math.min(first, end - 1)) }
    start = end + 1
    return placed
  })
}
