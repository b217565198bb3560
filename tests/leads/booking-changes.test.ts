import { describe, expect } from 'vitest'
import { book } from '../../src/leads/booking.ts'
import { changeStatus, move } from '../../src/leads/booking-changes.ts'
import { test as base } from '../support/booking-database.ts'
import { bookedAt, fieldsWith, postWith } from '../support/bookings.ts'

const afterwards = '2026-12-08 09:00:00'
const mails = 'SELECT kind, recipient, occasion FROM outgoing_mail WHERE id > 2 ORDER BY id'

const test = base.extend('reference', async ({ leads }) => {
  const outcome = await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.reference
})

describe('a booking goes', () => {
  test('from pending to confirmed to completed, and tells the visitor', async ({
    leads,
    reference,
    rows,
  }) => {
    const url = 'https://meet.voltaic.example/ada'
    expect(await leads.inOneCommit((db) => changeStatus(db, reference, 'confirm', bookedAt, url))).toEqual({
      ok: true,
      status: 'confirmed',
      changed: true,
    })
    await leads.inOneCommit((db) => changeStatus(db, reference, 'complete', afterwards))
    expect(rows('SELECT status, confirmed_at, completed_at, meeting_url, sequence FROM bookings')).toEqual([
      {
        status: 'completed',
        confirmed_at: bookedAt,
        completed_at: afterwards,
        meeting_url: url,
        sequence: 0,
      },
    ])
    expect(rows(mails)).toEqual([
      { kind: 'booking-confirmed', recipient: 'ada@engines.example', occasion: '' },
    ])
  })

  test('to missed without a mail', async ({ leads, reference, rows }) => {
    await leads.inOneCommit((db) => changeStatus(db, reference, 'confirm', bookedAt))
    await leads.inOneCommit((db) => changeStatus(db, reference, 'no-show', afterwards))
    expect(rows('SELECT status FROM bookings')).toEqual([{ status: 'no_show' }])
    expect(rows(mails)).toHaveLength(1)
  })

  test('to cancelled, tells both sides, and its time is free again', async ({ leads, reference, rows }) => {
    await leads.inOneCommit((db) => changeStatus(db, reference, 'cancel', bookedAt))
    expect(rows('SELECT status, cancelled_at, sequence FROM bookings')).toEqual([
      { status: 'cancelled', cancelled_at: bookedAt, sequence: 1 },
    ])
    expect(rows(mails)).toEqual([
      { kind: 'booking-cancelled', recipient: 'ada@engines.example', occasion: '' },
      { kind: 'booking-cancelled', recipient: 'mara@voltaic.example', occasion: 'staff' },
    ])
    const again = await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
    expect(again).toMatchObject({ ok: true, isNew: true })
  })
})

describe('a step', () => {
  test('that was taken before changes nothing', async ({ leads, reference, rows }) => {
    await leads.inOneCommit((db) => changeStatus(db, reference, 'cancel', bookedAt))
    const again = await leads.inOneCommit((db) =>
      changeStatus(db, reference, 'cancel', '2026-12-02 00:00:00'),
    )
    expect(again).toEqual({ ok: true, status: 'cancelled', changed: false })
    expect(rows('SELECT sequence, cancelled_at FROM bookings')).toEqual([
      { sequence: 1, cancelled_at: bookedAt },
    ])
    expect(rows(mails)).toHaveLength(2)
  })

  test('that is not allowed is refused and changes nothing', async ({ leads, reference, rows }) => {
    expect(await leads.inOneCommit((db) => changeStatus(db, reference, 'complete', afterwards))).toEqual({
      ok: false,
      code: 'wrong-status',
      status: 'pending',
    })
    expect(rows('SELECT status FROM bookings')).toEqual([{ status: 'pending' }])
  })

  test('of a booking that nobody knows is refused', async ({ leads }) => {
    const unknown = 'A'.repeat(26)
    expect(await leads.inOneCommit((db) => changeStatus(db, unknown, 'cancel', bookedAt))).toEqual({
      ok: false,
      code: 'unknown',
    })
    expect(await leads.inOneCommit((db) => move(db, unknown, afterwards, bookedAt))).toEqual({
      ok: false,
      code: 'unknown',
    })
  })
})

