import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One step of the schema: its file name, its SQL and the SHA-256 of that. */
export interface MigrationFile {
  readonly name: string
  readonly sql: string
  readonly digest: string
}

/**
 * The migrations of a folder (`0001-what-it-does.sql`), oldest first. Throws on a number that is used twice and on
 * an SQL file without one, which would never be applied, and on one that would end the transaction around all.
 * `schema.sql`, the outcome of them all, is passed over.
 */
export function readMigrations(directory: string): MigrationFile[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
    .sort()
  const unnumbered = names.find((name) => !/^\d{4}-./.test(name))
  if (unnumbered) {
    throw new Error(`${directory}: ${unnumbered} has no number. Name it as 0001-what-it-does.sql.`)
  }
  names.forEach((name, index) => {
    const previous = names[index - 1]
    if (previous?.slice(0, 4) === name.slice(0, 4)) {
      throw new Error(
        `${directory}: ${previous} and ${name} have the same number. Give the newer one the next.`,
      )
    }
  })
  return names.map((name) => {
    const sql = readFileSync(join(directory, name), 'utf8')
    if (/^\s*(commit|rollback)\b/im.test(sql)) {
      throw new Error(
        `${directory}: ${name} ends a transaction. All migrations run in one; leave it to them.`,
      )
    }
    return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
  })
}
