import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { openForReading, openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { closeDatabase, test } from '../support/database.ts'
import { pageRow, storeRows, texts } from '../support/rows.ts'
import { stateOf } from './database-state.ts'

/** A statement as text on any connection: what a mistake in a query could send. */
const run = (db: unknown, statement: string) =>
  sql.raw(statement).execute(db as Parameters<ReturnType<typeof sql.raw>['execute']>[0])

const pragma = async (db: unknown, name: string) =>
  Object.values((await run(db, `PRAGMA ${name}`)).rows[0] as object)[0]

describe('a connection for the public site', () => {
  test('reads', async ({ database: { db, published } }) => {
    await storeRows(db)
    const { rows } = await run(published, `SELECT title FROM pages_de WHERE slug = 'products/flywheels'`)
    expect(rows).toEqual([{ title: 'Schwungräder' }])
  })

  test('sees what another connection commits', async ({ database: { db, published } }) => {
    const count = async () => (await run(published, 'SELECT * FROM pages_en')).rows.length
    expect(await count()).toBe(0)
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'new' }))
      .execute()
    expect(await count()).toBe(1)
  })

  test.for([
    `INSERT INTO redirects (from_path, to_path) VALUES ('/a', '/b')`,
    `INSERT OR REPLACE INTO redirects (id, from_path, to_path) VALUES (1, '/a', '/b')`,
    `UPDATE pages SET slug = 'x'`,
    'DELETE FROM pages',
    `WITH one AS (SELECT 1) DELETE FROM pages`,
    `INSERT INTO pages_fts_en (rowid, title) VALUES (9, 'x')`,
    `INSERT INTO pages_fts_en (pages_fts_en) VALUES ('optimize')`,
    'CREATE TABLE mine (id INTEGER)',
    'CREATE TEMP TABLE mine (id INTEGER)',
    'CREATE INDEX mine ON pages(title)',
    'CREATE VIEW mine AS SELECT 1',
    'CREATE TRIGGER mine AFTER DELETE ON pages BEGIN SELECT 1; END',
    'ALTER TABLE pages ADD COLUMN mine TEXT',
    'ALTER TABLE pages RENAME TO mine',
    'DROP TABLE redirects',
    'DROP VIEW pages_en',
    'VACUUM',
    'REINDEX',
    'ANALYZE',
    'BEGIN IMMEDIATE',
    'BEGIN EXCLUSIVE',
  ])('cannot write by %s', async (statement, { database }) => {
    await storeRows(database.db)
    await closeDatabase(database) // no other connection: nothing but the reader's own nature stops it
    const before = stateOf(database.path)
    const reader = openForReading(database.path)
    const outcome = await run(reader, statement).then(
      () => 'no error',
      (error: { code: string }) => error.code,
    )
    await reader.destroy()
    expect(outcome).toMatch(/^SQLITE_(READONLY|ERROR)/)
    expect(stateOf(database.path)).toEqual(before)
  })

  test.for(['user_version = 7', 'application_id = 7', 'journal_mode = DELETE', 'query_only = OFF'])(
    'cannot write by PRAGMA %s, whether SQLite calls that an error or passes over it',
    async (statement, { database }) => {
      await closeDatabase(database)
      const before = readFileSync(database.path)
      const reader = openForReading(database.path)
      await run(reader, `PRAGMA ${statement}`).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Database.SqliteError)
      })
      await expect(run(reader, `DELETE FROM pages`)).rejects.toThrow('readonly database')
      await reader.destroy()
      expect(readFileSync(database.path).equals(before)).toBe(true)
    },
  )

  test('has no method that writes', ({ database: { published } }) => {
    // Never run: the types are the test, and `tsc` fails where one of these lines is no error.
    const neverRun = () => {
      // @ts-expect-error nothing can be inserted
      published.insertInto('pages').values({})
      // @ts-expect-error nothing can be replaced
      published.replaceInto('pages').values({})
      // @ts-expect-error nothing can be changed
      published.updateTable('pages').set({})
      // @ts-expect-error nothing can be deleted
      published.deleteFrom('pages').execute()
      // @ts-expect-error nothing can be merged
      published.mergeInto('pages').using('pages', 'id', 'id')
      // @ts-expect-error no table can be made
      published.schema.createTable('mine').execute()
      // @ts-expect-error nor is there a table to read from: rows come from views, typed by the query
      published.selectFrom('pages')
    }
    expect(neverRun).toBeTypeOf('function')
  })

  test('that is told to open nothing says how to make a database', ({ folder }) => {
    const missing = join(folder, 'missing.db')
    expect(() => openForReading(missing)).toThrow(`There is no database at ${missing}. Make one with`)
    expect(() => openForWriting(missing)).toThrow('npx magnetiq migrate')
  })
})

