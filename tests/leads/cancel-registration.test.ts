import { expect } from 'vitest'
import { openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { cancelRegistration } from '../../src/leads/cancel-registration.ts'
import { test as withDatabase } from '../support/database.ts'
import { storeRegistrations } from '../support/leads.ts'
import { webinarRow } from '../support/rows.ts'

const [now, startsAt] = ['2027-01-05 10:00:00', '2027-01-14 14:00:00']

const test = withDatabase
  .extend('cancel', async ({ database: { path } }, { onCleanup }) => {
    const commits = openGroupCommit(path)
    onCleanup(() => commits.close())
    return (reference: string, moment: string) =>
      commits.inOneCommit((leads) => cancelRegistration(leads, reference, moment))
  })
  .extend('db', async ({ database: { db } }) => {
    const webinar = webinarRow({ id: 1, slug: 'inertia', scheduled_at: startsAt, max_participants: 2 })
    await db.insertInto('webinars').values(webinar).execute()
    await storeRegistrations(
      db,
      {},
      {},
      { status: 'waiting', registered_at: '2027-01-03 09:00:00' },
      { status: 'waiting', registered_at: '2027-01-03 08:00:00', language: 'de' },
    )
    return db
  })

test('who cancels frees a seat for whoever has waited longest, and both are told', async ({ db, cancel }) => {
  expect(await cancel('reg-1', now)).toEqual({ ok: true, changed: true })
  const rows = await db
    .selectFrom('webinar_registrations')
    .select(['reference', 'status', 'sequence', 'cancelled_at'])
    .orderBy('id')
    .execute()
  expect(rows).toEqual([
    { reference: 'reg-1', status: 'cancelled', sequence: 1, cancelled_at: now },
    { reference: 'reg-2', status: 'registered', sequence: 0, cancelled_at: null },
    { reference: 'reg-3', status: 'waiting', sequence: 0, cancelled_at: null },
    { reference: 'reg-4', status: 'registered', sequence: 0, cancelled_at: null },
  ])
  const mails = await db.selectFrom('outgoing_mail').select(['kind', 'recipient', 'language']).execute()
  expect(mails).toEqual([
    { kind: 'registration-cancelled', recipient: 'person1@example.com', language: 'en' },
    { kind: 'registration-moved-up', recipient: 'person4@example.com', language: 'de' },
  ])
})

test('who cancels twice is told the same and frees one seat', async ({ db, cancel }) => {
  const [first, second] = await Promise.all([cancel('reg-1', now), cancel('reg-1', now)])
  expect([first, second]).toEqual([
    { ok: true, changed: true },
    { ok: true, changed: false },
  ])
  const seats = await db
    .selectFrom('webinar_registrations')
    .select('id')
    .where('status', '=', 'registered')
    .execute()
  expect(seats).toHaveLength(2)
  expect(await db.selectFrom('outgoing_mail').select('id').execute()).toHaveLength(2)
})

test('who only waited leaves the list, and nobody moves up', async ({ db, cancel }) => {
  await cancel('reg-3', now)
  const mails = await db.selectFrom('outgoing_mail').select(['kind', 'occasion']).execute()
  expect(mails).toEqual([{ kind: 'registration-cancelled', occasion: 'waiting' }])
})

test('a webinar that has begun cannot be left, and nobody is whom nobody knows', async ({ db, cancel }) => {
  expect(await cancel('reg-1', startsAt)).toEqual({ ok: false, code: 'started' })
  expect(await cancel('reg-9', now)).toEqual({ ok: false, code: 'unknown' })
  expect(await db.selectFrom('outgoing_mail').select('id').execute()).toEqual([])
})
