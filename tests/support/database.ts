import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { test as base } from 'vitest'
import {
  openForReading,
  openForWriting,
  type PublishedDb,
  type WritingDb,
} from '../../src/content-db/connection.sqlite.ts'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'

/** The migrations of the project. */
export const migrationsDir = resolve(import.meta.dirname, '../../migrations')

/** The moment at which tests migrate, UTC. */
export const migratedAt = '2026-01-15 09:00:00'

/** A migrated SQLite file with nothing in it, and the three ways to it. */
export interface TestDatabase {
  readonly path: string
  /** As the editors' code has it. */
  readonly db: WritingDb
  /** As the public site has it. */
  readonly published: PublishedDb
  /** SQLite itself, with references enforced, for what a person with a shell could do. */
  readonly sqlite: Database.Database
}

/** Makes a folder of its own under the system's temporary one. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'magnetiq-test-'))
}

/** Removes a folder that `makeFolder` made. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Makes a migrated database in a folder, or copies one that is migrated already. Whoever makes one outside of the
 * fixture closes it with `closeDatabase`.
 */
export function makeDatabase(folder: string, migrated?: string): TestDatabase {
  const path = join(folder, 'magnetiq.db')
  if (migrated) copyFileSync(migrated, path)
  else migrateNew(path)
  const sqlite = new Database(path)
  sqlite.pragma('foreign_keys = ON')
  return { path, db: openForWriting(path), published: openForReading(path), sqlite }
}

function migrateNew(databasePath: string): string {
  const outcome = migrate({ databasePath, migrationsDir, now: migratedAt })
  if (!outcome.ok) throw new Error(outcome.message)
  return databasePath
}

/** Closes every connection of a test database. */
export async function closeDatabase(database: TestDatabase): Promise<void> {
  await database.db.destroy()
  await database.published.destroy()
  database.sqlite.close()
}

/** Vitest's `test` with a temporary folder and, where a test asks for it, a migrated database in it. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('folder', ({}, { onCleanup }) => {
    const folder = makeFolder()
    onCleanup(() => removeFolder(folder))
    return folder
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  .extend('migrated', { scope: 'file' }, ({}, { onCleanup }) => {
    const folder = makeFolder()
    onCleanup(() => removeFolder(folder))
    return migrateNew(join(folder, 'migrated.db'))
  })
  .extend('database', ({ folder, migrated }, { onCleanup }) => {
    const database = makeDatabase(folder, migrated)
    onCleanup(() => closeDatabase(database))
    return database
  })
