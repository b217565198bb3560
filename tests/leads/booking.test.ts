import { describe, expect } from 'vitest'
import { admitBooking, book } from '../../src/leads/booking.ts'
import { test } from '../support/booking-database.ts'
import { bookingSetting, fieldsWith, postWith } from '../support/bookings.ts'

const mails = 'SELECT kind, recipient, language, occasion FROM outgoing_mail ORDER BY id'

describe('a booking', () => {
  test('is a row with everything that was said, its score, and somebody who has it', async ({
    leads,
    rows,
  }) => {
    const fields = fieldsWith({
      company: 'Analytical Engines',
      timezone: 'America/New_York',
      message: 'First line\r\nSecond line',
      utm_campaign: 'spring',
    })
    const outcome = await leads.inOneCommit((db) => book(db, postWith({ formKey: 'k1' }), fields))
    expect(outcome).toEqual({
      ok: true,
      reference: expect.stringMatching(/^[A-Z2-7]{26}$/),
      status: 'pending',
      isNew: true,
    })
    expect(rows('SELECT * FROM bookings')).toEqual([
      expect.objectContaining({
        reference: outcome.ok && outcome.reference,
        form_key: 'k1',
        email: 'ada@engines.example',
        booking_type: 'consultation',
        preferred_date: '2026-12-08 08:30:00',
        duration_minutes: 30,
        timezone: 'America/New_York',
        message: 'First line\nSecond line',
        status: 'pending',
        assigned_to: 1,
        lead_score: 45,
        lead_source: 'campaign',
        created_at: '2026-12-01 07:00:00',
      }),
    ])
  })

  test('promises a mail to the visitor, and one to the staff in their language', async ({ leads, rows }) => {
    await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
    expect(rows(mails)).toEqual([
      { kind: 'booking-received', recipient: 'ada@engines.example', language: 'en', occasion: '' },
      { kind: 'booking-assigned', recipient: 'mara@voltaic.example', language: 'de', occasion: '' },
    ])
  })

  test('records what was agreed to, and asks to confirm news where they are wanted', async ({
    leads,
    rows,
  }) => {
    await leads.inOneCommit((db) => book(db, postWith(), fieldsWith({ marketing_consent: '1' })))
    expect(rows('SELECT purpose, lead_kind, lead_id, confirmed_at FROM consents ORDER BY id')).toEqual([
      { purpose: 'privacy_notice', lead_kind: 'booking', lead_id: 1, confirmed_at: null },
      { purpose: 'marketing', lead_kind: 'booking', lead_id: 1, confirmed_at: null },
    ])
    expect(rows(mails)).toContainEqual(
      expect.objectContaining({ kind: 'consent-confirm', recipient: 'ada@engines.example' }),
    )
  })

  test('takes the business’s zone where the visitor’s is none', async ({ leads, rows }) => {
    await leads.inOneCommit((db) => book(db, postWith(), fieldsWith({ timezone: 'Mars/Olympus' })))
    expect(rows('SELECT timezone FROM bookings')).toEqual([{ timezone: 'Europe/Berlin' }])
  })
})

describe('sent again, a booking is the one that is there', () => {
  test.for([
    ['with its key', { formKey: 'k1' }, { formKey: 'k1' }],
    ['with another key', { formKey: 'k1' }, { formKey: 'k2' }],
    ['without a key', {}, {}],
  ] as const)('%s', async ([, first, second], { leads, rows }) => {
    const one = await leads.inOneCommit((db) => book(db, postWith(first), fieldsWith()))
    const two = await leads.inOneCommit((db) =>
      book(db, postWith(second), fieldsWith({ email: 'ADA@engines.example' })),
    )
    expect(two).toEqual({ ...one, isNew: false })
    expect(rows('SELECT id FROM bookings')).toHaveLength(1)
    expect(rows(mails)).toHaveLength(2)
  })

  test('but not for another time, nor for another person, whose key was used', async ({ leads, rows }) => {
    const post = postWith({ formKey: 'k1' })
    await leads.inOneCommit((db) => book(db, post, fieldsWith()))
    await leads.inOneCommit((db) => book(db, post, fieldsWith({ preferred_date: '2026-12-08T09:00:00Z' })))
    await leads.inOneCommit((db) => book(db, post, fieldsWith({ email: 'grace@engines.example' })))
    expect(rows('SELECT form_key FROM bookings ORDER BY id')).toEqual([
      { form_key: 'k1' },
      { form_key: null },
      { form_key: null },
    ])
  })
})

