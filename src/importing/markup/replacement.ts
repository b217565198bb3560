import { type Edit, standsAlone } from './source-text.ts'

/** What a tag becomes: Markdown, and whether that says all of what the tag said. */
export interface Replacement {
  readonly text: string
  readonly complete: boolean
}

/** A replacement that needs no notice. */
export const says = (text: string): Replacement => ({ text, complete: true })

/** Nothing in place of a tag, and a notice. */
export const leftOut: Replacement = { text: '', complete: false }

/** Puts lines in place of a tag; where the tag has a line of its own, they get its indentation, as lists need it. */
export function replacementEdit(whole: string, start: number, end: number, text: string): Edit {
  if (!text.includes('\n') || !standsAlone(whole, start, end)) return { start, end, text }
  const lineStart = whole.lastIndexOf('\n', start - 1) + 1
  const indent = whole.slice(lineStart, start)
  const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line))
  return { start: lineStart, end, text: lines.join('\n') }
}
