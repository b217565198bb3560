import Database from 'better-sqlite3'

/**
 * Takes the lock that a file stands for; null while somebody else has it, in this process or in another. It is
 * SQLite's own lock on an empty database, so that the system lets go of it when a process dies, however it dies.
 * The file stays. Gives the function that hands the lock back.
 */
export function takeFileLock(path: string): (() => void) | null {
  const db = new Database(path, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
    return () => {
      db.exec('ROLLBACK')
      db.close()
    }
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw new Error(`The lock ${path} cannot be taken.`, { cause: error })
  }
}
