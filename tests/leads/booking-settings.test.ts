import { describe, expect, test } from 'vitest'
import { parseBookingSettings } from '../../src/leads/booking-settings.ts'

const least = {
  zone: 'Europe/Berlin',
  opening_hours: { monday: ['09:00-12:00'] },
  staff: [{ email: 'mara@voltaic.example' }],
}

test('the least that a setting must say is a zone, hours and somebody', () => {
  expect(parseBookingSettings(JSON.stringify(least))).toMatchObject({
    ok: true,
    settings: {
      types: ['consultation', 'demo', 'support'],
      duration_minutes: 30,
      buffer_minutes: 0,
      notice_hours: 24,
      horizon_days: 60,
      opening_hours: { monday: ['09:00-12:00'], sunday: [] },
      holidays: [],
      staff: [{ email: 'mara@voltaic.example', away: [] }],
    },
  })
})

test.each([null, '', '  '])('%j means that no appointments are given', (value) => {
  expect(parseBookingSettings(value)).toMatchObject({ ok: false, code: 'not-set' })
})

describe('what cannot be used is named, with what to write instead', () => {
  test.each([
    ['{', 'is not JSON'],
    ['[]', 'the value Invalid input'],
    [{ ...least, zone: 'Saxony' }, 'zone must be the IANA name of a time zone, such as Europe/Berlin'],
    [
      { ...least, opening_hours: { monday: ['9-12'] } },
      'opening_hours.monday.0 must be two times such as 09:00-12:00',
    ],
    [
      { ...least, opening_hours: { monday: ['12:00-09:00'] } },
      'opening_hours.monday.0 must end after it begins',
    ],
    [
      { ...least, opening_hours: { friday: ['09:00-12:00', '11:00-14:00'] } },
      'opening_hours.friday must be in order and not overlap',
    ],
    [{ ...least, opening_hours: { montag: [] } }, 'montag'],
    [{ ...least, holidays: ['Christmas'] }, 'holidays.0 must be a day such as 2026-12-24'],
    [{ ...least, staff: [] }, 'staff must name at least one person'],
    [{ ...least, staff: [{ email: 'Mara' }] }, 'staff.0.email must be an e-mail address'],
    [
      { ...least, staff: [{ email: 'a@voltaic.example' }, { email: 'A@voltaic.example' }] },
      'staff must name each person once',
    ],
    [{ ...least, types: [] }, 'types must name at least one'],
    [{ ...least, duration_minutes: 0 }, 'duration_minutes'],
  ])('%j', (value, message) => {
    const parsed = parseBookingSettings(typeof value === 'string' ? value : JSON.stringify(value))
    expect(parsed).toMatchObject({ ok: false, code: 'unusable' })
    expect(parsed.ok ? '' : parsed.message).toContain(message)
  })
})
