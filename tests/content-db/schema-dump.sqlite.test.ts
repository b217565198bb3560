import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'
import { dumpSchema } from '../../src/content-db/schema-dump.sqlite.ts'
import { languages } from '../../src/languages.ts'
import { migratedAt, migrationsDir, test } from '../support/database.ts'
import { storeRows } from '../support/rows.ts'

test('migrations/schema.sql is what the migrations and the languages add up to', ({ database }) => {
  const kept = readFileSync(join(migrationsDir, 'schema.sql'), 'utf8')
  expect(kept, 'migrations/schema.sql is out of date: renew it with `npm run schema`').toBe(
    dumpSchema(database.path),
  )
})

test('the dump is itself a schema: executed, it gives the same dump', ({ folder, database }) => {
  const dump = dumpSchema(database.path)
  const path = join(folder, 'executed.db')
  const executed = new Database(path)
  executed.exec(dump)
  executed.close()
  expect(dumpSchema(path)).toBe(dump)
})

test('the dump does not depend on rows, nor on the way to the schema', async ({ folder, database }) => {
  const dump = dumpSchema(database.path)
  await storeRows(database.db)
  expect(dumpSchema(database.path)).toBe(dump)
  const detour = { databasePath: join(folder, 'detour.db'), migrationsDir, now: migratedAt }
  migrate({ ...detour, languages: [languages[0]] })
  expect(dumpSchema(detour.databasePath)).not.toBe(dump)
  migrate(detour)
  expect(dumpSchema(detour.databasePath)).toBe(dump)
})

test('every table, index, view and trigger is in the dump, and nothing that SQLite keeps for itself', ({
  database: { path, sqlite },
}) => {
  const dump = dumpSchema(path)
  const names = sqlite
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
       AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
    )
    .all()
  expect(names.length).toBeGreaterThan(50)
  for (const { name } of names) {
    expect(dump).toMatch(
      new RegExp(`^CREATE (UNIQUE |VIRTUAL )?(TABLE|INDEX|VIEW|TRIGGER) "?${name}"?\\b`, 'm'),
    )
  }
  expect(dump).not.toMatch(/sqlite_sequence|_fts_(en|de)_(data|idx|docsize|config)/)
})
