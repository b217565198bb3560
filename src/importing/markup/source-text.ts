/** A text on its way to Magnetiq's Markdown, and the line of the file that each of its lines came from. */
export interface SourceText {
  readonly text: string
  readonly lines: readonly number[]
}

/** A replacement of `text.slice(start, end)`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text as it stands in its file, from a line on. */
export function sourceText(text: string, firstLine: number): SourceText {
  return { text, lines: text.split('\n').map((_, index) => firstLine + index) }
}

/** Tells the line of the file that an offset came from; offsets must be asked for in ascending order to be quick. */
export function lineFinder(source: SourceText): (offset: number) => number {
  let line = 0
  let start = 0
  return (offset) => {
    if (offset < start) {
      line = 0
      start = 0
    }
    for (let feed = source.text.indexOf('\n', start); feed !== -1 && feed < offset; ) {
      line += 1
      start = feed + 1
      feed = source.text.indexOf('\n', start)
    }
    return source.lines[line] ?? source.lines.at(-1) ?? 1
  }
}

/** Makes the edits. Of two that overlap, the one that begins earlier is made, the longer one of equals. */
export function edited(source: SourceText, edits: readonly Edit[]): SourceText {
  if (edits.length === 0) return source
  const lineAt = lineFinder(source)
  const parts: string[] = []
  const lines: number[] = [source.lines[0] ?? 1]
  let done = 0
  const keep = (end: number) => {
    const kept = source.text.slice(done, end)
    for (let feed = kept.indexOf('\n'); feed !== -1; feed = kept.indexOf('\n', feed + 1)) {
      lines.push(lineAt(done + feed + 1))
    }
    parts.push(kept)
  }
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < done) continue
    keep(edit.start)
    parts.push(edit.text)
    const line = lineAt(edit.start)
    for (const _ of edit.text.matchAll(/\n/g)) lines.push(line)
    done = edit.end
  }
  keep(source.text.length)
  return { text: parts.join(''), lines }
}

/** Whether nothing but blanks stands beside `start..end` on its lines. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const feed = text.indexOf('\n', end)
  const after = text.slice(end, feed === -1 ? text.length : feed)
  return before.trim() === '' && after.trim() === ''
}

/** The lines without the indentation that all of them share. */
export function dedented(text: string): string {
  const lines = text.split('\n')
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const shared = indents.length > 0 ? Math.min(...indents.slice(0, 10_000)) : 0
  return shared === 0 ? text : lines.map((line) => line.slice(Math.min(shared, indentOf(line)))).join('\n')
}

const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0].length ?? 0
