import type { Temporal } from 'temporal-polyfill'
import type { BookingOffer, OfferedDay, OfferWish } from '../site/booking-offer.ts'
import { bookableDates, type Schedule, slotsOfMonth } from './slots.ts'

/** What the booking page shows of a schedule. A wish for a month that cannot be booked gets the nearest that can. */
export function offerOf(schedule: Schedule, wish: OfferWish): BookingOffer {
  const { settings, now } = schedule
  const { first, last } = bookableDates(settings, now)
  const months = monthsFrom(first, last)
  const month = wish.month ? nearest(months, wish.month) : firstWithTimes(schedule, months)
  const days = daysOf(schedule, month)
  const position = months.indexOf(month)
  const wished = days.find(({ date, times }) => date === wish.day && times.length > 0)
  return {
    zone: settings.zone,
    types: settings.types,
    minutes: settings.duration_minutes,
    month,
    previous: months[position - 1] ?? null,
    next: months[position + 1] ?? null,
    days,
    day: wished ?? days.find(({ times }) => times.length > 0) ?? null,
  }
}

const daysOf = (schedule: Schedule, month: string): OfferedDay[] =>
  slotsOfMonth(schedule, month).map(({ date, slots }) => ({ date, times: slots.map(({ start }) => start) }))

/** The months from one date to another; at least the first one's. */
function monthsFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): [string, ...string[]] {
  const start = first.toPlainYearMonth()
  const count = Math.max(0, start.until(last.toPlainYearMonth(), { largestUnit: 'months' }).months)
  const later = Array.from({ length: count }, (_, index) => start.add({ months: index + 1 }).toString())
  return [start.toString(), ...later]
}

function nearest(months: readonly [string, ...string[]], wished: string): string {
  if (months.includes(wished)) return wished
  return wished < months[0] ? months[0] : (months.at(-1) ?? months[0])
}

const firstWithTimes = (schedule: Schedule, months: readonly [string, ...string[]]): string =>
  months.find((month) => daysOf(schedule, month).some(({ times }) => times.length > 0)) ?? months[0]
