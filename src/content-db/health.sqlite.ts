import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { migrationRefusal, pendingMigrations } from './migrate.sqlite.ts'
import { oldestSqlite, sqliteVersion } from './pragmas.sqlite.ts'

/** What a look at a database file finds. */
export interface DatabaseHealth {
  readonly sqlite: { readonly version: string; readonly ok: boolean; readonly oldest: string }
  /** What `integrity_check` says where it is not "ok", and rows whose reference leads nowhere. */
  readonly damage: readonly string[]
  readonly pending: readonly string[]
  readonly rederive: boolean
  /** Why it cannot be migrated, where it cannot. */
  readonly refusal: string | undefined
}

/** Whether the commands can work with a database, and else why not and what to do. */
export type Readiness =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code: 'no-database' | 'foreign' | 'outdated'
      readonly message: string
    }

/** Looks whether a database has the schema and the languages of this version. Throws where it is no database. */
export function databaseReadiness(databasePath: string, migrationsDir: string): Readiness {
  if (!existsSync(databasePath)) {
    const message = `There is no database at ${databasePath}. Make one with \`npx magnetiq migrate\`, or set DATABASE_PATH.`
    return { ok: false, code: 'no-database', message }
  }
  const db = new Database(databasePath, { readonly: true, fileMustExist: true })
  try {
    const refusal = migrationRefusal(db, migrationsDir)
    if (refusal) return { ok: false, code: 'foreign', message: refusal }
    const { migrations, derived } = pendingMigrations(db, migrationsDir)
    if (migrations.length === 0 && !derived) return { ok: true }
    const what = migrations.join(', ') || 'the language views'
    const message = `The database is not yet that of this version (${what}). Run \`npx magnetiq migrate\`.`
    return { ok: false, code: 'outdated', message }
  } finally {
    db.close()
  }
}

/** Looks at a database without changing it. Throws where the file cannot be opened or is no database. */
export function databaseHealth(databasePath: string, migrationsDir: string): DatabaseHealth {
  const db = new Database(databasePath, { readonly: true, fileMustExist: true })
  try {
    const version = sqliteVersion(db)
    const { migrations, derived } = pendingMigrations(db, migrationsDir)
    return {
      sqlite: { version, ok: isAtLeast(version, oldestSqlite), oldest: oldestSqlite },
      damage: damageOf(db),
      pending: migrations,
      rederive: derived,
      refusal: migrationRefusal(db, migrationsDir),
    }
  } finally {
    db.close()
  }
}

function damageOf(db: Database.Database): string[] {
  const integrity = db.pragma('integrity_check') as { integrity_check: string }[]
  const broken = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  // Rows of a table that is broken cannot be looked at.
  if (broken.length > 0) return broken
  const references = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  return references.map(
    ({ table, rowid, parent }) => `${table} row ${rowid} refers to a missing row of ${parent}`,
  )
}

/** Whether a dotted version is another one or later. */
export function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, 'und', { numeric: true }) >= 0
}
