import { describe, expect } from 'vitest'
import { test as base } from '../../support/database.ts'

const test = base.extend('book', async ({ database: { sqlite } }) => {
  sqlite.exec(`INSERT INTO admin_users (id, email, first_name, last_name, language)
    VALUES (1, 'mara@voltaic.example', 'Mara', 'Lindt', 'de'), (2, 'jon@voltaic.example', 'Jon', 'Abel', 'en')`)
  const insert = sqlite.prepare(
    `INSERT INTO bookings (reference, language, first_name, last_name, email, booking_type, preferred_date,
       duration_minutes, assigned_to, status, quarantine_reason, deleted_at)
     VALUES (@reference, 'en', 'Ada', 'Byron', @reference || '@example.com', 'demo', @start, @minutes, @staff, @status,
       @quarantine, @deleted)`,
  )
  const usual = { minutes: 30, staff: 1, status: 'confirmed', quarantine: null, deleted: null }
  insert.run({ ...usual, reference: 'first', start: '2026-12-01 10:00:00' })
  return (row: object) => insert.run({ ...usual, reference: 'second', ...row }).changes
})

const refused = 'bookings.preferred_date: this person has another booking at that time.'

describe('a booking is refused that runs into another one of the same person of the staff', () => {
  test.for([
    ['begins before the other ends', { start: '2026-12-01 10:15:00' }],
    ['ends after the other begins', { start: '2026-12-01 09:45:00' }],
    ['holds the other', { start: '2026-12-01 09:00:00', minutes: 180 }],
    ['lies within the other', { start: '2026-12-01 10:10:00', minutes: 5 }],
    ['runs into it from the day before', { start: '2026-11-30 23:00:00', minutes: 720 }],
  ] as const)('%s', ([, row], { book }) => {
    expect(() => book(row)).toThrow(refused)
  })

  test('by the index also where it starts with it', ({ book }) => {
    expect(() => book({ start: '2026-12-01 10:00:00' })).toThrow(/another booking|UNIQUE/)
  })

  test('when it is moved or confirmed again', ({ book, database: { sqlite } }) => {
    book({ start: '2026-12-01 10:30:00' })
    const move = sqlite.prepare("UPDATE bookings SET preferred_date = ? WHERE reference = 'second'")
    expect(() => move.run('2026-12-01 10:20:00')).toThrow(refused)
    sqlite.exec("UPDATE bookings SET status = 'cancelled' WHERE reference = 'second'")
    move.run('2026-12-01 10:20:00')
    expect(() => sqlite.exec("UPDATE bookings SET status = 'pending'")).toThrow(refused)
  })
})

describe('a booking is taken', () => {
  test.for([
    ['that begins when the other ends', { start: '2026-12-01 10:30:00' }],
    ['of somebody else of the staff', { start: '2026-12-01 10:00:00', staff: 2 }],
    ['that was cancelled', { start: '2026-12-01 10:00:00', status: 'cancelled' }],
    ['that is in quarantine', { start: '2026-12-01 10:00:00', quarantine: 'trap' }],
    ['that is deleted', { start: '2026-12-01 10:00:00', deleted: '2026-11-01 00:00:00' }],
    ['that nobody has been given', { start: '2026-12-01 10:00:00', staff: null }],
  ] as const)('%s', ([, row], { book }) => {
    expect(book(row)).toBe(1)
  })
})
