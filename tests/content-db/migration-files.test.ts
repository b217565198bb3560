import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readMigrations } from '../../src/content-db/migration-files.ts'
import { test as base, migrationsDir } from '../support/database.ts'

const test = base.extend('files', ({ folder }) => (files: Record<string, string>) => {
  const directory = join(folder, 'migrations')
  mkdirSync(directory)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
})

test('migrations are read oldest first, with their text and its SHA-256', ({ files }) => {
  const sql = 'CREATE TABLE b (id INTEGER);'
  const directory = files({ '0010-later.sql': '', '0002-b.sql': sql, '0001-a.sql': '' })
  const migrations = readMigrations(directory)
  expect(migrations.map(({ name }) => name)).toEqual(['0001-a.sql', '0002-b.sql', '0010-later.sql'])
  expect(migrations[1]).toEqual({
    name: '0002-b.sql',
    sql,
    digest: createHash('sha256').update(sql).digest('hex'),
  })
})

test('the resulting schema and notes are no migrations', ({ files }) => {
  expect(readMigrations(files({ '0001-a.sql': '', 'schema.sql': 'x', 'README.md': 'x' }))).toHaveLength(1)
})

test('two with the same number are refused by name', ({ files }) => {
  const directory = files({ '0001-a.sql': '', '0001-b.sql': '' })
  expect(() => readMigrations(directory)).toThrow('0001-a.sql and 0001-b.sql have the same number')
})

test.for(['add-tags.sql', '2-tags.sql', '0002.sql'])(
  'an SQL file that would never be applied is refused: %s',
  (name, { files }) => {
    const directory = files({ '0001-a.sql': '', [name]: '' })
    expect(() => readMigrations(directory)).toThrow(`${name} has no number`)
  },
)

test.for(['COMMIT;', 'x;\n  commit;', 'ROLLBACK;'])(
  'one that ends the transaction is refused: %j',
  (sql, { files }) => {
    const directory = files({ '0001-a.sql': sql })
    expect(() => readMigrations(directory)).toThrow('0001-a.sql ends a transaction')
  },
)

test('the migrations of the project can be read', () => {
  expect(readMigrations(migrationsDir).length).toBeGreaterThan(0)
})
