import { calloutOpening, isCallout } from './callouts.ts'
import type { Dialect } from './dialect.ts'
import { linesOf } from './lines.ts'
import { type Edit, edited, type SourceText } from './source-text.ts'

const alert = /^([ \t]*)>[ \t]*\[!([A-Za-z-]+)\][+-]?[ \t]*(.*)$/

/** Turns quotes that begin with `[!NOTE]`, GitHub's and Obsidian's callouts, into notes. */
export function translateAlerts(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  if (!text.includes('[!')) return source
  const lines = linesOf(text)
  const edits: Edit[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as (typeof lines)[number]
    const match = line.inCode ? null : alert.exec(line.text)
    if (!match) continue
    const [, indent = '', name = '', title = ''] = match
    const opening = isCallout(name)
      ? calloutOpening(name, title, dialect.language)
      : `:::note ${title || name}`
    edits.push({ start: line.start, end: line.end, text: indent + opening })
    let last = index
    for (let next = lines[last + 1]; next && /^[ \t]*>/.test(next.text); next = lines[last + 1]) {
      const mark = (/^[ \t]*>[ \t]?/.exec(next.text) as RegExpExecArray)[0]
      edits.push({ start: next.start, end: next.start + mark.length, text: indent })
      last += 1
    }
    const end = lines[last]?.end ?? line.end
    edits.push({ start: end, end, text: `\n${indent}:::\n` })
    index = last
  }
  return edited(source, edits)
}
