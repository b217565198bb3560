import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { isBusy } from '../busy.sqlite.ts'
import { holdDurable } from '../pragmas.sqlite.ts'

/** Milliseconds between two attempts. */
const pause = 50

/**
 * Writes the database file anew, of living rows alone, and empties its log. `secure_delete` has put zeros where a
 * deleted row was, but when SQLite divides a full page, copies of rows stay behind in its unused part. Gives false where
 * other processes kept the database in use for `patience` milliseconds: then it may still hold what was erased.
 */
export async function overwriteErased(databasePath: string, patience: number): Promise<boolean> {
  const db = new Database(databasePath, { fileMustExist: true, timeout: pause })
  try {
    holdDurable(db)
    const end = performance.now() + patience
    return (await until(end, () => rewrite(db))) && (await until(end, () => emptyLog(db)))
  } finally {
    db.close()
  }
}

/** Empties the log of the database into its file, where nobody reads an older state of it; gives whether it did. */
export async function emptyLogOf(databasePath: string, patience: number): Promise<boolean> {
  const db = new Database(databasePath, { fileMustExist: true, timeout: pause })
  try {
    holdDurable(db)
    return await until(performance.now() + patience, () => emptyLog(db))
  } finally {
    db.close()
  }
}

async function until(end: number, attempt: () => boolean): Promise<boolean> {
  for (;;) {
    if (attempt()) return true
    if (performance.now() > end) return false
    await sleep(pause)
  }
}

function rewrite(db: Database.Database): boolean {
  try {
    db.exec('VACUUM')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

function emptyLog(db: Database.Database): boolean {
  const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return outcome?.busy === 0
}
