import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type BookingSettings, parseBookingSettings, weekdays } from '../../src/leads/booking-settings.ts'
import { isClosed } from '../../src/leads/closed-days.ts'
import { freeSlotAt, freeSlots, type Schedule, slotsOfMonth } from '../../src/leads/slots.ts'

const mara = { id: 1, email: 'mara@voltaic.example' }
const jon = { id: 2, email: 'jon@voltaic.example' }

function settingsWith(changes: object): BookingSettings {
  const parsed = parseBookingSettings(
    JSON.stringify({
      zone: 'Europe/Berlin',
      notice_hours: 24,
      opening_hours: Object.fromEntries(
        weekdays.slice(0, 5).map((day) => [day, ['09:00-10:30', '13:00-14:00']]),
      ),
      staff: [{ email: mara.email }, { email: jon.email }],
      ...changes,
    }),
  )
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.settings
}

const scheduleWith = (changes: object = {}, more: Partial<Schedule> = {}): Schedule => ({
  settings: settingsWith(changes),
  staff: [mara, jon],
  taken: [],
  now: '2026-12-01 08:00:00',
  ...more,
})

const on = (date: string, schedule: Schedule) => freeSlots(schedule, Temporal.PlainDate.from(date))
const starts = (date: string, schedule: Schedule) =>
  on(date, schedule).map(({ start }) => start.slice(11, 16))

describe('a day has a slot', () => {
  test('from each opening on, as long as there is time until the next closing', () => {
    expect(starts('2026-12-08', scheduleWith())).toEqual(['08:00', '08:30', '09:00', '12:00', '12:30'])
  })

  test('at other hours of UTC in summer', () => {
    const summer = scheduleWith({}, { now: '2026-07-01 08:00:00' })
    expect(starts('2026-07-07', summer)).toEqual(['07:00', '07:30', '08:00', '11:00', '11:30'])
  })

  test('with the buffer between two', () => {
    expect(starts('2026-12-08', scheduleWith({ buffer_minutes: 15 }))).toEqual(['08:00', '08:45', '12:00'])
  })

  test('until midnight where it is open so long', () => {
    const late = scheduleWith({ opening_hours: { tuesday: ['23:00-24:00'] } })
    expect(starts('2026-12-08', late)).toEqual(['22:00', '22:30'])
  })
})

describe('a day has none', () => {
  test.each([
    ['at the weekend', '2026-12-06', {}],
    ['on a holiday', '2026-12-08', { holidays: ['12-08'] }],
    ['after the horizon', '2026-12-08', { horizon_days: 6 }],
    ['within the notice', '2026-12-08', { notice_hours: 24 * 8 }],
    [
      'while everybody is away',
      '2026-12-08',
      {
        staff: [mara, jon].map(({ email }) => ({ email, away: ['2026-12-07/2026-12-11'] })),
      },
    ],
  ])('%s', (_, date, changes) => {
    expect(on(date, scheduleWith(changes))).toEqual([])
  })

  test('where nobody of the setting has an account', () => {
    expect(on('2026-12-08', scheduleWith({}, { staff: [] }))).toEqual([])
  })

  test('in the past', () => {
    expect(on('2026-11-24', scheduleWith())).toEqual([])
  })
})

describe('the notice', () => {
  test('is counted to the minute', () => {
    const notice = (now: string) => starts('2026-12-02', scheduleWith({}, { now }))
    expect(notice('2026-12-01 08:30:00')).toEqual(['08:30', '09:00', '12:00', '12:30'])
    expect(notice('2026-12-01 08:30:01')).toEqual(['09:00', '12:00', '12:30'])
  })
})

