import { expect } from 'vitest'
import { bookingRow, maria, storeMaria, storeSubjects } from '../../support/lead-rows.ts'
import { test as base } from '../../support/typed-commands.ts'

const test = base.extend('stored', async ({ database }) => {
  await storeSubjects(database.db)
  await storeMaria(database.db)
  return database
})

test('a person is exported as JSON that can be handed over', async ({ magnetiq, stored }) => {
  expect(stored.path).toBeTruthy()
  const { code, stdout, stderr } = await magnetiq(['privacy', 'export', '--email', maria.email])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { email, rows, outgoing_mail } = JSON.parse(stdout)
  expect({ email, rows }).toMatchObject({
    email: maria.email,
    rows: { webinar_registrations: 2, consents: 1 },
  })
  expect(outgoing_mail[0].text_body).toContain(maria.last_name)
})

test('a person is erased, once it has been said what that takes', async ({
  magnetiq,
  stored: { sqlite },
}) => {
  const left = () => sqlite.prepare("SELECT count(*) FROM bookings WHERE last_name <> 'Normal'").pluck().get()
  const named = () => sqlite.prepare("SELECT count(*) FROM bookings WHERE email LIKE 'maria%'").pluck().get()
  const dry = await magnetiq(['privacy', 'erase', '--email', maria.email, '--dry-run'])
  expect(dry.stdout).toContain('Would be erased, rows:\n  webinar_registrations: 2\n')
  expect([left(), named()]).toEqual([1, 1])
  const { code, stdout } = await magnetiq(['privacy', 'erase', '--email', maria.email, '--json'])
  expect({ code, outcome: JSON.parse(stdout) }).toMatchObject({
    code: 0,
    outcome: { ok: true, overwritten: true, copies: [], rows: { bookings: 1 } },
  })
  expect([left(), named()]).toEqual([1, 0])
})

test('whom it is about must be said', async ({ magnetiq }) => {
  const { code, stderr } = await magnetiq(['privacy', 'erase'])
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('--email') })
})

test('people are taken out of what has been kept for long enough', async ({
  magnetiq,
  database: { db, sqlite },
}) => {
  await storeSubjects(db)
  await db
    .insertInto('bookings')
    .values(bookingRow({ preferred_date: '2020-01-01 09:00:00' }))
    .execute()
  const { code, stdout } = await magnetiq(['privacy', 'retain'])
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('  bookings: 1\n') })
  expect(sqlite.prepare('SELECT first_name FROM bookings').pluck().all()).toEqual([''])
})
