import { Temporal } from 'temporal-polyfill'
import { isoOf } from '../site/dates.ts'
import { type BookingSettings, weekdays } from './booking-settings.ts'
import { isClosed } from './closed-days.ts'

/** Somebody who takes bookings. */
export interface BookingStaff {
  readonly id: number
  readonly email: string
}

/** Time of somebody of the staff that is sold already. */
export interface TakenTime {
  readonly staffId: number
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly start: string
  readonly minutes: number
}

/** A time that a visitor may take, and those who are free then, in the order of the setting. */
export interface Slot {
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly start: string
  readonly minutes: number
  readonly staffIds: readonly number[]
}

/** What free slots are computed from. */
export interface Schedule {
  readonly settings: BookingSettings
  /** Those of the setting who have a living account. */
  readonly staff: readonly BookingStaff[]
  readonly taken: readonly TakenTime[]
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly now: string
}

/** A day of a month, `YYYY-MM-DD` in the zone of the business, with its free slots. */
export interface SlotDay {
  readonly date: string
  readonly slots: readonly Slot[]
}

/** The free slots of a date, earliest first. */
export function freeSlots(schedule: Schedule, date: Temporal.PlainDate): Slot[] {
  const { settings, now } = schedule
  const { first, last } = bookableDates(settings, now)
  if (isBefore(date, first) || isBefore(last, date) || isClosed(date, settings.holidays)) return []
  const earliest = millisecondsOf(now) + settings.notice_hours * 3_600_000
  const present = schedule.staff.filter(({ email }) => !isClosed(date, absencesOf(settings, email)))
  return startsOf(settings, date)
    .filter((start) => start >= earliest)
    .map((start) => slotAt(schedule, present, start))
    .filter(({ staffIds }) => staffIds.length > 0)
}

/** The days of a month, `YYYY-MM`, each with its free slots. */
export function slotsOfMonth(schedule: Schedule, month: string): SlotDay[] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return Array.from({ length: first.daysInMonth }, (_, index) => {
    const date = first.add({ days: index })
    return { date: date.toString(), slots: freeSlots(schedule, date) }
  })
}

/** The free slot that begins at a moment, UTC; undefined where none does. */
export function freeSlotAt(schedule: Schedule, start: string): Slot | undefined {
  return freeSlots(schedule, dateAt(start, schedule.settings.zone)).find((slot) => slot.start === start)
}

/** The first and the last date on which a slot may be, by the business's calendar. */
export function bookableDates(
  { zone, notice_hours, horizon_days }: BookingSettings,
  now: string,
): { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate } {
  const moment = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(now)).toZonedDateTimeISO(zone)
  return {
    first: moment.add({ minutes: Math.floor(notice_hours * 60) }).toPlainDate(),
    last: moment.toPlainDate().add({ days: horizon_days }),
  }
}

/** The date of a moment by the calendar of a zone. */
export function dateAt(time: string, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(millisecondsOf(time)).toZonedDateTimeISO(zone).toPlainDate()
}

/** Moments at which a slot of a date may begin, in milliseconds: from the start of each span of opening hours on. */
function startsOf(settings: BookingSettings, date: Temporal.PlainDate): number[] {
  const length = settings.duration_minutes * 60_000
  const step = length + settings.buffer_minutes * 60_000
  const weekday = weekdays[date.dayOfWeek - 1] as (typeof weekdays)[number]
  return settings.opening_hours[weekday].flatMap((span) => {
    // Where clocks change within a span, both ends keep to the hours that are open by either clock.
    const opens = momentAt(date, span.slice(0, 5), settings.zone, 'later')
    const closes = momentAt(date, span.slice(6), settings.zone, 'earlier')
    const count = Math.floor((closes - opens - length) / step) + 1
    return Array.from({ length: Math.max(0, count) }, (_, index) => opens + index * step)
  })
}

function momentAt(
  date: Temporal.PlainDate,
  clock: string,
  timeZone: string,
  disambiguation: 'earlier' | 'later',
): number {
  const [day, time] = clock === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, clock]
  const local = day.toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds
}

function slotAt({ settings, taken }: Schedule, present: readonly BookingStaff[], start: number): Slot {
  const buffer = settings.buffer_minutes * 60_000
  const end = start + settings.duration_minutes * 60_000
  const isFree = ({ id }: BookingStaff) =>
    taken.every(({ staffId, start: other, minutes }) => {
      const begins = millisecondsOf(other)
      return staffId !== id || begins >= end + buffer || begins + minutes * 60_000 + buffer <= start
    })
  return {
    start: new Date(start).toISOString().slice(0, 19).replace('T', ' '),
    minutes: settings.duration_minutes,
    staffIds: present.filter(isFree).map(({ id }) => id),
  }
}

const absencesOf = ({ staff }: BookingSettings, email: string) =>
  staff.find((person) => person.email.toLowerCase() === email.toLowerCase())?.away ?? []

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

const millisecondsOf = (time: string) => Date.parse(isoOf(time))
