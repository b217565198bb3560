import { describe, expect } from 'vitest'
import { openGroupCommit } from '../../../src/content-db/group-commit.sqlite.ts'
import { book } from '../../../src/leads/booking.ts'
import { bookedAt, bookingSetting, bookingStaff, fieldsWith, postWith } from '../../support/bookings.ts'
import { test as base } from '../../support/typed-commands.ts'

const afterwards = '2026-12-08 09:00:00'

const test = base
  .extend('reference', async ({ database }) => {
    for (const person of bookingStaff) await database.db.insertInto('admin_users').values(person).execute()
    const setting = { key: 'booking', value: JSON.stringify(bookingSetting), type: 'json' as const }
    await database.db.insertInto('system_settings').values(setting).execute()
    const leads = openGroupCommit(database.path)
    const fields = fieldsWith({ company: 'Analytical Engines', subject: 'Punched cards' })
    const outcome = await leads.inOneCommit((db) => book(db, postWith(), fields))
    await leads.close()
    return outcome.ok ? outcome.reference : ''
  })
  .extend('bookings', ({ magnetiq, reference }) => async (words: readonly string[], asOf = bookedAt) => {
    const { code, stdout, stderr } = await magnetiq(['bookings', ...words], { env: { AS_OF: asOf } })
    return { code, said: (stdout + stderr).replaceAll(reference, 'REFERENCE') }
  })

test('the list tells when in the zone of the business, what, who, with whom and by which reference', async ({
  bookings,
}) => {
  expect(await bookings(['list'])).toEqual({
    code: 0,
    said: [
      '8 December 2026, 09:30 CET  pending  consultation  score 45',
      '  Ada Byron, Analytical Engines, ada@engines.example',
      '  Punched cards',
      '  with mara@voltaic.example  REFERENCE\n',
    ].join('\n'),
  })
})

test.for([
  ['of another status', ['--status', 'confirmed']],
  ['of another time', ['--days', '3']],
] as const)('the list of bookings %s is empty, and says so', async ([, options], { bookings }) => {
  expect(await bookings(['list', ...options])).toEqual({
    code: 0,
    said: 'There are no bookings in this time.\n',
  })
})

describe('a booking', () => {
  test('is confirmed with where to meet, then completed, once it has begun', async ({
    bookings,
    reference,
    database: { sqlite },
  }) => {
    const confirm = ['confirm', reference.toLowerCase(), '--meeting-url', 'https://meet.voltaic.example/1']
    expect(await bookings(confirm)).toEqual({ code: 0, said: 'The booking is confirmed.\n' })
    expect(await bookings(confirm)).toEqual({ code: 0, said: 'The booking was confirmed already.\n' })
    expect(await bookings(['complete', reference])).toEqual({
      code: 1,
      said: 'The appointment is still to come: this can be said once it has begun.\n',
    })
    expect(await bookings(['complete', reference], afterwards)).toEqual({
      code: 0,
      said: 'The booking is completed.\n',
    })
    expect(sqlite.prepare('SELECT status, meeting_url FROM bookings').all()).toEqual([
      { status: 'completed', meeting_url: 'https://meet.voltaic.example/1' },
    ])
  })

  test('is cancelled, and nothing else can become of it', async ({ bookings, reference }) => {
    expect(await bookings(['cancel', reference])).toEqual({ code: 0, said: 'The booking is cancelled.\n' })
    expect(await bookings(['no-show', reference], afterwards)).toEqual({
      code: 1,
      said: 'The booking is cancelled; only what is confirmed can become no_show.\n',
    })
  })

  test('that nobody knows is told of', async ({ bookings }) => {
    expect(await bookings(['confirm', 'NO-SUCH'])).toEqual({
      code: 1,
      said: 'There is no booking with this reference. `npx magnetiq bookings list` shows those that there are.\n',
    })
  })

  test('is not confirmed with an address that is none', async ({ bookings, reference }) => {
    const { code, said } = await bookings(['confirm', reference, '--meeting-url', 'javascript:alert(1)'])
    expect({ code, said }).toEqual({
      code: 1,
      said: 'javascript:alert(1) is no address: write one that begins with https://.\n',
    })
  })
})
