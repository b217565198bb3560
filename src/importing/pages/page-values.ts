import { createHash } from 'node:crypto'
import type { NewPage, PageRow } from '../../content-db/editorial/pages.ts'
import { type LanguageCode, languageCodes, sourceLanguage } from '../../languages.ts'

/** A text in each language that has it. */
export type TextsByLanguage = Partial<Record<LanguageCode, string>>

const translated = ['title', 'content', 'excerpt', 'meta_description', 'seo_title', 'seo_keywords'] as const
const facts = ['template', 'status', 'is_featured', 'sort_order', 'published_at', 'withdrawn_at'] as const

/** What the files of a page say; what they leave open is left as it is in the database. */
export type PageValues = { readonly slug: string } & Readonly<
  Record<(typeof translated)[number], TextsByLanguage>
> & {
    readonly template: string
    readonly status: 'draft' | 'published'
    readonly is_featured?: 1
    readonly sort_order?: number
    readonly published_at?: string
    readonly withdrawn_at?: string
  }

/** The row of a page: what its files say, laid over the row that is there. Texts of other languages stay. */
export function pageRow(values: PageValues, existing: PageRow | undefined): NewPage {
  const texts = Object.fromEntries(
    translated.map((column) => [column, merged(existing?.[column] ?? null, values[column])]),
  )
  const said = Object.fromEntries(
    facts.flatMap((fact) => (values[fact] === undefined ? [] : [[fact, values[fact]]])),
  )
  return { slug: values.slug, ...texts, ...said } as unknown as NewPage
}

/** Nothing can stand in another language alone: the source language has every text. */
function merged(stored: string | null, said: TextsByLanguage): string | null {
  const before = stored === null ? {} : (JSON.parse(stored) as Record<string, string | null>)
  const texts: Record<string, string | null> = { ...before, ...said }
  if (!texts[sourceLanguage]?.trim()) return stored
  const order = [
    ...languageCodes,
    ...Object.keys(texts).filter((code) => !languageCodes.some((own) => own === code)),
  ]
  return JSON.stringify(
    Object.fromEntries(order.flatMap((code) => (code in texts ? [[code, texts[code]]] : []))),
  )
}

/** Whether a row says what it would say after the import. */
export function saysTheSame(existing: PageRow, row: NewPage): boolean {
  return (
    translated.every((column) => sameTexts(existing[column], row[column] ?? null)) &&
    facts.every((fact) => row[fact] === undefined || row[fact] === existing[fact])
  )
}

function sameTexts(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && digestOf(JSON.parse(a)) === digestOf(JSON.parse(b)))
}

/** Names what files say, or what a row says, in one word that changes with it. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 24)
}

/** The digest of the columns that an import writes. */
export function rowDigest(row: PageRow): string {
  const texts = translated.map((column) => (row[column] === null ? null : JSON.parse(row[column])))
  return digestOf([texts, facts.map((fact) => row[fact])])
}

/** Keys in one order, so that the order in which they were written does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  )
}
