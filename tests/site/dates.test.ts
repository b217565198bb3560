import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateIn,
  datePartsIn,
  dateTimeIn,
  dayIn,
  durationIn,
  isoOf,
  isZone,
  timeIn,
  timesIn,
} from '../../src/site/dates.ts'

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'

describe('both sides of each change of the clocks', () => {
  // A minute before and the moment of the change itself.
  test.each([
    ['summer time in Berlin', berlin, '2026-03-29 00:59:00', '01:59 CET', '01:59 MEZ'],
    ['summer time in Berlin', berlin, '2026-03-29 01:00:00', '03:00 CEST', '03:00 MESZ'],
    ['winter time in Berlin', berlin, '2026-10-25 00:59:00', '02:59 CEST', '02:59 MESZ'],
    ['winter time in Berlin', berlin, '2026-10-25 01:00:00', '02:00 CET', '02:00 MEZ'],
    ['summer time in New York', newYork, '2026-03-08 06:59:00', '01:59 GMT-5', '01:59 GMT-5'],
    ['summer time in New York', newYork, '2026-03-08 07:00:00', '03:00 GMT-4', '03:00 GMT-4'],
    ['winter time in New York', newYork, '2026-11-01 05:59:00', '01:59 GMT-4', '01:59 GMT-4'],
    ['winter time in New York', newYork, '2026-11-01 06:00:00', '01:00 GMT-5', '01:00 GMT-5'],
  ])('%s, %s at %s UTC', (_, zone, time, english, german) => {
    expect(timeIn(time, 'en', zone)).toBe(english)
    expect(timeIn(time, 'de', zone)).toBe(german)
  })

  test('a time of day stays, though the distance to UTC changes', () => {
    expect(timeIn('2026-03-27 14:00:00', 'en', berlin)).toBe('15:00 CET')
    expect(timeIn('2026-03-30 13:00:00', 'en', berlin)).toBe('15:00 CEST')
  })

  test('what lasts over a change says by which clock it begins and ends', () => {
    expect(timesIn('2026-03-29 00:30:00', '2026-03-29 01:30:00', 'en', berlin)).toBe('01:30 CET – 03:30 CEST')
    expect(timesIn('2026-10-25 00:30:00', '2026-10-25 01:30:00', 'de', berlin)).toBe('02:30 MESZ – 02:30 MEZ')
    expect(timesIn('2026-07-01 13:00:00', '2026-07-01 14:00:00', 'en', berlin)).toBe('15:00 – 16:00 CEST')
    expect(timesIn('2026-07-01 21:00:00', '2026-07-01 23:00:00', 'en', berlin)).toBe('23:00 CEST')
  })
})

describe('a day', () => {
  test('is that of the zone, which may be another one than UTC has', () => {
    expect(dateIn('2026-12-31 23:30:00', 'en', berlin)).toBe('1 January 2027')
    expect(dateIn('2027-01-01 04:30:00', 'de', newYork)).toBe('31. Dezember 2026')
    expect(dayIn('2026-12-31 23:30:00', 'de', berlin)).toBe('Freitag, 1. Januar 2027')
    expect(datePartsIn('2026-12-31 23:30:00', 'en', berlin)).toEqual({
      day: '1',
      month: 'January',
      year: '2027',
    })
    expect(dateTimeIn('2028-02-29 12:00:00', 'en', 'UTC')).toBe('29 February 2028, 12:00 UTC')
  })

  test('begins at 00:00 and not at 24:00', () => {
    expect(timeIn('2026-06-30 22:00:00', 'en', berlin)).toBe('00:00 CEST')
    expect(timeIn('2026-06-30 22:00:00', 'de', berlin)).toBe('00:00 MESZ')
  })
})

test('whatever the zone and the moment, the parts are those of one and the same date', () => {
  const zones = [berlin, newYork, 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Apia', 'UTC']
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom(...zones),
      fc.constantFrom('en' as const, 'de' as const),
      (moment, zone, language) => {
        const time = moment.toISOString().slice(0, 19).replace('T', ' ')
        expect(isoOf(time)).toBe(`${time.replace(' ', 'T')}Z`)
        const { day, month, year } = datePartsIn(time, language, zone)
        expect(dateIn(time, language, zone)).toBe(
          language === 'en'
            ? `${day} ${month} ${year}`
            : `${day} ${month} ${year}`.replace(/^\d+\.?/, `${Number.parseInt(day, 10)}.`),
        )
        expect(dayIn(time, language, zone).endsWith(dateIn(time, language, zone))).toBe(true)
      },
    ),
  )
})

test.each([
  [45, '45 minutes', '45 Minuten'],
  [60, '60 minutes', '60 Minuten'],
  [90, '90 minutes', '90 Minuten'],
  [120, '2 hours', '2 Stunden'],
  [150, '150 minutes', '150 Minuten'],
  [1440, '24 hours', '24 Stunden'],
  [1, '1 minute', '1 Minute'],
])('%d minutes', (minutes, english, german) => {
  expect(durationIn(minutes, 'en')).toBe(english)
  expect(durationIn(minutes, 'de')).toBe(german)
})

test('a name is a zone or it is not', () => {
  for (const zone of [berlin, 'Etc/UTC', 'America/Argentina/Ushuaia']) expect(isZone(zone)).toBe(true)
  for (const zone of ['', 'Berlin', 'Europe/Chemnitz', 'Europe/Berlin; DROP'])
    expect(isZone(zone)).toBe(false)
})
