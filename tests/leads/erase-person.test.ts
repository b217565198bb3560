import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect } from 'vitest'
import { columnOwners } from '../../src/content-db/privacy/column-owners.ts'
import { countsOf, recordsOf } from '../../src/content-db/privacy/records.ts'
import { erasePerson } from '../../src/leads/erase-person.ts'
import { stateOf } from '../content-db/database-state.ts'
import { test as base } from '../support/database.ts'
import { maria, otto, registrationRow, storeMaria, storeSubjects } from '../support/lead-rows.ts'

const now = '2026-01-20 10:00:00'

const test = base.extend('database', async ({ database }) => {
  await storeSubjects(database.db)
  await storeMaria(database.db)
  return database
})

/** Every trace of Maria that `storeMaria` leaves, and no word of anybody else's. */
const traces = /quasten|mariannina|maria\.alias|192\.0\.2\.7|5550123|chatham/gi

/** Traces in a file and what SQLite keeps beside it. */
const tracesBeside = (path: string) =>
  ['', '-wal', '-shm', '-journal']
    .map((end) => path + end)
    .filter(existsSync)
    .flatMap((file) => readFileSync(file, 'latin1').match(traces) ?? [])

const erased = (databasePath: string) => erasePerson({ databasePath, email: maria.email.toUpperCase(), now })

test('a person is taken out of every row', async ({ database: { db, path } }) => {
  const outcome = await erased(path)
  expect(outcome.rows).toEqual({
    webinar_registrations: 2,
    whitepaper_downloads: 1,
    bookings: 1,
    consents: 1,
    outgoing_mail: 4,
  })
  expect(JSON.stringify(stateOf(path).rows)).not.toMatch(traces)
  expect(Object.values(countsOf(await recordsOf(db, maria.email)))).toEqual([0, 0, 0, 0, 0, 0, 0])
})

test('every column that tells of a lead holds nothing of its own afterwards', async ({
  database: { sqlite, path },
}) => {
  await erased(path)
  const own = (value: unknown, id: unknown) => !['', null, 'UTC', `erased-${id}`].includes(value as string)
  const filled: string[] = []
  for (const [table, columns] of Object.entries(columnOwners)) {
    const owned = Object.entries(columns).filter(([, owner]) => owner === 'lead')
    if (owned.length === 0 || table === 'consents') continue
    const row = sqlite.prepare(`SELECT * FROM ${table} WHERE id = 1`).get() as Record<string, unknown>
    for (const [column] of owned) if (own(row[column], row.id)) filled.push(`${table}.${column}`)
  }
  expect(filled).toEqual([])
})

test('the fixture fills every column that tells of a lead, so that none is looked at in vain', ({
  database: { sqlite },
}) => {
  const empty: string[] = []
  for (const [table, columns] of Object.entries(columnOwners)) {
    for (const [column, owner] of Object.entries(columns)) {
      if (owner !== 'lead') continue
      const filled = sqlite.prepare(`SELECT 1 FROM ${table} WHERE ${column} IS NOT NULL`).get()
      if (!filled) empty.push(`${table}.${column}`)
    }
  }
  expect(empty).toEqual([])
})

test('what is counted stays, without the person', async ({ database: { sqlite, path } }) => {
  await erased(path)
  expect(sqlite.prepare('SELECT * FROM webinar_registrations WHERE id = 2').get()).toMatchObject({
    webinar_id: 2,
    attended: 1,
    status: 'registered',
    send_recording: 0,
    erased_at: now,
  })
  expect(sqlite.prepare('SELECT utm_source FROM whitepaper_downloads WHERE id = 1').pluck().get()).toBe(
    'newsletter',
  )
})

test('seats and slots that are still to come are free again', async ({ database: { sqlite, path } }) => {
  await erased(path)
  const status = (table: string) => sqlite.prepare(`SELECT status FROM ${table} WHERE id = 1`).pluck().get()
  expect([status('webinar_registrations'), status('bookings')]).toEqual(['cancelled', 'cancelled'])
})

