import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDemoYaml } from '../../scripts/demo/front-matter.ts'
import { people, settings } from '../../scripts/demo/shapes.ts'
import { type BookingSettings, parseBookingSettings } from '../../src/leads/booking-settings.ts'
import { isClosed } from '../../src/leads/closed-days.ts'
import { slotsOfMonth } from '../../src/leads/slots.ts'

const demo = join(import.meta.dirname, '../../scripts/demo')

let booking: BookingSettings
beforeAll(async () => {
  const parsed = parseBookingSettings(
    JSON.stringify((await readDemoYaml(join(demo, 'settings.yaml'), settings)).booking),
  )
  if (!parsed.ok) throw new Error(parsed.message)
  booking = parsed.settings
})

test('appointments are given by people of the demonstration', async () => {
  const known = Object.values(await readDemoYaml(join(demo, 'people.yaml'), people)).map(({ email }) => email)
  expect(booking.staff.length).toBe(2)
  expect(known).toEqual(expect.arrayContaining(booking.staff.map(({ email }) => email)))
})

describe('a public holiday of Saxony has no appointments', () => {
  test.each([
    ...['2026-11-18', '2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-01'],
    ...['2027-05-06', '2027-05-17', '2027-10-03', '2027-10-31', '2027-11-17', '2028-04-14', '2028-11-22'],
    ...['2029-11-21', '2030-11-20', '2031-11-19'],
  ])('%s', (date) => {
    expect(isClosed(Temporal.PlainDate.from(date), booking.holidays)).toBe(true)
  })
})

test('every month has appointments, whichever day one looks', () => {
  const staff = booking.staff.map(({ email }, index) => ({ id: index + 1, email }))
  for (let month = 1; month <= 12; month++) {
    const name = `2027-${String(month).padStart(2, '0')}`
    const days = slotsOfMonth({ settings: booking, staff, taken: [], now: `${name}-01 00:00:00` }, name)
    expect(days.filter(({ slots }) => slots.length > 0).length, name).toBeGreaterThan(14)
  }
})
