import { expect } from 'vitest'
import { countsOf, recordsOf } from '../../../src/content-db/privacy/records.ts'
import { test as base } from '../../support/database.ts'
import { bookingRow, maria, storeMaria, storeSubjects } from '../../support/lead-rows.ts'

const test = base.extend('db', async ({ database }) => {
  await storeSubjects(database.db)
  await storeMaria(database.db)
  return database.db
})

test('what is stored of a person is found in every table, however the address is written', async ({ db }) => {
  for (const email of [
    maria.email,
    'maria.quastenflosser@example.org',
    '  MARIA.QUASTENFLOSSER@EXAMPLE.ORG ',
  ]) {
    expect(countsOf(await recordsOf(db, email))).toEqual({
      webinar_registrations: 2,
      whitepaper_downloads: 1,
      bookings: 1,
      consents: 1,
      outgoing_mail: 4,
      admin_users: 0,
      media_files: 0,
    })
  }
})

test('capitals beyond ASCII do not matter either', async ({ db }) => {
  await db
    .insertInto('bookings')
    .values(bookingRow({ id: 9, email: 'ÄNNE@Müller.example', preferred_date: '2026-05-05 09:00:00' }))
    .execute()
  const { bookings } = await recordsOf(db, 'änne@MÜLLER.example')
  expect(bookings.map(({ id }) => id)).toEqual([9])
})

test('rows are whole, with the name of what they are about, and JSON in them can be read', async ({ db }) => {
  const { webinar_registrations: registrations, outgoing_mail: mails } = await recordsOf(db, maria.email)
  expect(registrations[0]).toMatchObject({ ...maria, email: maria.email.toLowerCase(), webinar: 'inertia' })
  expect(mails[0]).toMatchObject({
    text_body: 'Guten Tag, Frau Quastenflosser',
    headers: { To: 'Mariannina Quastenflosser' },
    attachments: [{ filename: 'quasten.ics' }],
  })
})

test('a person of whom nothing is stored has empty tables', async ({ db }) => {
  expect(Object.values(countsOf(await recordsOf(db, 'nobody@example.org')))).toEqual([0, 0, 0, 0, 0, 0, 0])
})

test('somebody of the staff finds the account without its password, and is told nothing about others', async ({
  db,
}) => {
  await db
    .insertInto('admin_users')
    .values({
      ...{ id: 1, email: 'Staff@example.org', hashed_password: 'secret' },
      ...{ first_name: 'S', last_name: 'T', language: 'de' },
    })
    .execute()
  await db.updateTable('media_files').set({ uploaded_by: 1, upload_ip: '192.0.2.1' }).execute()
  const records = await recordsOf(db, 'staff@example.org')
  expect(countsOf(records)).toMatchObject({ admin_users: 1, media_files: 1, outgoing_mail: 0 })
  expect(records.admin_users[0]).not.toHaveProperty('hashed_password')
})