test('whoever waits longest gets the seat, and the mail that tells it', async ({
  database: { db, sqlite, path },
}) => {
  sqlite.exec('UPDATE webinars SET max_participants = 2 WHERE id = 1')
  const waiting = { email: 'lise@example.org', status: 'waiting' } as const
  await db
    .insertInto('webinar_registrations')
    .values(registrationRow({ id: 9, ...waiting }))
    .execute()
  await erased(path)
  const status = sqlite.prepare('SELECT status FROM webinar_registrations WHERE id = 9').pluck()
  expect(status.get()).toBe('registered')
  const promised = sqlite
    .prepare("SELECT kind FROM outgoing_mail WHERE recipient = 'lise@example.org'")
    .pluck()
  expect(promised.all()).toEqual(['registration-moved-up'])
})

test('mail that waits is dropped, and no promise can be made a second time', async ({
  database: { sqlite, path },
}) => {
  await erased(path)
  expect(sqlite.prepare('SELECT status FROM outgoing_mail ORDER BY id').pluck().all()).toEqual([
    ...['sent', 'dropped', 'dropped', 'dropped'],
    'queued',
  ])
})

test('nobody else is touched', async ({ database: { db, path } }) => {
  const before = await recordsOf(db, otto.email)
  await erased(path)
  expect(await recordsOf(db, otto.email)).toEqual(before)
})

test('two people who are erased from one webinar do not meet in its unique index', async ({
  database: { db, path },
}) => {
  await erased(path)
  await erasePerson({ databasePath: path, email: otto.email, now })
  await db.insertInto('webinar_registrations').values(registrationRow(maria)).execute()
  expect((await erased(path)).rows.webinar_registrations).toBe(1)
})

test('a second run changes nothing', async ({ database: { path } }) => {
  await erased(path)
  const after = stateOf(path)
  const again = await erasePerson({ databasePath: path, email: maria.email, now: '2027-01-01 00:00:00' })
  expect(Object.values(again.rows)).toEqual([0, 0, 0, 0, 0])
  expect(stateOf(path)).toEqual(after)
})

test('a dry run counts the same and changes nothing', async ({ database: { path } }) => {
  const before = stateOf(path)
  const dry = await erasePerson({ databasePath: path, email: maria.email, now, dryRun: true })
  expect(stateOf(path)).toEqual(before)
  expect(dry).toMatchObject({ overwritten: null, rows: (await erased(path)).rows })
})

test('copies made before migrations are named, and an account of the staff', async ({
  database: { db, path },
}) => {
  const copy = join(dirname(path), 'backups', 'before-migration-2026-01-01.db')
  mkdirSync(dirname(copy))
  writeFileSync(copy, '')
  await db
    .insertInto('admin_users')
    .values({ email: maria.email, first_name: 'M', last_name: 'Q', language: 'de' })
    .execute()
  expect(await erased(path)).toMatchObject({ copies: [copy], isStaff: true })
})

describe('the bytes', () => {
  test('of the person are gone from the file, its log and its index', async ({ database: { path } }) => {
    expect(tracesBeside(path).length).toBeGreaterThan(30)
    expect((await erased(path)).overwritten).toBe(true)
    expect(tracesBeside(path)).toEqual([])
  })

  test('are gone even where full pages were divided, and copies of rows stayed behind', async ({
    database: { sqlite, path },
  }) => {
    const insert = sqlite.prepare(
      `INSERT INTO bookings (reference, language, first_name, last_name, email, booking_type, preferred_date, message)
       VALUES (?, 'de', ?, ?, ?, 'demo', ?, ?)`,
    )
    sqlite.transaction(() => {
      for (let index = 0; index < 4000; index++) {
        const { email, first_name, last_name } = index % 40 === 0 ? maria : otto
        // In no order, so that pages of the index are divided in the middle.
        const day = new Date(Date.UTC(2030, 0, 1 + ((index * 7919) % 40_000))).toISOString().slice(0, 10)
        const text = 'x'.repeat((index * 31) % 700)
        insert.run(`R${(index * 7919) % 4001}`, first_name, last_name, email, `${day} 09:00:00`, text)
      }
    })()
    await erased(path)
    expect(tracesBeside(path)).toEqual([])
  })

  test('that a reader keeps in use are admitted to', async ({ database: { path } }) => {
    const reader = new Database(path)
    reader.exec('BEGIN')
    reader.prepare('SELECT * FROM bookings').all()
    const outcome = await erasePerson({ databasePath: path, email: maria.email, now, patience: 200 })
    expect(outcome.overwritten).toBe(false)
    reader.close()
    expect((await erased(path)).overwritten).toBe(true)
    expect(tracesBeside(path)).toEqual([])
  })
})
