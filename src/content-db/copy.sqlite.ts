import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'

interface CopyOptions {
  readonly databasePath: string
  /** UTC, for the copy's name. */
  readonly now: string
  readonly onStatement?: (sql: string) => void
}

/**
 * Copies a database that holds rows, whole and checked, into `backups/` beside it, and gives the copy's path;
 * undefined for a database with nothing in it. The caller holds the write lock, so the copy is of this moment;
 * it is made through a connection of its own because VACUUM INTO cannot run inside a transaction.
 */
export function copyBeforeMigrating(
  db: Database.Database,
  { databasePath, now, onStatement }: CopyOptions,
): string | undefined {
  if (!holdsRows(db)) return undefined
  const folder = join(dirname(databasePath), 'backups')
  mkdirSync(folder, { recursive: true })
  const copy = unused(join(folder, `before-migration-${now.replaceAll(':', '').replace(' ', '-')}`))
  const unfinished = join(folder, 'before-migration.unfinished') // one name: a crash leaves at most one
  rmSync(unfinished, { force: true })
  const reader = new Database(databasePath, {
    readonly: true,
    ...(onStatement ? { verbose: (sql?: unknown) => onStatement(String(sql)) } : {}),
  })
  try {
    reader.prepare('VACUUM INTO ?').run(unfinished)
  } finally {
    reader.close()
  }
  proveWhole(unfinished)
  flush(unfinished)
  renameSync(unfinished, copy)
  flush(folder)
  flush(dirname(folder))
  return copy
}

function holdsRows(db: Database.Database): boolean {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' AND name NOT LIKE '%!_fts!_%' ESCAPE '!'",
    )
    .all()
  return tables.some(({ name }) => db.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() !== undefined)
}

function proveWhole(path: string): void {
  const copy = new Database(path, { readonly: true })
  try {
    const result = copy.pragma('integrity_check', { simple: true })
    if (result !== 'ok') throw new Error(`The copy ${path} is damaged (${result}); nothing was changed.`)
  } finally {
    copy.close()
  }
}

function unused(path: string): string {
  for (let count = 1; ; count++) {
    const candidate = `${path}${count > 1 ? `-${count}` : ''}.db`
    if (!existsSync(candidate)) return candidate
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
