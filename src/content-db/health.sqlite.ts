import Database from 'better-sqlite3'
import { pendingMigrations } from './migrate.sqlite.ts'
import { oldestSqlite, sqliteVersion } from './pragmas.sqlite.ts'

/** What a look at a database file finds. */
export interface DatabaseHealth {
  readonly sqlite: { readonly version: string; readonly ok: boolean; readonly oldest: string }
  /** What `integrity_check` says where it is not "ok", and rows whose reference leads nowhere. */
  readonly damage: readonly string[]
  readonly pending: readonly string[]
  readonly rederive: boolean
}

/** Looks at a database without changing it. Throws where the file cannot be opened or is no database. */
export function databaseHealth(databasePath: string, migrationsDir: string): DatabaseHealth {
  const db = new Database(databasePath, { readonly: true, fileMustExist: true })
  try {
    const version = sqliteVersion(db)
    const integrity = db.pragma('integrity_check') as { integrity_check: string }[]
    const references = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
    const { migrations, derived } = pendingMigrations(db, migrationsDir)
    return {
      sqlite: { version, ok: isAtLeast(version, oldestSqlite), oldest: oldestSqlite },
      damage: [
        ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
        ...references.map(
          ({ table, rowid, parent }) => `${table} row ${rowid} refers to a missing row of ${parent}`,
        ),
      ],
      pending: migrations,
      rederive: derived,
    }
  } finally {
    db.close()
  }
}

/** Whether a dotted version is another one or later. */
export function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, 'und', { numeric: true }) >= 0
}
