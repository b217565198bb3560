import { codeFinder } from './code-ranges.ts'
import { type Edit, edited, type SourceText } from './source-text.ts'

/** Marks of kramdown, Python-Markdown and Pandoc that would be read as text here, each with what becomes of it. */
const marks: readonly (readonly [pattern: RegExp, text: string])[] = [
  // A list item that a table of contents takes the place of; the site has its own.
  [/^[ \t]*(?:[*+-]|\d+\.)[ \t].*\n[ \t]*\{:[^}\n]{0,500}\btoc\b[^}\n]{0,500}\}[ \t]*$/gim, ''],
  [/^[ \t]*(?:\[toc\]|\[\[_?toc_?\]\]|\$\{toc\}|@\[toc\][^\n]*)[ \t]*$/gim, ''],
  [/\{::comment\}[\s\S]{0,20000}?\{:\/(?:comment)?\}/g, ''],
  [/\{::\/?[a-z]*[^}\n]{0,500}\}|\{:\/[a-z]*\}/g, ''],
  // A heading's own name, which links use, stays in the form that the renderer knows.
  [
    /^(#{1,6}[ \t][^\n]{0,500}?)[ \t]{0,9}\n?[ \t]{0,9}\{:[^}\n]{0,500}#([\w-]+)[^}\n]{0,500}\}[ \t]*$/gm,
    '$1 {#$2}',
  ],
  [/^[ \t]*\{:[^}\n]{0,500}\}[ \t]*(?:\n|$)/gm, ''],
  [/[ \t]?\{:[^}\n]{0,500}\}/g, ''],
  // Attributes of a picture or link.
  [/(?<=[)\]])\{[ \t]*(?:[.#:]|[\w-]+=)[^}\n]{0,500}\}/g, ''],
  // Abbreviations: their letters stand in the text.
  [/^\*\[[^\]\n]+\]:[^\n]*$/gm, ''],
]

/** Takes attribute lists, markers of tables of contents, comments and abbreviations out of a text, outside of code. */
export function translateKramdown(source: SourceText): SourceText {
  let current = source
  for (const [pattern, replacement] of marks) {
    if (current.text.search(pattern) === -1) continue
    const inCode = codeFinder(current.text)
    const edits: Edit[] = [...current.text.matchAll(pattern)]
      .filter(({ index }) => !inCode(index))
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        text: replacement.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? ''),
      }))
    current = edited(current, edits)
  }
  return current
}

/** Takes HTML comments out, such as the marks between excerpt and text. */
export function withoutComments(source: SourceText): SourceText {
  if (!source.text.includes('<!--')) return source
  const inCode = codeFinder(source.text)
  const edits: Edit[] = []
  let start = source.text.indexOf('<!--')
  while (start !== -1) {
    const close = source.text.indexOf('-->', start + 4)
    if (close === -1) break
    if (!inCode(start)) edits.push({ start, end: close + 3, text: '' })
    start = source.text.indexOf('<!--', inCode(start) ? start + 4 : close + 3)
  }
  return edited(source, edits)
}
