import type Database from 'better-sqlite3'
import { expect } from 'vitest'
import { contentTables } from '../../src/content-db/content-tables.ts'
import type { DeclaredRow } from './declared-types.ts'

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

/** Names of the tables or views of a database, sorted; what SQLite and FTS5 keep for themselves is left out. */
export function namesOf(sqlite: Database.Database, type: 'table' | 'view'): string[] {
  return sqlite
    .prepare<[string], { name: string }>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = ? AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .all(type)
    .map(({ name }) => name)
}

/** Names of the columns of a table or view. */
export function columnNames(sqlite: Database.Database, table: string): string[] {
  return columnsOf(sqlite, table).map(({ name }) => name)
}

/** What TypeScript must declare for a table, told from its columns, defaults and checks. */
export function expectedRow(sqlite: Database.Database, table: string): DeclaredRow {
  return Object.fromEntries(
    columnsOf(sqlite, table).map((column) => {
      const values = allowedValues(sqlite, table, column.name)
      const base = baseOf(column)
      return [
        column.name,
        {
          base,
          named: values ? expect.any(String) : (kindOf(table, column) ?? base),
          nullable: column.notnull === 0 && !isRowid(column),
          generated: column.dflt_value !== null || isRowid(column),
          values,
        },
      ]
    }),
  )
}

/** The values that a `CHECK (column IN (...))` allows, sorted; undefined where there is none. */
export function allowedValues(
  sqlite: Database.Database,
  table: string,
  column: string,
): (string | number)[] | undefined {
  const { sql } = sqlite
    .prepare<[string], { sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?')
    .get(table) ?? { sql: '' }
  const list = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)\\)`).exec(sql)?.[1]
  return list
    ?.split(',')
    .map((value) => value.trim())
    .map((value) => (value.startsWith("'") ? value.slice(1, -1) : Number(value)))
    .sort()
}

const columnsOf = (sqlite: Database.Database, table: string) =>
  sqlite.pragma(`table_info("${table}")`) as ColumnInfo[]

const isRowid = ({ pk, type }: ColumnInfo) => pk === 1 && type === 'INTEGER'

function baseOf({ type }: ColumnInfo): 'string' | 'number' {
  return ['INTEGER', 'REAL', 'BOOLEAN'].includes(type) ? 'number' : 'string'
}

/** The name that tables.ts has for what a column holds. */
function kindOf(table: string, { name, type }: ColumnInfo): string | undefined {
  if (type === 'BOOLEAN') return 'Flag'
  if (type === 'DATETIME') return 'UtcTime'
  const content = contentTables.find((candidate) => candidate.name === table)
  if (content?.translatable.includes(name)) return 'Translatable'
  if (content?.lists.includes(name)) return 'TextList'
  return undefined
}
