import type { Edit } from './source-text.ts'

/** A part of a text whose indentation only shows what it is nested in. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Takes the indentation of nested components out, so that what they held is no code by indentation: adds edits that
 * shorten each line by what the lines of its innermost span share, and the lines of other edits like those that they stand among.
 */
export function dedentEdits(text: string, spans: readonly Span[], edits: readonly Edit[]): Edit[] {
  const removals = removalsByLine(text, spans)
  if (removals.size === 0) return [...edits]
  const shifted = edits.map((edit) => {
    const lineStart = text.lastIndexOf('\n', edit.start - 1) + 1
    const removal = removals.get(lineStart) ?? 0
    const lines = edit.text.split('\n').map((line, index) => {
      const isWhole = index > 0 || edit.start === lineStart
      return isWhole ? line.slice(Math.min(removal, indentOf(line))) : line
    })
    return { ...edit, text: lines.join('\n') }
  })
  const dedents = [...removals].map(([start, removal]) => ({ start, end: start + removal, text: '' }))
  return [...shifted, ...dedents]
}

const indentOf = (line: string) => (/^[ \t]*/.exec(line) as RegExpExecArray)[0].length

/** How many characters each line loses, by the offset of its start. */
function removalsByLine(text: string, spans: readonly Span[]): Map<number, number> {
  const removals = new Map<number, number>()
  // Inner spans begin later than those around them, so theirs is the last word.
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const lines: { start: number; indent: number }[] = []
    for (
      let feed = text.indexOf('\n', start);
      feed !== -1 && feed < end;
      feed = text.indexOf('\n', feed + 1)
    ) {
      const stop = text.indexOf('\n', feed + 1)
      const line = text.slice(feed + 1, stop === -1 ? text.length : stop)
      if (line.trim() !== '' && feed + 1 + indentOf(line) < end)
        lines.push({ start: feed + 1, indent: indentOf(line) })
    }
    const shared = lines.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
    for (const line of lines) {
      if (shared > 0) removals.set(line.start, shared)
    }
  }
  return removals
}
