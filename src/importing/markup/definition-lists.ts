import { linesOf } from './lines.ts'
import { type Edit, edited, type SourceText } from './source-text.ts'

const definition = /^ {0,3}:[ \t]+(?=\S)/
const noTerm = /^(?:[ \t]|$|[#>|:]|[-*+][ \t]|\d+[.)][ \t]|`{3}|~{3}|<)/

/** Turns definition lists (a term, then lines that begin with a colon) into lists whose items begin with the term in bold. */
export function translateDefinitions(source: SourceText): SourceText {
  const { text } = source
  if (!/^ {0,3}:[ \t]/m.test(text)) return source
  const lines = linesOf(text)
  const edits: Edit[] = []
  for (const [index, line] of lines.entries()) {
    const mark = line.inCode ? undefined : definition.exec(line.text)?.[0]
    if (mark === undefined) continue
    const gap = lines[index - 1]?.text.trim() === '' ? 1 : 0
    const above = lines[index - 1 - gap]
    if (!above || above.inCode) continue
    if (definition.test(above.text) || /^[ \t]+\S/.test(above.text)) {
      // Another meaning of the same term.
      if (edits.length > 0) edits.push({ start: line.start, end: line.start + mark.length, text: '\n  ' })
    } else if (!noTerm.test(above.text)) {
      edits.push({ start: above.start, end: line.start + mark.length, text: `- ${termOf(above.text)} ` })
    }
  }
  return edited(source, edits)
}

/** The term in bold, with the name that links know it by. */
function termOf(line: string): string {
  const [, words = line, name] = /^(.*?)[ \t]*\{#([\w.-]+)[^}]*\}[ \t]*$/.exec(line) ?? []
  const bold = /^\*\*.*\*\*$|^`/.test(words.trim()) ? words.trim() : `**${words.trim()}**`
  return `${name ? `<a id="${name}"></a>` : ''}${bold}:`
}
