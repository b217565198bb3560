import { sql } from 'kysely'
import { type ContentTable, contentTables } from '../content-tables.ts'
import type { Edition } from './edition.ts'

/** A row that the views cannot be read with, or that two pages of the site would share an address with. */
export interface BrokenRow {
  readonly table: string
  readonly id: number
  readonly label: string
  readonly column: string
  readonly fault: 'not-json' | 'no-text' | 'duplicate-slug'
}

/**
 * Rows that validation would have refused but that are there all the same: written by hand with the triggers
 * dropped, or by a tool that switches constraints off. Reads the tables themselves, as the views would fail.
 */
export async function findBrokenRows(edition: Edition): Promise<BrokenRow[]> {
  const found: BrokenRow[] = []
  for (const table of contentTables) {
    const columns = [...table.translatable, ...table.lists]
    for (const column of columns) found.push(...(await rowsNotJson(edition, table, column)))
    if (found.length > 0) continue
    if (table.label === 'slug') {
      for (const column of requiredTexts[table.name] ?? [])
        found.push(...(await rowsWithoutText(edition, table, column)))
      found.push(...(await duplicateSlugs(edition, table)))
    }
  }
  return found
}

const requiredTexts: Partial<Record<ContentTable['name'], readonly string[]>> = {
  pages: ['title', 'content'],
  webinars: ['title'],
  whitepapers: ['title'],
}

async function rowsNotJson(edition: Edition, table: ContentTable, column: string): Promise<BrokenRow[]> {
  const rows = await select(edition, table, sql`json_valid(${sql.ref(`row.${column}`)}) = 0`)
  return rows.map((row) => ({ ...row, table: table.name, column, fault: 'not-json' }))
}

/** Through the view of any language: where the text of a required column is missing even after falling back. */
async function rowsWithoutText(edition: Edition, table: ContentTable, column: string): Promise<BrokenRow[]> {
  const rows = await select(
    edition,
    table,
    sql`not exists (select 1 from json_each(${sql.ref(`row.${column}`)}) where type = 'text' and trim(value) <> '')`,
  )
  return rows.map((row) => ({ ...row, table: table.name, column, fault: 'no-text' }))
}

async function duplicateSlugs(edition: Edition, table: ContentTable): Promise<BrokenRow[]> {
  const rows = await select(
    edition,
    table,
    sql`exists (select 1 from ${sql.table(table.name)} as other
      where other.slug = ${sql.ref('row.slug')} and other.deleted_at is null and other.id < ${sql.ref('row.id')})`,
  )
  return rows.map((row) => ({ ...row, table: table.name, column: 'slug', fault: 'duplicate-slug' }))
}

async function select(edition: Edition, table: ContentTable, condition: ReturnType<typeof sql>) {
  const rows = sql<{ id: number; label: string; deleted_at: string | null }>`(
    select id, ${sql.ref(table.label)} as label, deleted_at, * from ${sql.table(table.name)}
  )`.as('row')
  return edition.db
    .selectFrom(rows)
    .select(['row.id', 'row.label'])
    .where('row.deleted_at', 'is', null)
    .where(sql<boolean>`${condition}`)
    .orderBy('row.id')
    .execute()
}
