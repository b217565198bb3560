import type { LanguageCode } from '../../languages.ts'
import type { Notify } from '../report.ts'

/** What the translation of a text needs to know beside the text. */
export interface Dialect {
  readonly language: LanguageCode
  readonly mdx: boolean
  /** Front matter, keys in lower case: texts quote it. */
  readonly fields: ReadonlyMap<string, unknown>
  readonly notify: Notify
}

/** A tag or component as notices show it: in one line, not too long. */
export function quoted(markup: string): string {
  const line = markup.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** A front matter text that the body quotes by name; undefined where there is none. */
export function quotedField(dialect: Dialect, key: string): string | undefined {
  const value = dialect.fields.get(key.toLowerCase())
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
