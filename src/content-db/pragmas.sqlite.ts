import type Database from 'better-sqlite3'

/** The oldest SQLite that may open the file: earlier ones can lose writes when a WAL is reset under load. */
export const oldestSqlite = '3.51.3'

/**
 * Sets what every writing connection rests on and proves that it holds: WAL, an fsync for each commit,
 * references enforced, triggers that also see the rows which REPLACE takes away, and zeros where deleted content was.
 * Throws where SQLite refuses one of them, as on a file system without locks.
 */
export function holdDurable(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('recursive_triggers = ON')
  db.pragma('secure_delete = ON')
  prove(db, 'journal_mode', 'wal')
  prove(db, 'synchronous', 2)
  prove(db, 'foreign_keys', 1)
  prove(db, 'recursive_triggers', 1)
  prove(db, 'secure_delete', 1)
}

/** Throws unless a pragma has the value that was asked for. */
export function prove(db: Database.Database, pragma: string, expected: unknown): void {
  const actual = db.pragma(pragma, { simple: true })
  if (actual !== expected) {
    throw new Error(
      `${db.name}: PRAGMA ${pragma} is ${actual}, not ${expected}. Keep the database on a local disk.`,
    )
  }
}

/** The version of the SQLite library in this process. */
export function sqliteVersion(db: Database.Database): string {
  return db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? ''
}