describe('who is free', () => {
  const taken = [{ staffId: 1, start: '2026-12-08 08:30:00', minutes: 30 }]
  const free = (changes: object = {}) =>
    on('2026-12-08', scheduleWith(changes, { taken })).map(({ start, staffIds }) => [
      start.slice(11, 16),
      ...staffIds,
    ])

  test('is who has no booking then', () => {
    expect(free()).toEqual([
      ['08:00', 1, 2],
      ['08:30', 2],
      ['09:00', 1, 2],
      ['12:00', 1, 2],
      ['12:30', 1, 2],
    ])
  })

  test('keeps the buffer before and after a booking that began at another time', () => {
    const booked = [{ staffId: 1, start: '2026-12-08 08:40:00', minutes: 30 }]
    const schedule = scheduleWith({ buffer_minutes: 15 }, { taken: booked, staff: [mara] })
    // 08:00 to 08:30 ends ten minutes before the booking, 08:45 is within it.
    expect(starts('2026-12-08', schedule)).toEqual(['12:00'])
  })

  test('leaves no slot where nobody is', () => {
    const both = [...taken, { staffId: 2, start: '2026-12-08 08:15:00', minutes: 30 }]
    expect(starts('2026-12-08', scheduleWith({}, { taken: both }))).toEqual([
      '08:00',
      '09:00',
      '12:00',
      '12:30',
    ])
  })

  test('is not who is away', () => {
    const staff = [{ email: mara.email, away: ['2026-12-08'] }, { email: jon.email }]
    expect(on('2026-12-08', scheduleWith({ staff })).map(({ staffIds }) => staffIds)).toEqual(
      Array.from({ length: 5 }, () => [2]),
    )
  })
})

describe('a slot', () => {
  test('is found by its very start', () => {
    expect(freeSlotAt(scheduleWith(), '2026-12-08 08:30:00')).toEqual({
      start: '2026-12-08 08:30:00',
      minutes: 30,
      staffIds: [1, 2],
    })
    expect(freeSlotAt(scheduleWith(), '2026-12-08 08:40:00')).toBeUndefined()
    expect(freeSlotAt(scheduleWith(), '2026-12-06 08:30:00')).toBeUndefined()
  })
})

describe('when clocks change', () => {
  const nights = (now: string) =>
    scheduleWith({ opening_hours: { sunday: ['00:30-04:00'] }, horizon_days: 400 }, { now })
  const clocks = (date: string, schedule: Schedule) =>
    on(date, schedule).map(({ start }) =>
      Temporal.Instant.from(`${start.replace(' ', 'T')}Z`)
        .toZonedDateTimeISO('Europe/Berlin')
        .toString({ timeZoneName: 'never', smallestUnit: 'minute' })
        .slice(11),
    )

  test('to summer time, the hour that is not there has no slots', () => {
    expect(clocks('2027-03-28', nights('2027-03-01 00:00:00'))).toEqual([
      '00:30+01:00',
      '01:00+01:00',
      '01:30+01:00',
      '03:00+02:00',
      '03:30+02:00',
    ])
  })

  test('to winter time, the hour that comes twice has its slots twice', () => {
    expect(clocks('2026-10-25', nights('2026-10-01 00:00:00'))).toEqual([
      '00:30+02:00',
      '01:00+02:00',
      '01:30+02:00',
      '02:00+02:00',
      '02:30+02:00',
      '02:00+01:00',
      '02:30+01:00',
      '03:00+01:00',
      '03:30+01:00',
    ])
  })

  test('an opening within the hour that is not there waits for its end', () => {
    const schedule = scheduleWith(
      { opening_hours: { sunday: ['02:30-04:30'] } },
      { now: '2027-03-20 00:00:00' },
    )
    expect(clocks('2027-03-28', schedule)).toEqual(['03:30+02:00', '04:00+02:00'])
  })

  test('the working days on both sides keep their hours', () => {
    const schedule = scheduleWith({ horizon_days: 400 }, { now: '2027-03-01 00:00:00' })
    expect(clocks('2027-03-26', schedule)[0]).toBe('09:00+01:00')
    expect(clocks('2027-03-29', schedule)[0]).toBe('09:00+02:00')
  })
})

test('a month has each of its days', () => {
  const days = slotsOfMonth(scheduleWith(), '2026-12')
  expect(days.map(({ date }) => date)).toHaveLength(31)
  expect(days[0]?.date).toBe('2026-12-01')
  expect(
    days
      .filter(({ slots }) => slots.length > 0)
      .map(({ date }) => date.slice(8))
      .slice(0, 6),
  ).toEqual(['02', '03', '04', '07', '08', '09'])
})

// Chemnitz; no summer time and a half hour; clocks that change by half an hour; clocks that change at midnight.
const zones = ['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Havana', 'America/New_York']
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const spans = fc.uniqueArray(clock, { minLength: 2, maxLength: 4 }).map((times) => {
  const sorted = times.toSorted((a, b) => a - b)
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) =>
    [sorted[index * 2], sorted[index * 2 + 1]].map((time) => written(time as number)).join('-'),
  )
})
const moment = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
  .map((time) => new Date(time - (time % 60_000)))
