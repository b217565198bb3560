import { expect } from 'vitest'
import { quarantinedLeads } from '../../src/content-db/leads/quarantine.ts'
import { discardLead, releaseLead } from '../../src/leads/quarantine.ts'
import { test as base } from '../support/database.ts'
import {
  bookingRow,
  consentRow,
  downloadRow,
  maria,
  registrationRow,
  storeSubjects,
} from '../support/lead-rows.ts'

const now = '2026-01-20 10:00:00'
const suspicious = { reference: 'SUSPICIOUS', quarantine_reason: 'trap' }

/** A database with a registration of Maria's in quarantine, number 1, that asks for news. */
const test = base.extend('database', async ({ database }) => {
  await storeSubjects(database.db)
  await database.db
    .insertInto('webinar_registrations')
    .values(registrationRow({ id: 1, ...maria, ...suspicious }))
    .execute()
  await database.db
    .insertInto('consents')
    .values(consentRow({ email: maria.email }))
    .execute()
  return database
})

test('what is in quarantine is named with the reason', async ({ database: { db } }) => {
  await db.insertInto('webinar_registrations').values(registrationRow()).execute()
  expect(await quarantinedLeads(db)).toMatchObject([
    { table: 'webinar_registrations', reference: 'SUSPICIOUS', reason: 'trap', email: maria.email },
  ])
})

test('a lead that is released takes its seat and is promised its mails, once', async ({
  database: { sqlite, path },
}) => {
  expect(await releaseLead(path, 'SUSPICIOUS', now)).toEqual({ ok: true })
  const row = sqlite.prepare('SELECT status, quarantine_reason FROM webinar_registrations').get()
  expect(row).toEqual({ status: 'registered', quarantine_reason: null })
  const mails = sqlite.prepare('SELECT kind FROM outgoing_mail ORDER BY kind').pluck()
  expect(mails.all()).toEqual(['consent-confirm', 'registration-confirmed'])
  expect(await releaseLead(path, 'SUSPICIOUS', now)).toEqual({ ok: false, code: 'unknown' })
})

test('where no seat is left, it waits', async ({ database: { db, sqlite, path } }) => {
  for (const email of ['a@example.org', 'b@example.org']) {
    await db.insertInto('webinar_registrations').values(registrationRow({ email })).execute()
  }
  expect(await releaseLead(path, 'SUSPICIOUS', now)).toEqual({ ok: true })
  expect(sqlite.prepare('SELECT status FROM webinar_registrations WHERE id = 1').pluck().get()).toBe(
    'waiting',
  )
})

test('it stays where it is when its place cannot be given', async ({ database: { db, sqlite, path } }) => {
  const place = () =>
    sqlite.prepare('SELECT quarantine_reason FROM webinar_registrations WHERE id = 1').pluck().get()
  expect(await releaseLead(path, 'SUSPICIOUS', '2026-03-02 00:00:00')).toEqual({ ok: false, code: 'closed' })
  const email = maria.email.toLowerCase()
  await db.insertInto('webinar_registrations').values(registrationRow({ email })).execute()
  expect(await releaseLead(path, 'SUSPICIOUS', now)).toEqual({ ok: false, code: 'known' })
  expect(place()).toBe('trap')
})

test('a download that is released is counted and its link mailed', async ({
  database: { db, sqlite, path },
}) => {
  await db
    .insertInto('whitepaper_downloads')
    .values(downloadRow({ ...maria, reference: 'FILE', quarantine_reason: 'trap' }))
    .execute()
  expect(await releaseLead(path, 'FILE', now)).toEqual({ ok: true })
  expect(sqlite.prepare('SELECT download_count FROM whitepapers').pluck().get()).toBe(1)
  expect(sqlite.prepare('SELECT kind FROM outgoing_mail').pluck().all()).toEqual(['download-link'])
})

test('a booking that nobody can take any more stays in quarantine', async ({ database: { db, path } }) => {
  await db
    .insertInto('bookings')
    .values(bookingRow({ ...maria, reference: 'SLOT', quarantine_reason: 'trap' }))
    .execute()
  expect(await releaseLead(path, 'SLOT', now)).toEqual({ ok: false, code: 'slot-taken' })
})

test('a lead that is discarded is gone with its consents; others cannot be discarded', async ({
  database: { db, sqlite, path },
}) => {
  await db
    .insertInto('webinar_registrations')
    .values(registrationRow({ reference: 'GOOD' }))
    .execute()
  expect(await discardLead(path, 'GOOD')).toBe(false)
  expect(await discardLead(path, 'SUSPICIOUS')).toBe(true)
  expect(sqlite.prepare('SELECT reference FROM webinar_registrations').pluck().all()).toEqual(['GOOD'])
  expect(sqlite.prepare('SELECT count(*) FROM consents').pluck().get()).toBe(0)
})
