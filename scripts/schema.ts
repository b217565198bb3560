import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { migrate } from '../src/content-db/migrate.sqlite.ts'
import { dumpSchema } from '../src/content-db/schema-dump.sqlite.ts'

/** Writes `migrations/schema.sql`: what the migrations and the list of languages add up to. */
const migrationsDir = resolve(import.meta.dirname, '../migrations')
const folder = mkdtempSync(join(tmpdir(), 'magnetiq-schema-'))
try {
  const databasePath = join(folder, 'schema.db')
  const outcome = migrate({ databasePath, migrationsDir, now: '2000-01-01 00:00:00' })
  if (!outcome.ok) throw new Error(outcome.message)
  writeFileSync(join(migrationsDir, 'schema.sql'), dumpSchema(databasePath))
  console.log('Wrote migrations/schema.sql.')
} finally {
  rmSync(folder, { recursive: true })
}