const utc = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ')

/** Any setting, with bookings around now. */
const anySchedule = fc
  .record({
    zone: fc.constantFrom(...zones),
    duration_minutes: fc.integer({ min: 5, max: 120 }),
    buffer_minutes: fc.integer({ min: 0, max: 60 }),
    notice_hours: fc.integer({ min: 0, max: 72 }),
    horizon_days: fc.integer({ min: 1, max: 60 }),
    opening_hours: fc.record(Object.fromEntries(weekdays.map((day) => [day, spans]))),
    holidays: fc.subarray(['easter-2/easter+1', '12-24/01-01', '10-25', '2027-03-28']),
    now: moment,
    bookings: fc.array(
      fc.record({
        staffId: fc.constantFrom(1, 2),
        offset: fc.integer({ min: 0, max: 60 * 24 * 12 }),
        minutes: fc.integer({ min: 5, max: 180 }),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ now, bookings, ...changes }) =>
    scheduleWith(changes, {
      now: utc(now.getTime()),
      taken: bookings.map(({ staffId, offset, minutes }) => ({
        staffId,
        start: utc(now.getTime() + offset * 60_000),
        minutes,
      })),
    }),
  )

describe('whatever the setting, the clock and the bookings are, a slot', () => {
  const dates = (schedule: Schedule) => {
    const today = Temporal.Instant.from(`${schedule.now.replace(' ', 'T')}Z`)
      .toZonedDateTimeISO(schedule.settings.zone)
      .toPlainDate()
    return Array.from({ length: 14 }, (_, index) => today.add({ days: index - 1 }))
  }
  const milliseconds = (time: string) => Date.parse(`${time.replace(' ', 'T')}Z`)

  test('lies within opening hours of its day by the clocks of the business, from its first minute to its last', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const { settings } = schedule
        for (const date of dates(schedule)) {
          for (const { start, minutes } of freeSlots(schedule, date)) {
            expect(isClosed(date, settings.holidays)).toBe(false)
            const open = settings.opening_hours[weekdays[date.dayOfWeek - 1] as 'monday']
            const walls = [0, minutes - 1].map((minute) =>
              Temporal.Instant.fromEpochMilliseconds(
                milliseconds(start) + minute * 60_000,
              ).toZonedDateTimeISO(settings.zone),
            )
            for (const wall of walls) {
              expect(wall.toPlainDate().toString()).toBe(date.toString())
              const time = wall.toPlainTime().toString().slice(0, 5)
              expect(open.some((span) => span.slice(0, 5) <= time && time < span.slice(6))).toBe(true)
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('overlaps no other of its day, and no booking of those who are free, by the buffer', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const buffer = schedule.settings.buffer_minutes * 60_000
        for (const date of dates(schedule)) {
          const slots = freeSlots(schedule, date)
          slots.forEach(({ start, minutes, staffIds }, index) => {
            const [from, to] = [milliseconds(start), milliseconds(start) + minutes * 60_000]
            const next = slots[index + 1]
            if (next) expect(milliseconds(next.start)).toBeGreaterThanOrEqual(to)
            const theirs = schedule.taken.filter(({ staffId }) => staffIds.includes(staffId))
            for (const booking of theirs) {
              const [begins, ends] = [
                milliseconds(booking.start),
                milliseconds(booking.start) + booking.minutes * 60_000,
              ]
              expect(begins >= to + buffer || ends + buffer <= from).toBe(true)
            }
          })
        }
      }),
      { numRuns: 150 },
    )
  })

  test('keeps the notice and the horizon, and is found again by its start', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const { notice_hours, horizon_days } = schedule.settings
        for (const date of dates(schedule)) {
          for (const slot of freeSlots(schedule, date)) {
            expect(milliseconds(slot.start) - milliseconds(schedule.now)).toBeGreaterThanOrEqual(
              notice_hours * 3_600_000,
            )
            expect(milliseconds(slot.start) - milliseconds(schedule.now)).toBeLessThan(
              (horizon_days + 2) * 86_400_000,
            )
            expect(freeSlotAt(schedule, slot.start)).toEqual(slot)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
