import type { Edit } from './source-text.ts'

/** What a tag becomes: Markdown, and whether that says all of what the tag said. */
export interface Replacement {
  readonly text: string
  readonly complete: boolean
}

/** A replacement that needs no notice. */
export const says = (text: string): Replacement => ({ text, complete: true })

/** Nothing in place of a tag, and a notice. */
export const leftOut: Replacement = { text: '', complete: false }

/** Puts lines in place of a tag; they get the indentation of the tag's line, as lists need it. */
export function replacementEdit(whole: string, start: number, end: number, text: string): Edit {
  const lineStart = whole.lastIndexOf('\n', start - 1) + 1
  const indent = (/^[ \t]*/.exec(whole.slice(lineStart, start)) as RegExpExecArray)[0]
  if (indent === '' || !text.includes('\n')) return { start, end, text }
  const lines = text.split('\n')
  const indented = lines.map((line, index) => (index === 0 || line === '' ? line : indent + line))
  // What follows the tag on its line stays indented as well.
  const isLast = lines.at(-1) === '' && !/^[ \t]*(?:\n|$)/.test(whole.slice(end, end + 200))
  return { start, end, text: indented.join('\n') + (isLast ? indent : '') }
}
