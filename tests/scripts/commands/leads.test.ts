import { expect } from 'vitest'
import { maria, registrationRow, storeMaria, storeSubjects } from '../../support/lead-rows.ts'
import { test as base } from '../../support/typed-commands.ts'

const test = base.extend('stored', async ({ database }) => {
  await storeSubjects(database.db)
  await storeMaria(database.db)
  const row = registrationRow({ reference: 'SUSPICIOUS', quarantine_reason: 'trap', email: 'x@example.org' })
  await database.db.insertInto('webinar_registrations').values(row).execute()
  return database
})

test('people are listed, and one is shown from first to last', async ({ magnetiq, stored }) => {
  expect(stored.path).toBeTruthy()
  const list = await magnetiq(['leads', 'list', '--limit', '5', '--json'])
  expect(JSON.parse(list.stdout).people).toHaveLength(2)
  const { code, stdout, stderr } = await magnetiq(['leads', 'show', '--email', maria.email.toLowerCase()])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/registration .* registered for the webinar inertia/)
  expect(stdout).toMatch(/mail .* registration-reminder was not sent|registration-reminder is promised to/)
})

test('quarantine is listed, left and cleared by reference', async ({ magnetiq, stored: { sqlite } }) => {
  expect((await magnetiq(['leads', 'quarantine', 'list'])).stdout).toMatch(/SUSPICIOUS .* trap/)
  const missing = await magnetiq(['leads', 'quarantine', 'release', 'NOTHING'])
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('leads quarantine list') })
  expect(await magnetiq(['leads', 'quarantine', 'discard', 'SUSPICIOUS'])).toMatchObject({ code: 0 })
  expect((await magnetiq(['leads', 'quarantine', 'list'])).stdout).toBe('Nothing is in quarantine.\n')
  expect(sqlite.prepare('SELECT count(*) FROM webinar_registrations').pluck().get()).toBe(3)
})
