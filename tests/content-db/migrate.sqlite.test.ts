import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect } from 'vitest'
import { migrate, pendingMigrations } from '../../src/content-db/migrate.sqlite.ts'
import { dumpSchema } from '../../src/content-db/schema-dump.sqlite.ts'
import type { Language } from '../../src/languages.ts'
import { migratedAt, migrationsDir, test } from '../support/database.ts'
import { endOf, startProcess } from '../support/process.ts'
import { storeRows } from '../support/rows.ts'
import { stateOf } from './database-state.ts'
import { holdLock } from './lock-holder.ts'
import { withSecondMigration } from './second-migration.ts'

const later = '2026-02-01 12:30:00'
const backups = (folder: string) => {
  const path = join(folder, 'backups')
  return existsSync(path) ? readdirSync(path) : []
}

describe('a first migration', () => {
  test('makes the folder and the file, and applies every migration', ({ folder }) => {
    const databasePath = join(folder, 'data/site/magnetiq.db')
    const applied = readdirSync(migrationsDir).filter((name) => /^\d/.test(name))
    expect(migrate({ databasePath, migrationsDir, now: migratedAt })).toEqual({
      ok: true,
      applied: applied.sort(),
      rederived: true,
    })
    expect(stateOf(databasePath).schema).toContain('CREATE TABLE pages')
  })

  test('keeps no copy, as there is nothing to keep', ({ folder, database }) => {
    expect(existsSync(database.path)).toBe(true)
    expect(backups(folder)).toEqual([])
  })

  test('leaves a database that is in WAL mode', ({ database }) => {
    expect(database.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
  })
})

test('migrating again changes nothing', ({ folder, database }) => {
  const before = stateOf(database.path)
  expect(migrate({ databasePath: database.path, migrationsDir, now: later })).toEqual({
    ok: true,
    applied: [],
    rederived: false,
  })
  expect(stateOf(database.path)).toEqual(before)
  expect(backups(folder)).toEqual([])
})

const englishAlone: readonly Language[] = [{ code: 'en', name: 'English', locale: 'en-GB', fallback: null }]

test('what is still to come is told without doing it', ({ folder, database: { sqlite } }) => {
  expect(pendingMigrations(sqlite, migrationsDir)).toEqual({ migrations: [], derived: false })
  expect(pendingMigrations(sqlite, withSecondMigration(folder)).migrations).toEqual(['9000-later.sql'])
  expect(pendingMigrations(sqlite, migrationsDir, englishAlone)).toEqual({ migrations: [], derived: true })
  const empty = new Database(':memory:')
  expect(pendingMigrations(empty, migrationsDir)).toMatchObject({
    migrations: expect.arrayContaining(['0001-content.sql']),
    derived: true,
  })
  empty.close()
})

describe('a later migration', () => {
  test('is applied alone and recorded', async ({ folder, database }) => {
    await storeRows(database.db)
    const directory = withSecondMigration(folder)
    expect(migrate({ databasePath: database.path, migrationsDir: directory, now: later })).toMatchObject({
      ok: true,
      applied: ['9000-later.sql'],
      rederived: true,
    })
    const records = await database.db
      .selectFrom('schema_migrations')
      .select(['name', 'applied_at'])
      .orderBy('name')
      .execute()
    expect(records).toContainEqual({ name: '0001-content.sql', applied_at: migratedAt })
    expect(records).toContainEqual({ name: '9000-later.sql', applied_at: later })
  })

  test('may rebuild a table that others refer to, and no row is lost', async ({ folder, database }) => {
    await storeRows(database.db)
    const before = stateOf(database.path).rows
    const outcome = migrate({
      databasePath: database.path,
      migrationsDir: withSecondMigration(folder),
      now: later,
    })
    expect(outcome).toMatchObject({ ok: true })
    const after = stateOf(database.path).rows
    for (const table of ['media_files', 'whitepapers', 'webinars']) {
      expect(before[table]?.length).toBeGreaterThan(0)
      expect(after[table], table).toEqual(before[table])
    }
  })

  test('leaves references enforced for the next connection', async ({ folder, database }) => {
    migrate({ databasePath: database.path, migrationsDir: withSecondMigration(folder), now: later })
    const orphan = { slug: 'orphan', title: '{"en":"x"}', file_id: 99 }
    await expect(database.db.insertInto('whitepapers').values(orphan).execute()).rejects.toThrow(
      'FOREIGN KEY',
    )
  })
})

describe('before a database with rows is changed', () => {
  test('a copy is kept that opens, with the old schema and every row', async ({ folder, database }) => {
    await storeRows(database.db)
    const before = stateOf(database.path)
    const outcome = migrate({
      databasePath: database.path,
      migrationsDir: withSecondMigration(folder),
      now: later,
    })
    expect(outcome).toMatchObject({
      copy: join(folder, 'backups/before-migration-2026-02-01-123000.db'),
    })
    expect(backups(folder)).toEqual(['before-migration-2026-02-01-123000.db'])
    expect(stateOf(join(folder, 'backups/before-migration-2026-02-01-123000.db'))).toEqual(before)
    expect(stateOf(database.path).schema).not.toEqual(before.schema)
  })

  test('copies of the same second do not replace each other', async ({ folder, database }) => {
    await storeRows(database.db)
    const options = { databasePath: database.path, migrationsDir, now: later }
    migrate({ ...options, languages: englishAlone })
    migrate(options)
    expect(backups(folder).sort()).toEqual([
      'before-migration-2026-02-01-123000-2.db',
      'before-migration-2026-02-01-123000.db',
    ])
  })

  test('rows that only lie in the write-ahead log are in the copy', async ({ folder, database }) => {
    await storeRows(database.db)
    expect(existsSync(`${database.path}-wal`)).toBe(true)
    const outcome = migrate({
      databasePath: database.path,
      migrationsDir: withSecondMigration(folder),
      now: later,
    })
    const { pages } = stateOf((outcome as { copy: string }).copy).rows
    expect(pages).toHaveLength(5)
  })

  test('an unfinished copy of a crash before is cleared away', async ({ folder, database }) => {
    await storeRows(database.db)
    mkdirSync(join(folder, 'backups'))
    writeFileSync(join(folder, 'backups/before-migration.unfinished'), 'half a copy')
    const outcome = migrate({
      databasePath: database.path,
      migrationsDir: withSecondMigration(folder),
      now: later,
    })
    expect(outcome).toMatchObject({ ok: true })
    expect(backups(folder)).toEqual(['before-migration-2026-02-01-123000.db'])
  })
})

describe('a migration that fails', () => {
  const failing = [
    [
      'in its SQL',
      'CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);',
      /9000-later\.sql failed and nothing was changed: no such table: nowhere/,
    ],
    [
      'by leaving a reference to nothing',
      'DELETE FROM media_files WHERE id = 1;',
      /leave (whitepapers|webinars) row \d+ without its media_files/,
    ],
    ['by making a view', 'CREATE VIEW mine AS SELECT 1;', /makes the view mine; nothing was changed/],
    [
      'by making a trigger',
      'CREATE TRIGGER mine AFTER DELETE ON pages BEGIN SELECT 1; END;',
      /makes the trigger mine/,
    ],
    ['by making a full-text table', 'CREATE VIRTUAL TABLE mine USING fts5(x);', /makes the table mine/],
    [
      'by ending the transaction',
      'CREATE TABLE half (id INTEGER);\nCOMMIT;\n',
      /9000-later\.sql ends a transaction/,
    ],
  ] as const

  test.for(failing)('%s changes nothing', async ([, sql, message], { folder, database }) => {
    await storeRows(database.db)
    const before = stateOf(database.path)
    const directory = withSecondMigration(folder, sql)
    expect(() => migrate({ databasePath: database.path, migrationsDir: directory, now: later })).toThrow(
      message,
    )
    expect(stateOf(database.path)).toEqual(before)
    expect(migrate({ databasePath: database.path, migrationsDir, now: later })).toMatchObject({ ok: true })
  })

  test('throws with its cause', ({ folder, database }) => {
    const directory = withSecondMigration(folder, 'SELECT * FROM nowhere;')
    const run = () => migrate({ databasePath: database.path, migrationsDir: directory, now: later })
    expect(run).toThrow(expect.objectContaining({ cause: expect.any(Database.SqliteError) }))
  })
})

describe('a database that does not fit the migrations', () => {
  test('is refused where an applied migration was changed', ({ folder, database }) => {
    const directory = withSecondMigration(folder)
    const options = { databasePath: database.path, migrationsDir: directory, now: later }
    migrate(options)
    const before = stateOf(database.path)
    writeFileSync(join(directory, '9000-later.sql'), '-- changed my mind')
    expect(migrate(options)).toMatchObject({
      ok: false,
      code: 'changed',
      message: expect.stringContaining('9000-later.sql was changed after it was applied'),
    })
    expect(stateOf(database.path)).toEqual(before)
  })

  test('is refused where a newer version made it', ({ folder, database }) => {
    migrate({ databasePath: database.path, migrationsDir: withSecondMigration(folder), now: later })
    const before = stateOf(database.path)
    expect(migrate({ databasePath: database.path, migrationsDir, now: later })).toMatchObject({
      ok: false,
      code: 'newer',
      message: expect.stringContaining('9000-later.sql'),
    })
    expect(stateOf(database.path)).toEqual(before)
  })
})

describe('of several migrations at once', () => {
  const migrateProcess = join(import.meta.dirname, 'processes/migrate.ts')
  const run = (task: object) => endOf(startProcess(migrateProcess, JSON.stringify(task)))

  test('on a new file all succeed and one of them applies', async ({ folder }) => {
    for (let round = 1; round <= 5; round++) {
      const databasePath = join(folder, `${round}`, 'magnetiq.db')
      const task = { databasePath, migrationsDir, now: migratedAt }
      const endings = await Promise.all([run(task), run(task), run(task)])
      const outcomes = endings.map(({ stdout, stderr }) => JSON.parse(stdout || JSON.stringify(stderr)))
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true])
      expect(outcomes.filter(({ applied }) => applied.length > 0)).toHaveLength(1)
      expect(dumpSchema(databasePath)).toContain('CREATE TABLE pages')
    }
  })

  test('one waits until the other lets go', async ({ folder, database }) => {
    const lock = await holdLock(database.path)
    const directory = withSecondMigration(folder)
    const waiting = run({ databasePath: database.path, migrationsDir: directory, now: later })
    const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 400, 'waiting'))])
    expect(first).toBe('waiting')
    await lock.letGo()
    expect(JSON.parse((await waiting).stdout)).toMatchObject({ ok: true, applied: ['9000-later.sql'] })
  })

  test('one gives up after its patience and says who to stop', async ({ folder, database }) => {
    const before = stateOf(database.path)
    const lock = await holdLock(database.path)
    const options = { databasePath: database.path, migrationsDir: withSecondMigration(folder), now: later }
    expect(migrate({ ...options, patience: 50 })).toMatchObject({
      ok: false,
      code: 'busy',
      message: expect.stringContaining('is locked by another process. Stop it'),
    })
    await lock.letGo()
    expect(stateOf(database.path)).toEqual(before)
  })
})
