import { expect } from 'vitest'
import { applyRetention } from '../../src/leads/retention.ts'
import { stateOf } from '../content-db/database-state.ts'
import { test as base } from '../support/database.ts'
import {
  bookingRow,
  consentRow,
  downloadRow,
  mailRow,
  registrationRow,
  storeMaria,
  storeSubjects,
} from '../support/lead-rows.ts'

const test = base.extend('database', async ({ database }) => {
  await storeSubjects(database.db)
  return database
})

const nothing = {
  registrations: 0,
  downloads: 0,
  bookings: 0,
  unconfirmed_consents: 0,
  withdrawn_consents: 0,
  mails: 0,
  quarantine: 0,
  analytics: 0,
}
const day = (date: string) => new Date(`${date}T03:00:00Z`)

test('on the day after, nothing has been kept for too long', async ({ database: { db, path } }) => {
  await storeMaria(db)
  const before = stateOf(path)
  expect(await applyRetention(db, day('2026-01-16'))).toEqual(nothing)
  expect(stateOf(path)).toEqual(before)
})

test('a registration loses its person a year after the webinar, with its mails and the proof of the notice', async ({
  database: { db, sqlite },
}) => {
  await db
    .insertInto('webinar_registrations')
    .values(registrationRow({ id: 1 }))
    .execute()
  await db
    .insertInto('outgoing_mail')
    .values(mailRow({ text_body: 'Hello Otto' }))
    .execute()
  await db
    .insertInto('consents')
    .values(consentRow({ purpose: 'privacy_notice' }))
    .execute()
  const news = consentRow({ confirmed_at: '2026-01-02 00:00:00' })
  await db.insertInto('consents').values(news).execute()
  expect(await applyRetention(db, day('2027-03-01'))).toEqual(nothing)
  expect(await applyRetention(db, day('2027-03-02'))).toEqual({ ...nothing, registrations: 1 })
  const rows = (table: string) => sqlite.prepare(`SELECT * FROM ${table}`).all()
  expect(rows('webinar_registrations')).toMatchObject([
    { email: 'erased-1', webinar_id: 1, status: 'registered' },
  ])
  expect(rows('outgoing_mail')).toMatchObject([{ recipient: '', text_body: null, status: 'dropped' }])
  expect(rows('consents')).toMatchObject([{ purpose: 'marketing', email: news.email }])
})

test('downloads go after two years, bookings a year after their date', async ({ database: { db } }) => {
  await db
    .insertInto('whitepaper_downloads')
    .values(downloadRow({ downloaded_at: '2026-01-01 00:00:00' }))
    .execute()
  await db.insertInto('bookings').values(bookingRow()).execute()
  expect(await applyRetention(db, day('2027-02-03'))).toEqual({ ...nothing, bookings: 1 })
  expect(await applyRetention(db, day('2028-01-02'))).toEqual({ ...nothing, downloads: 1 })
  expect(await applyRetention(db, day('2028-01-02'))).toEqual(nothing)
})

test('consent that was never confirmed goes after 30 days; withdrawn, three years after the end of the year', async ({
  database: { db },
}) => {
  const given = { given_at: '2026-01-01 00:00:00' }
  const confirmed = { ...given, confirmed_at: '2026-01-02 00:00:00' }
  for (const consent of [
    consentRow({ id: 1, ...given, lead_id: 1 }),
    consentRow({ id: 2, ...confirmed, lead_id: 2 }),
    consentRow({ id: 3, ...confirmed, lead_id: 3, withdrawn_at: '2026-02-01 00:00:00' }),
    consentRow({ id: 4, ...given, lead_id: 4, purpose: 'privacy_notice' }),
  ]) {
    await db.insertInto('consents').values(consent).execute()
  }
  expect(await applyRetention(db, day('2026-02-01'))).toEqual({ ...nothing, unconfirmed_consents: 1 })
  expect(await applyRetention(db, day('2029-12-30'))).toEqual(nothing)
  expect(await applyRetention(db, day('2030-01-01'))).toEqual({ ...nothing, withdrawn_consents: 1 })
  const left = await db.selectFrom('consents').select('id').execute()
  expect(left.map(({ id }) => id)).toEqual([2, 4])
})

test('mail loses recipient and text 90 days after it was sent or given up; what waits stays', async ({
  database: { db },
}) => {
  const text = { text_body: 'Hello', created_at: '2026-01-01 00:00:00' }
  for (const mail of [
    mailRow({ ...text, occasion: 'a', status: 'sent', sent_at: '2026-01-10 00:00:00' }),
    mailRow({ ...text, occasion: 'b', status: 'failed' }),
    mailRow({ ...text, occasion: 'c' }),
  ]) {
    await db.insertInto('outgoing_mail').values(mail).execute()
  }
  expect(await applyRetention(db, day('2026-04-02'))).toEqual({ ...nothing, mails: 1 })
  expect(await applyRetention(db, day('2026-04-11'))).toEqual({ ...nothing, mails: 1 })
  const left = await db.selectFrom('outgoing_mail').select(['occasion', 'text_body', 'recipient']).execute()
  expect(left.map(({ text_body, recipient }) => [text_body, recipient])).toEqual([
    [null, ''],
    [null, ''],
    ['Hello', 'otto@example.org'],
  ])
})

test('a quarantined lead that nobody released goes altogether after 30 days, however old its webinar is', async ({
  database: { db, sqlite },
}) => {
  const suspicious = { quarantine_reason: 'honeypot', registered_at: '2026-01-01 00:00:00' }
  await db
    .insertInto('webinar_registrations')
    .values(registrationRow({ id: 1, webinar_id: 2, ...suspicious }))
    .execute()
  await db.insertInto('consents').values(consentRow()).execute()
  expect(await applyRetention(db, day('2026-01-30'))).toEqual(nothing)
  expect(await applyRetention(db, day('2026-01-31'))).toEqual({ ...nothing, quarantine: 1 })
  expect(sqlite.prepare('SELECT count(*) FROM consents').pluck().get()).toBe(0)
})

test('counted visits go after 400 days, in batches however many they are', async ({
  database: { db, sqlite },
}) => {
  sqlite.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
    INSERT INTO analytics_events (event_type, created_at) SELECT 'page_view', '2026-01-01 00:00:00' FROM n`)
  expect(await applyRetention(db, day('2027-02-04'))).toEqual(nothing)
  expect(await applyRetention(db, day('2027-02-05'))).toEqual({ ...nothing, analytics: 12_000 })
})

test('periods are settings: other days, or null to keep for good', async ({ database: { db } }) => {
  await db.insertInto('bookings').values(bookingRow()).execute()
  const setting = { key: 'retention', type: 'json', value: '{"bookings":null}' } as const
  await db.insertInto('system_settings').values(setting).execute()
  expect(await applyRetention(db, day('2036-01-01'))).toEqual(nothing)
  await db.updateTable('system_settings').set({ value: '{"bookings":1}' }).execute()
  expect(await applyRetention(db, day('2026-02-04'))).toEqual({ ...nothing, bookings: 1 })
})

test.for(['{', '{"mails":-1}', '{"mail":3}', '{"mails":1.5}'])(
  'a setting that says %s erases nothing and says what to write',
  async (value, { database: { db } }) => {
    await db.insertInto('bookings').values(bookingRow()).execute()
    await db.insertInto('system_settings').values({ key: 'retention', value }).execute()
    await expect(applyRetention(db, day('2036-01-01'))).rejects.toThrow(/setting retention .* Write JSON/)
  },
)
