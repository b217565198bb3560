import { calloutOpening, isCallout } from './callouts.ts'
import type { Dialect } from './dialect.ts'
import { type Line, linesOf } from './lines.ts'
import { escaped } from './markdown-writing.ts'
import { type Edit, edited, type SourceText } from './source-text.ts'

const opening =
  /^([ \t]*)(!!!|\?\?\?\+?|===)[ \t]+(?:([A-Za-z-]+)(?:[ \t]+[A-Za-z-]+)*[ \t]*)?(?:"([^"]*)")?[ \t]*$/

/** Turns the blocks of MkDocs, whose content is indented by four (`!!! tip "Title"`, `??? note`, `=== "Tab"`), into ours. */
export function translateIndentedBlocks(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  if (!/^[ \t]*(?:!!!|\?\?\?|===)/m.test(text)) return source
  const lines = linesOf(text)
  const edits: Edit[] = []
  let taken = 0
  for (const [index, line] of lines.entries()) {
    const match = line.inCode || line.start < taken ? null : opening.exec(line.text)
    if (!match) continue
    const [, indent = '', mark = '', name = '', title] = match
    const content = contentOf(lines, index, indent)
    // Without content this is a line of text, or the underline of a heading.
    if (content.length === 0 || (mark === '===' && title === undefined)) continue
    const [open, close] = frame(mark, name, title, dialect)
    edits.push({ start: line.start, end: line.end, text: indent + open })
    for (const { start } of content) edits.push({ start, end: start + indent.length + 4, text: indent })
    const { end } = content.at(-1) as Line
    taken = end
    edits.push({ start: end, end, text: close === '' ? '' : `\n${indent}${close}\n` })
  }
  return edited(source, edits)
}

/** The lines that belong to a block: indented by four more, with blank lines between. */
function contentOf(lines: readonly Line[], opener: number, indent: string): Line[] {
  const content: Line[] = []
  for (let index = opener + 1; index < lines.length; index += 1) {
    const line = lines[index] as Line
    if (line.text.startsWith(`${indent}    `)) content.push(line)
    else if (line.text.trim() !== '') break
  }
  return content
}

function frame(mark: string, name: string, title: string | undefined, dialect: Dialect): [string, string] {
  if (mark === '===') return [`**${escaped(title ?? '')}**\n`, '']
  const callout = calloutOpening(
    isCallout(name) ? name : 'note',
    title || (isCallout(name) ? '' : name),
    dialect.language,
  )
  if (mark === '!!!') return [callout, ':::']
  return [
    `<details><summary>${title || callout.replace(/^:::note ?/, '') || '…'}</summary>\n`,
    '\n</details>',
  ]
}
