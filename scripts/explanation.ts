import { ConfigError, readConfig } from '../src/config.ts'
import { DatabaseBusyError } from '../src/content-db/busy.sqlite.ts'

/** What a person can mend about an error, in a sentence; undefined where it is a fault of the software. */
export function explanation(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof ConfigError || error instanceof DatabaseBusyError) return error.message
  const { code } = error as NodeJS.ErrnoException
  const { databasePath } = code?.startsWith('SQLITE_') ? readConfig() : { databasePath: '' }
  switch (code) {
    case 'SQLITE_NOTADB':
      return `${databasePath} is no SQLite database. Set DATABASE_PATH to the one that is meant.`
    case 'SQLITE_CORRUPT':
      return `${databasePath} is damaged. \`npx magnetiq doctor\` says how; data/backups/ has copies.`
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return `${databasePath} cannot be opened for writing. Give this user the right to write it and its folder.`
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return `The disk is full. Nothing of what exists was changed; make room and run the command again.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${error.message}. Give this user the right to write there.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${error.message}. Where a folder belongs there is something else; move it, or set DATA_DIR.`
    default:
      return undefined
  }
}
