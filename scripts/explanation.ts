import { dirname, join } from 'node:path'
import { ConfigError, readConfig } from '../src/config.ts'
import { DatabaseBusyError } from '../src/content-db/busy.sqlite.ts'

/** What a person can mend about an error, in a sentence; undefined where it is a fault of the software. */
export function explanation(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof ConfigError || error instanceof DatabaseBusyError) return error.message
  const { code = '' } = error as NodeJS.ErrnoException
  return code.startsWith('SQLITE_') ? databaseTrouble(code, error.message) : fileTrouble(code, error.message)
}

function databaseTrouble(code: string, message: string): string | undefined {
  const { databasePath } = readConfig()
  const backups = join(dirname(databasePath), 'backups')
  if (code === 'SQLITE_NOTADB') {
    return `${databasePath} is not a database. Set DATABASE_PATH to the one that is meant.`
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return `${databasePath} is damaged: ${message}. \`npx magnetiq doctor\` says where; ${backups}/ has copies.`
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)/.test(code)) {
    return `${databasePath} cannot be used: ${message}. See that it is a file, that this user may write it and its folder, and that the disk has room.`
  }
  return undefined
}

function fileTrouble(code: string, message: string): string | undefined {
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return `${message}. Give this user the right to write there.`
  if (code === 'ENOSPC') return `${message}. Make room on the disk and run the command again.`
  if (['ENOTDIR', 'EEXIST'].includes(code)) {
    return `${message}. Something else is where a folder belongs: move it, or set DATA_DIR.`
  }
  return undefined
}
