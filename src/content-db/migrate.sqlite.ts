import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Language, languages as siteLanguages } from '../languages.ts'
import { copyBeforeMigrating } from './copy.sqlite.ts'
import {
  derive,
  derivedDigest,
  derivedObjects,
  dropDerived,
  existingDerived,
} from './derived/derive.sqlite.ts'
import { type MigrationFile, readMigrations } from './migration-files.ts'
import { holdDurable } from './pragmas.sqlite.ts'

export interface MigrateOptions {
  readonly databasePath: string
  readonly migrationsDir: string
  readonly languages?: readonly Language[]
  /** Milliseconds to wait for another migration or writer to finish; a minute unless told. */
  readonly patience?: number
  /** Now, UTC: stands in the record and in the name of the copy. */
  readonly now: string
  /** Sees every statement before it runs; tests die in it. */
  readonly onStatement?: (sql: string) => void
}

export type MigrateOutcome =
  | {
      readonly ok: true
      /** Names of the migrations that were applied now, oldest first. */
      readonly applied: readonly string[]
      /** Whether views, triggers and full-text tables were made anew. */
      readonly rederived: boolean
      /** Where the database was copied to before it was changed. */
      readonly copy?: string
    }
  | { readonly ok: false; readonly code: 'changed' | 'newer' | 'busy'; readonly message: string }

const derivedRecord = 'derived objects'

/**
 * Brings a database to the schema of this software, making the file where there is none: all of it in one
 * transaction that is locked from its start, so that another migration waits and a crash leaves the old schema.
 */
export function migrate(options: MigrateOptions): MigrateOutcome {
  mkdirSync(dirname(options.databasePath), { recursive: true })
  const db = new Database(options.databasePath, {
    timeout: options.patience ?? 60_000,
    ...(options.onStatement ? { verbose: (sql?: unknown) => options.onStatement?.(String(sql)) } : {}),
  })
  try {
    holdDurable(db)
    // A migration that rebuilds a table drops the old one, and with references enforced that deletes, or refuses to
    // leave, the rows that refer to it. SQLite takes this pragma outside of transactions only; proof is at the end.
    db.pragma('foreign_keys = OFF')
    db.exec('BEGIN IMMEDIATE')
    const outcome = migrateLocked(db, options)
    db.exec(outcome.ok ? 'COMMIT' : 'ROLLBACK')
    return outcome
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return {
        ok: false,
        code: 'busy',
        message: `${options.databasePath} is locked by another process. Stop it, or try again when it has finished.`,
      }
    }
    throw error
  } finally {
    db.close()
  }
}

/** What `migrate` would do, without doing it: the migrations still to come, and whether derived objects differ. */
export function pendingMigrations(
  db: Database.Database,
  migrationsDir: string,
  languages: readonly Language[] = siteLanguages,
): { readonly migrations: readonly string[]; readonly derived: boolean } {
  const known = recorded(db)
  return {
    migrations: readMigrations(migrationsDir)
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => name),
    derived: known.get(derivedRecord) !== derivedDigest(derivedObjects(languages)),
  }
}

/** Why `migrate` would refuse a database, in a sentence that says what to do; undefined where it would not. */
export function migrationRefusal(db: Database.Database, migrationsDir: string): string | undefined {
  return refuse(readMigrations(migrationsDir), recorded(db))?.message
}

function migrateLocked(db: Database.Database, options: MigrateOptions): MigrateOutcome {
  const languages = options.languages ?? siteLanguages
  const files = readMigrations(options.migrationsDir)
  const known = recorded(db)
  const refusal = refuse(files, known)
  if (refusal) return refusal

  const pending = files.filter(({ name }) => !known.has(name))
  const derived = derivedDigest(derivedObjects(languages))
  const rederived = pending.length > 0 || known.get(derivedRecord) !== derived
  if (!rederived) return { ok: true, applied: [], rederived }

  const copy = copyBeforeMigrating(db, options)
  db.exec(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, applied_at DATETIME NOT NULL
  )`)
  const record = db.prepare(
    'INSERT OR REPLACE INTO schema_migrations (name, digest, applied_at) VALUES (?, ?, ?)',
  )
  dropDerived(db) // its triggers and views may name what a migration changes
  for (const { name, sql, digest } of pending) {
    runMigration(db, name, sql)
    record.run(name, digest, options.now)
  }
  refuseUnderived(db)
  derive(db, languages)
  record.run(derivedRecord, derived, options.now)
  proveReferences(db)
  return { ok: true, applied: pending.map(({ name }) => name), rederived, ...(copy ? { copy } : {}) }
}

function runMigration(db: Database.Database, name: string, sql: string): void {
  try {
    db.exec(sql)
  } catch (cause) {
    throw new Error(`migrations/${name} failed and nothing was changed: ${(cause as Error).message}`, {
      cause,
    })
  }
}

/** Name and digest of everything that was applied so far. */
function recorded(db: Database.Database): Map<string, string> {
  const exists = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'").get()
  if (!exists) return new Map()
  const rows = db
    .prepare<[], { name: string; digest: string }>('SELECT name, digest FROM schema_migrations')
    .all()
  return new Map(rows.map(({ name, digest }) => [name, digest]))
}

function refuse(
  files: readonly MigrationFile[],
  known: Map<string, string>,
): Extract<MigrateOutcome, { ok: false }> | undefined {
  for (const [name, digest] of known) {
    if (name === derivedRecord) continue
    const file = files.find((candidate) => candidate.name === name)
    if (!file) {
      const message = `The database has the migration ${name}, which this version does not know. Use the newer version of Magnetiq that made it.`
      return { ok: false, code: 'newer', message }
    }
    if (file.digest !== digest) {
      const message = `migrations/${name} was changed after it was applied. Restore the file and put the change into a new migration.`
      return { ok: false, code: 'changed', message }
    }
  }
  return undefined
}

/** Views, triggers and full-text tables of a migration would be gone with the next change of the languages. */
function refuseUnderived(db: Database.Database): void {
  const [object] = existingDerived(db)
  if (!object) return
  throw new Error(
    `A migration makes the ${object.type} ${object.name}; nothing was changed. Views, triggers and full-text tables belong to src/content-db/derived/, which makes them anew at every change.`,
  )
}

function proveReferences(db: Database.Database): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  if (broken) {
    throw new Error(
      `The migration would leave ${broken.table} row ${broken.rowid} without its ${broken.parent}; nothing was changed.`,
    )
  }
}
