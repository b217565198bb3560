import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { clockTime, dayFrom, daysFrom, hoursBefore } from '../../scripts/demo/schedule.ts'

const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['a Monday in winter', '2026-01-05T10:00Z', 1, '2026-01-06 14:00:00'],
  ['a Monday in summer', '2026-07-06T10:00Z', 1, '2026-07-07 13:00:00'],
  ['what would fall on a Saturday moves on', '2026-01-05T10:00Z', 5, '2026-01-12 14:00:00'],
  ['what would have fallen on a Sunday moves back', '2026-01-05T10:00Z', -1, '2026-01-02 14:00:00'],
  ['the day of the seed stays, even on a Sunday', '2026-01-04T10:00Z', 0, '2026-01-04 14:00:00'],
  ['across the change to summer time', '2026-03-27T10:00Z', 3, '2026-03-30 13:00:00'],
  ['across the change to winter time', '2026-10-23T10:00Z', 3, '2026-10-26 14:00:00'],
  ['a seed after midnight, where UTC has the day before', '2026-01-05T23:30Z', 1, '2026-01-07 14:00:00'],
])('%s', (_, seed, days, time) => {
  expect(clockTime(at(seed), days, '15:00', 'Europe/Berlin')).toBe(time)
})

test('whenever it is seeded, a webinar is on a working day, at its time, on its side of today', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Europe/London', 'Asia/Kolkata', 'Pacific/Auckland']
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  const days = fc.integer({ min: -400, max: 400 }).filter((value) => value !== 0)
  fc.assert(
    fc.property(moment, days, fc.constantFrom(...zones), (seeded, distance, zone) => {
      const seed = Temporal.Instant.fromEpochMilliseconds(seeded.getTime())
      const starts = at(`${clockTime(seed, distance, '15:00', zone).replace(' ', 'T')}Z`).toZonedDateTimeISO(
        zone,
      )
      expect(starts.dayOfWeek).toBeLessThanOrEqual(5)
      expect(starts.toPlainTime().toString()).toBe('15:00:00')
      const apart = seed.toZonedDateTimeISO(zone).toPlainDate().until(starts.toPlainDate()).days
      expect(Math.sign(apart)).toBe(Math.sign(distance))
      expect(Math.abs(apart) - Math.abs(distance)).toBeLessThanOrEqual(2)
    }),
  )
})

test('days and hours are of the clock that never changes', () => {
  expect(daysFrom(at('2026-03-28T12:00Z'), 1)).toBe('2026-03-29 12:00:00')
  expect(dayFrom(new Date('2026-03-01T00:30Z'), -1)).toBe('2026-02-28')
  expect(hoursBefore('2026-03-01 12:00:00', 24)).toBe('2026-02-28 12:00:00')
})
