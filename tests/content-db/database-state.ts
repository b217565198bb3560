import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { dumpSchema } from '../../src/content-db/schema-dump.sqlite.ts'

/** The schema and every row of a database, and what SQLite's own checks say; a missing file is an empty database. */
export interface DatabaseState {
  readonly schema: string
  readonly rows: Readonly<Record<string, readonly unknown[]>>
}

/** Reads a database as the next process to open it would. Throws where SQLite finds damage or a broken reference. */
export function stateOf(path: string): DatabaseState {
  if (!existsSync(path)) return { schema: '', rows: {} }
  const db = new Database(path)
  try {
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Error(`${path}: ${integrity}`)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${path}: ${JSON.stringify(broken)}`)
    const tables = db
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')
         AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
      )
      .all()
    const rows = tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()])
    return { schema: tables.length > 0 ? dumpSchema(path) : '', rows: Object.fromEntries(rows) }
  } finally {
    db.close()
  }
}
