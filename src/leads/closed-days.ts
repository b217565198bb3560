import { Temporal } from 'temporal-polyfill'

/**
 * A day or a span of days on which nobody takes bookings, as a setting writes it: `2026-12-24` once, `12-24` every year,
 * `easter-2` so many days from Easter Sunday; two of a kind with a slash between them are the first and the last day.
 */
export type ClosedDays = string

const once = /^\d{4}-\d{2}-\d{2}$/
const yearly = /^\d{2}-\d{2}$/
const movable = /^easter([+-]\d{1,3})?$/

/** Whether closed days are written as this software reads them. */
export function areClosedDays(text: string): boolean {
  const [first = '', last = first, ...more] = text.split('/')
  if (more.length > 0) return false
  // A leap year has every day.
  const kind = [once, yearly, movable].find((pattern) => pattern.test(first) && pattern.test(last))
  if (!kind || !isDay(first) || !isDay(last)) return false
  return kind !== once || first <= last
}

/** Whether a date is among closed days. */
export function isClosed(date: Temporal.PlainDate, closed: readonly ClosedDays[]): boolean {
  return closed.some((days) => {
    const [first = '', last = first] = days.split('/')
    // A span such as 12-24/01-01 began in the year before.
    return [date.year - 1, date.year].some((year) => {
      const [from, to] = [dayOf(first, year), dayOf(last, year)]
      const end = Temporal.PlainDate.compare(to, from) < 0 ? dayOf(last, year + 1) : to
      return Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, end) <= 0
    })
  })
}

function isDay(text: string): boolean {
  try {
    dayOf(text, 2024, 'reject')
    return true
  } catch {
    return false
  }
}

/** The day that a text means in a year; 29 February is the 28th where there is none. */
function dayOf(
  text: string,
  year: number,
  overflow: 'constrain' | 'reject' = 'constrain',
): Temporal.PlainDate {
  if (once.test(text)) return Temporal.PlainDate.from(text)
  if (text.startsWith('easter')) {
    return easterSunday(year).add({ days: Number(text.slice('easter'.length) || 0) })
  }
  const [month, day] = text.split('-').map(Number) as [number, number]
  return Temporal.PlainDate.from({ year, month, day }, { overflow })
}

/** Easter Sunday of the Gregorian calendar, by Gauss's rule with Lichtenberg's two corrections. */
export function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100)
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25)
  const sunShift = 2 - Math.floor((3 * century + 3) / 4)
  const moonYear = year % 19
  const seed = (19 * moonYear + moonShift) % 30
  const correction = Math.floor((seed + Math.floor(moonYear / 11)) / 29)
  const fullMoon = 21 + seed - correction
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7)
  const distance = 7 - mod(fullMoon - firstSunday, 7)
  // Counted in days of March.
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: fullMoon + distance - 1 })
}

const mod = (value: number, by: number) => ((value % by) + by) % by
