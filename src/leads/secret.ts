import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const length = 32

/**
 * The secret that signs what this installation hands out: 32 random bytes in the file `secret` of the data directory,
 * made when they are first needed and readable by its owner alone. Links in mails hold as long as the file does.
 */
export function readSecret(dataDir: string): Buffer {
  const path = join(dataDir, 'secret')
  const found = readIfThere(path)
  if (found) return checked(found, path)
  mkdirSync(dataDir, { recursive: true })
  // Written beside and linked into place, so that of several processes that start one wins and none reads half.
  const draft = join(dataDir, `secret.${randomBytes(6).toString('hex')}`)
  writeFileSync(draft, randomBytes(length), { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return checked(readFileSync(path), path)
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`The secret ${path} cannot be read.`, { cause: error })
  }
}

function checked(secret: Buffer, path: string): Buffer {
  if (secret.length === length) return secret
  throw new Error(
    `${path} is no secret: it must have ${length} bytes and has ${secret.length}. Restore it from a backup, or remove it to have a new one made: links that were mailed before will not open then.`,
  )
}
