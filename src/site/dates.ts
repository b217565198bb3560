import { Temporal } from 'temporal-polyfill'
import { type LanguageCode, languageOf } from '../languages.ts'

/** A UTC time of the database, `YYYY-MM-DD HH:MM:SS`, as an exact moment. */
export function momentOf(time: string): Temporal.Instant {
  return Temporal.Instant.from(`${time.replace(' ', 'T')}Z`)
}

/** The time of the database so many hours and minutes later, or earlier where they are negative. */
export function timeAfter(
  time: string,
  duration: { readonly hours?: number; readonly minutes?: number },
): string {
  return momentOf(time).add(duration).toString().slice(0, 19).replace('T', ' ')
}

/** The moment as it stands in `datetime` attributes and feeds: `2027-01-14T14:00:00Z`. */
export function isoOf(time: string): string {
  return `${time.replace(' ', 'T')}Z`
}

/** The moment as the clocks of a zone show it, with their offset: `2027-01-14T15:00:00+01:00`. */
export function isoIn(time: string, zone: string): string {
  return momentOf(time).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' })
}

/** A date such as "14 January 2027" or „14. Januar 2027“, as the zone's calendar has it. */
export function dateIn(time: string, language: LanguageCode, zone = 'UTC'): string {
  return formatted(time, language, zone, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** A date with its day of the week. */
export function dayIn(time: string, language: LanguageCode, zone: string): string {
  return formatted(time, language, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** A time of day with the zone's short name of that day, such as "15:00 CET" in winter and "15:00 CEST" in summer. */
export function timeIn(time: string, language: LanguageCode, zone: string): string {
  const said = formatted(time, language, zone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  return said.replace('GMT+0', 'GMT')
}

/** From when to when, such as "15:00 – 16:00 CET"; the start alone where the end is another day. */
export function timesIn(start: string, end: string, language: LanguageCode, zone: string): string {
  if (dateIn(start, language, zone) !== dateIn(end, language, zone)) return timeIn(start, language, zone)
  const [from, to] = [timeIn(start, language, zone), timeIn(end, language, zone)]
  const clock = clockIn(start, language, zone)
  // In the night of a change of the clocks, each of them says by which one it goes.
  const isSameClock = from.replace(clock, '') === to.replace(/\d+:\d+/, '')
  return `${isSameClock ? clock : from} – ${to}`
}

/** The day of the week alone. */
export function weekdayIn(time: string, language: LanguageCode, zone: string): string {
  return formatted(time, language, zone, { weekday: 'long' })
}

/** Date and time of day together. */
export function dateTimeIn(time: string, language: LanguageCode, zone: string): string {
  return `${dateIn(time, language, zone)}, ${timeIn(time, language, zone)}`
}

/** The parts of a date that is set as an object: the day large, month and year beside it. */
export function datePartsIn(
  time: string,
  language: LanguageCode,
  zone: string,
): { day: string; month: string; year: string } {
  return {
    day: formatted(time, language, zone, { day: 'numeric' }),
    month: formatted(time, language, zone, { month: 'long' }),
    year: formatted(time, language, zone, { year: 'numeric' }),
  }
}

/** The month of a calendar, `YYYY-MM`, such as "December 2026". */
export function monthIn(month: string, language: LanguageCode): string {
  return formatted(`${month}-01 12:00:00`, language, 'UTC', { month: 'long', year: 'numeric' })
}

/** A day of the calendar, `YYYY-MM-DD`, such as "Tuesday, 8 December". */
export function calendarDayIn(date: string, language: LanguageCode): string {
  return formatted(`${date} 12:00:00`, language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' })
}

/** The days of the week, Monday first, each short and in full. */
export function weekdaysIn(language: LanguageCode): { short: string; long: string }[] {
  return Array.from({ length: 7 }, (_, index) => {
    // A Monday, and the days after it.
    const day = `2024-01-0${index + 1} 12:00:00`
    return {
      short: formatted(day, language, 'UTC', { weekday: 'short' }),
      long: weekdayIn(day, language, 'UTC'),
    }
  })
}

/** A time of day alone, such as "10:30". */
export function clockIn(time: string, language: LanguageCode, zone: string): string {
  return formatted(time, language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** What people call the time of a zone, in summer and in winter, such as "Central European Time". */
export function zoneNameIn(time: string, language: LanguageCode, zone: string): string {
  const options = { timeZone: isZone(zone) ? zone : 'UTC', timeZoneName: 'longGeneric' } as const
  const parts = new Intl.DateTimeFormat(languageOf(language).locale, options).formatToParts(
    Date.parse(isoOf(time)),
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** How long something takes, in the largest unit that needs no fraction: "90 minutes", "24 hours". */
export function durationIn(minutes: number, language: LanguageCode): string {
  const [value, unit] = minutes >= 120 && minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const
  return new Intl.NumberFormat(languageOf(language).locale, options).format(value)
}

/** Whether a name is a time zone that dates can be shown in. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Formats are kept: making one costs a hundred times what using it does. A zone that nobody knows is UTC, which is
 * what the time then says; the publisher lets no such row pass.
 */
function formatted(
  time: string,
  language: LanguageCode,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = `${language} ${zone} ${JSON.stringify(options)}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(languageOf(language).locale, {
      ...options,
      timeZone: isZone(zone) ? zone : 'UTC',
    })
  formats.set(key, format)
  return format.format(Date.parse(isoOf(time)))
}
