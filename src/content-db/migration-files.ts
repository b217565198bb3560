import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One step of the schema: its file name, its SQL and the SHA-256 of that. */
export interface MigrationFile {
  readonly name: string
  readonly sql: string
  readonly digest: string
}

/** The migrations of a folder (`0001-what-it-does.sql`), oldest first. Throws on a number that is used twice. */
export function readMigrations(directory: string): MigrationFile[] {
  const names = readdirSync(directory)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
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
    return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
  })
}
