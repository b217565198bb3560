import { sql } from 'kysely'
import { sourceLanguage } from '../../languages.ts'
import { type ContentTable, contentTables } from '../content-tables.ts'
import type { Rule } from '../derived/column-rules.sqlite.ts'
import { contentRules } from '../derived/validation.sqlite.ts'
import type { Edition } from './edition.ts'

/** A row that the views cannot be read with, or that two pages of the site would share an address with. */
export interface BrokenRow {
  readonly table: string
  readonly id: number
  readonly label: string
  readonly column: string
  /** What is wrong and what to write instead. */
  readonly message: string
}

/**
 * Rows that validation would have refused but that are there all the same: written by hand with the triggers
 * dropped, or by a tool that switches constraints off. Reads the tables themselves, as the views would fail.
 */
export async function findBrokenRows(edition: Edition): Promise<BrokenRow[]> {
  const found: BrokenRow[] = []
  for (const table of contentTables) {
    found.push(...(await rowsRefused(edition, table)), ...(await rowsWithTakenName(edition, table)))
  }
  return found
}

/** What the database may hold and no calendar can. */
const unshowable: Partial<Record<ContentTable['name'], readonly Rule[]>> = {
  webinars: [
    {
      column: 'duration_minutes',
      refusedWhen: 'NEW.duration_minutes > 527040',
      message: 'this is longer than a year. Write the length in minutes.',
    },
    {
      column: 'scheduled_at',
      refusedWhen: "NEW.scheduled_at NOT BETWEEN '1900-01-01' AND '9998-12-31'",
      message: 'write a time between the years 1900 and 9998.',
    },
  ],
}

/** For each column, the number of the first rule that the row breaks. */
interface JudgedRow {
  readonly id: number
  readonly label: string
  readonly [column: string]: number | string | null
}

/** In one scan, the first rule of each column that a row breaks: later rules read what earlier ones have proven. */
async function rowsRefused(edition: Edition, table: ContentTable): Promise<BrokenRow[]> {
  const refused = [...contentRules(table, sourceLanguage), ...(unshowable[table.name] ?? [])]
  const rules = Map.groupBy(refused, ({ column }) => column)
  const columns = [...rules].map(([column, ofColumn]) => {
    const cases = ofColumn.map(({ refusedWhen }, rule) => `WHEN ${refusedWhen} THEN ${rule}`)
    return `CASE ${cases.join(' ')} END AS "${column}"`
  })
  const judged = sql<JudgedRow>`(
    SELECT id, ${sql.ref(table.label)} AS label, ${sql.raw(columns.join(', '))}
    FROM ${sql.table(table.name)} AS NEW WHERE deleted_at IS NULL
  )`.as('row')
  const isBroken = [...rules.keys()].map((column) => sql`${sql.ref(`row.${column}`)} IS NOT NULL`)
  const rows = await edition.db
    .selectFrom(judged)
    .selectAll('row')
    .where(sql<boolean>`(${sql.join(isBroken, sql` OR `)})`)
    .orderBy('row.id')
    .$castTo<JudgedRow>()
    .execute()
  return rows.flatMap((row) =>
    [...rules].flatMap(([column, ofColumn]) => {
      const rule = ofColumn[Number(row[column] ?? -1)]
      return rule ? { ...placeOf(table, row), column, message: rule.message } : []
    }),
  )
}

/** All but the oldest of the living rows that share a slug or file name. */
async function rowsWithTakenName(edition: Edition, table: ContentTable): Promise<BrokenRow[]> {
  const rows = sql<{ id: number; label: string; oldest: number }>`(
    SELECT id, ${sql.ref(table.label)} AS label, min(id) OVER (PARTITION BY ${sql.ref(table.label)}) AS oldest
    FROM ${sql.table(table.name)} WHERE deleted_at IS NULL
  )`.as('row')
  const shared = await edition.db
    .selectFrom(rows)
    .select(['row.id', 'row.label', 'row.oldest'])
    .whereRef('row.id', '<>', 'row.oldest')
    .orderBy('row.id')
    .execute()
  return shared.map((row) => ({
    ...placeOf(table, row),
    column: table.label,
    message: `row ${row.oldest} has the same ${table.label}. Give one of them another, or delete it.`,
  }))
}

const placeOf = (table: ContentTable, { id, label }: { id: number; label: string }) => ({
  table: table.name,
  id,
  label,
})