describe('a slot', () => {
  test('is sold as often as there are people free, then it is taken', async ({ leads, rows }) => {
    const emails = ['ada@engines.example', 'grace@engines.example', 'mary@engines.example']
    const outcomes = await Promise.all(
      emails.map((email) => leads.inOneCommit((db) => book(db, postWith(), fieldsWith({ email })))),
    )
    expect(outcomes.map((outcome) => outcome.ok || outcome.code)).toEqual([true, true, 'slot-taken'])
    expect(rows('SELECT assigned_to FROM bookings ORDER BY id')).toEqual([
      { assigned_to: 1 },
      { assigned_to: 2 },
    ])
  })

  test.for([
    ['that nobody offers', '2026-12-08T08:40:00Z'],
    ['on a holiday', '2026-12-24T08:30:00Z'],
    ['at the weekend', '2026-12-06T08:30:00Z'],
    ['within the notice', '2026-12-01T08:30:00Z'],
    ['in the past', '2026-11-24T08:30:00Z'],
    ['beyond the horizon', '2027-06-01T08:30:00Z'],
  ])('%s cannot be had', async ([, preferred_date], { leads, rows }) => {
    const outcome = await leads.inOneCommit((db) =>
      book(db, postWith(), fieldsWith({ preferred_date: String(preferred_date) })),
    )
    expect(outcome).toEqual({ ok: false, code: 'slot-taken' })
    expect(rows('SELECT id FROM bookings UNION ALL SELECT id FROM outgoing_mail')).toEqual([])
  })

  test('goes to whoever has fewer in that week', async ({ leads, rows }) => {
    for (const [index, time] of ['08:00', '08:30', '09:00', '09:30'].entries()) {
      const fields = fieldsWith({
        email: `p${index}@engines.example`,
        preferred_date: `2026-12-08T${time}:00Z`,
      })
      await leads.inOneCommit((db) => book(db, postWith(), fields))
    }
    expect(rows('SELECT assigned_to FROM bookings ORDER BY id')).toEqual(
      [1, 2, 1, 2].map((assigned_to) => ({ assigned_to })),
    )
  })

  test('is nobody’s who has left', async ({ leads, rows, database: { sqlite } }) => {
    sqlite.exec('UPDATE admin_users SET is_active = 0 WHERE id = 1')
    await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
    expect(rows('SELECT assigned_to FROM bookings')).toEqual([{ assigned_to: 2 }])
  })
})

describe('no appointments are given', () => {
  test.for([
    ['without the setting', 'DELETE FROM system_settings'],
    ['with a setting that cannot be used', `UPDATE system_settings SET value = '{}'`],
  ] as const)('%s', async ([, sql], { leads, database: { sqlite } }) => {
    sqlite.exec(sql)
    const outcome = await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
    expect(outcome).toEqual({ ok: false, code: 'closed', reason: 'bookings' })
  })

  test('of a kind that is not offered', async ({ leads, database: { sqlite } }) => {
    const setting = JSON.stringify({ ...bookingSetting, types: ['demo'] })
    sqlite.prepare('UPDATE system_settings SET value = ?').run(setting)
    const outcome = await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
    expect(outcome).toEqual({ ok: false, code: 'invalid', fields: { booking_type: 'choice' } })
  })
})

describe('one that looks like a robot’s', () => {
  const robot = postWith({ suspicion: 'trap' })

  test('is kept aside: no mail, nobody’s time, and the same answer', async ({ leads, rows }) => {
    const outcome = await leads.inOneCommit((db) => book(db, robot, fieldsWith()))
    expect(outcome).toMatchObject({ ok: true, status: 'pending', isNew: true })
    expect(rows(mails)).toEqual([])
    expect(rows('SELECT quarantine_reason, assigned_to FROM bookings')).toEqual([
      { quarantine_reason: 'trap', assigned_to: null },
    ])
    const again = await leads.inOneCommit((db) => book(db, robot, fieldsWith()))
    expect(again).toEqual({ ...outcome, isNew: false })
  })

  test('is let out to somebody who is free, with its mails', async ({ leads, rows }) => {
    const outcome = await leads.inOneCommit((db) => book(db, robot, fieldsWith()))
    const reference = outcome.ok ? outcome.reference : ''
    expect(await leads.inOneCommit((db) => admitBooking(db, reference, robot.at))).toEqual({ ok: true })
    expect(rows('SELECT quarantine_reason, assigned_to FROM bookings')).toEqual([
      { quarantine_reason: null, assigned_to: 1 },
    ])
    expect(rows(mails)).toHaveLength(2)
  })

  test('stays where its time has been sold meanwhile', async ({ leads, rows }) => {
    const outcome = await leads.inOneCommit((db) => book(db, robot, fieldsWith()))
    for (const email of ['grace@engines.example', 'mary@engines.example']) {
      await leads.inOneCommit((db) => book(db, postWith(), fieldsWith({ email })))
    }
    const reference = outcome.ok ? outcome.reference : ''
    expect(await leads.inOneCommit((db) => admitBooking(db, reference, robot.at))).toEqual({
      ok: false,
      code: 'slot-taken',
    })
    expect(rows('SELECT id FROM bookings WHERE quarantine_reason IS NOT NULL')).toHaveLength(1)
  })
})