describe('a booking is moved', () => {
  const later = '2026-12-09 09:00:00'

  test('to a free slot of the same person, and both sides are told', async ({ leads, reference, rows }) => {
    expect(await leads.inOneCommit((db) => move(db, reference, later, bookedAt))).toEqual({
      ok: true,
      status: 'pending',
      changed: true,
    })
    expect(rows('SELECT preferred_date, assigned_to, sequence FROM bookings')).toEqual([
      { preferred_date: later, assigned_to: 1, sequence: 1 },
    ])
    expect(rows(mails)).toEqual([
      { kind: 'booking-moved', recipient: 'ada@engines.example', occasion: '1' },
      { kind: 'booking-assigned', recipient: 'mara@voltaic.example', occasion: '1' },
    ])
  })

  test('into its own time, where the new slot overlaps the old one', async ({
    leads,
    reference,
    database: { sqlite },
  }) => {
    sqlite.exec(`UPDATE bookings SET preferred_date = '2026-12-08 08:15:00'`)
    expect(
      await leads.inOneCommit((db) => move(db, reference, '2026-12-08 08:30:00', bookedAt)),
    ).toMatchObject({ ok: true })
  })

  test('to somebody else where the first is not free, and the first is told', async ({
    leads,
    reference,
    rows,
  }) => {
    // The first booking of that week went to Mara, so that these two go to Jon and to Mara.
    for (const email of ['grace@engines.example', 'mary@engines.example']) {
      const fields = fieldsWith({
        email,
        preferred_date: email.startsWith('g') ? '2026-12-08T09:00:00Z' : '2026-12-09T09:00:00Z',
      })
      await leads.inOneCommit((db) => book(db, postWith(), fields))
    }
    await leads.inOneCommit((db) => move(db, reference, later, bookedAt))
    expect(rows(`SELECT assigned_to FROM bookings WHERE reference = '${reference}'`)).toEqual([
      { assigned_to: 2 },
    ])
    expect(
      rows(`SELECT kind, recipient, occasion FROM outgoing_mail WHERE lead_id = 1 AND id > 2 ORDER BY id`),
    ).toEqual([
      { kind: 'booking-moved', recipient: 'ada@engines.example', occasion: '1' },
      { kind: 'booking-assigned', recipient: 'Jon@voltaic.example', occasion: '1' },
      { kind: 'booking-cancelled', recipient: 'mara@voltaic.example', occasion: 'staff:1' },
    ])
  })

  test('to where it is, and nothing changes', async ({ leads, reference, rows }) => {
    expect(
      await leads.inOneCommit((db) => move(db, reference, '2026-12-08 08:30:00', bookedAt)),
    ).toMatchObject({
      ok: true,
      changed: false,
    })
    expect(rows('SELECT sequence FROM bookings')).toEqual([{ sequence: 0 }])
  })

  test.for([
    ['to a slot that nobody offers', '2026-12-08 08:40:00', bookedAt, 'slot-taken'],
    ['once it has begun', later, '2026-12-08 08:30:00', 'begun'],
  ] as const)('not %s', async ([, start, now, code], { leads, reference, rows }) => {
    expect(await leads.inOneCommit((db) => move(db, reference, start, now))).toMatchObject({
      ok: false,
      code,
    })
    expect(rows('SELECT preferred_date, sequence FROM bookings')).toEqual([
      { preferred_date: '2026-12-08 08:30:00', sequence: 0 },
    ])
  })

  test('not once it is cancelled', async ({ leads, reference }) => {
    await leads.inOneCommit((db) => changeStatus(db, reference, 'cancel', bookedAt))
    expect(await leads.inOneCommit((db) => move(db, reference, later, bookedAt))).toEqual({
      ok: false,
      code: 'wrong-status',
      status: 'cancelled',
    })
  })

  test('not to where the same person has another one', async ({ leads, reference }) => {
    await leads.inOneCommit((db) =>
      book(db, postWith(), fieldsWith({ preferred_date: '2026-12-09T09:00:00Z' })),
    )
    expect(await leads.inOneCommit((db) => move(db, reference, later, bookedAt))).toMatchObject({
      ok: false,
      code: 'slot-taken',
    })
  })
})