describe('a connection that writes', () => {
  test('is durable, enforces references and waits only briefly inside SQLite', async ({
    database: { db },
  }) => {
    expect(await pragma(db, 'journal_mode')).toBe('wal')
    expect(await pragma(db, 'synchronous')).toBe(2)
    expect(await pragma(db, 'foreign_keys')).toBe(1)
    expect(await pragma(db, 'recursive_triggers')).toBe(1)
    expect(await pragma(db, 'secure_delete')).toBe(1)
    expect(await pragma(db, 'busy_timeout')).toBeLessThanOrEqual(50)
  })

  test.for([openForReading, openForWriting])(
    'is closed even where it was never used: %o',
    async (open, { database }) => {
      await closeDatabase(database)
      const unused = open(database.path)
      await unused.destroy()
      await unused.destroy()
      const alone = new Database(database.path)
      expect(alone.pragma('journal_mode = DELETE', { simple: true })).toBe('delete')
      alone.close()
    },
  )

  test('puts a database into WAL mode that something else took out of it', async ({ database }) => {
    await closeDatabase(database)
    const other = new Database(database.path)
    expect(other.pragma('journal_mode = DELETE', { simple: true })).toBe('delete')
    other.close()
    const db = openForWriting(database.path)
    expect(await pragma(db, 'journal_mode')).toBe('wal')
    await db.destroy()
  })

  test('keeps a transaction whole, and undoes it when it fails', async ({ database: { db } }) => {
    const failing = db.transaction().execute(async (trx) => {
      await trx
        .insertInto('pages')
        .values(pageRow({ slug: 'first' }))
        .execute()
      await trx
        .insertInto('pages')
        .values(pageRow({ slug: 'Second' }))
        .execute()
    })
    await expect(failing).rejects.toThrow('pages.slug')
    expect(await db.selectFrom('pages').selectAll().execute()).toEqual([])
  })

  test('prepares a statement once and still sees a changed schema', async ({ database: { db, sqlite } }) => {
    const columns = async () =>
      Object.keys((await db.selectFrom('redirects').selectAll().executeTakeFirst()) ?? {})
    await db.insertInto('redirects').values({ from_path: '/a', to_path: '/b' }).execute()
    const before = await columns()
    sqlite.exec('ALTER TABLE redirects ADD COLUMN reason TEXT')
    expect(await columns()).toEqual([...before, 'reason'])
  })

  test('answers more different statements than it keeps prepared', async ({ database: { db } }) => {
    for (let number = 0; number < 600; number++) {
      const { rows } = await run(db, `SELECT ${number} AS number`)
      expect(rows).toEqual([{ number }])
    }
  })

  test('gives back texts as they were stored, whatever is in them', async ({ database: { db } }) => {
    const title = texts({ en: `it's "quoted"; DROP TABLE pages; --`, de: '\u{1f9f2} Größe' })
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'a', title }))
      .execute()
    expect(await db.selectFrom('pages').select('title').executeTakeFirst()).toEqual({ title })
  })
})
