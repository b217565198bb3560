import { expect } from 'vitest'
import { latestPeople } from '../../src/content-db/leads/people.ts'
import { recordsOf } from '../../src/content-db/privacy/records.ts'
import { timelineOf } from '../../src/leads/timeline.ts'
import { test as base } from '../support/database.ts'
import {
  bookingRow,
  consentRow,
  mailRow,
  maria,
  otto,
  registrationRow,
  storeSubjects,
} from '../support/lead-rows.ts'

const test = base.extend('db', async ({ database: { db } }) => {
  await storeSubjects(db)
  return db
})

test('one person is one list in order of time, whatever was done and however the address was written', async ({
  db,
}) => {
  const at = (day: number) => `2026-01-0${day} 08:00:00`
  await db
    .insertInto('bookings')
    .values(
      bookingRow({ ...maria, reference: 'B', created_at: at(4), cancelled_at: at(6), status: 'cancelled' }),
    )
    .execute()
  const registration = registrationRow({ ...maria, id: 1, reference: 'R', registered_at: at(1) })
  await db
    .insertInto('webinar_registrations')
    .values({ ...registration, email: maria.email.toLowerCase() })
    .execute()
  const consent = { email: maria.email, reference: 'C', given_at: at(1), confirmed_at: at(3) }
  await db.insertInto('consents').values(consentRow(consent)).execute()
  const mail = { recipient: maria.email, status: 'sent', sent_at: at(2) } as const
  await db.insertInto('outgoing_mail').values(mailRow(mail)).execute()
  const timeline = timelineOf(await recordsOf(db, maria.email))
  expect(
    timeline.map(({ at: moment, kind, reference }) => `${moment.slice(8, 10)} ${kind} ${reference}`),
  ).toEqual([
    '01 registration R',
    '01 consent C',
    '02 mail null',
    '03 consent C',
    '04 booking B',
    '06 booking B',
  ])
  expect(timeline[0]?.what).toBe('registered for the webinar inertia of 2026-03-01 14:00:00')
  expect(timeline[1]?.what).toContain('“Ja, bitte.” (version 1')
})

test('the people who sent forms last stand first, each once, and robots not at all', async ({ db }) => {
  for (const row of [
    registrationRow({ registered_at: '2026-01-01 00:00:00', company: 'Old' }),
    registrationRow({
      webinar_id: 2,
      registered_at: '2026-01-03 00:00:00',
      company: 'New',
      email: 'OTTO@example.org',
    }),
    registrationRow({ ...maria, registered_at: '2026-01-02 00:00:00' }),
    registrationRow({ email: 'bot@example.org', quarantine_reason: 'honeypot' }),
  ]) {
    await db.insertInto('webinar_registrations').values(row).execute()
  }
  expect(await latestPeople(db, 10)).toEqual([
    {
      email: 'OTTO@example.org',
      name: `${otto.first_name} ${otto.last_name}`,
      company: 'New',
      leads: 2,
      last_at: '2026-01-03 00:00:00',
    },
    expect.objectContaining({ email: maria.email, leads: 1 }),
  ])
  expect(await latestPeople(db, 1)).toHaveLength(1)
})
