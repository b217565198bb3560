import { Temporal } from 'temporal-polyfill'

/** UTC as the database writes it. */
const utc = (moment: Temporal.Instant) => moment.toString().slice(0, 19).replace('T', ' ')

/** The moment some days before or after the seed, UTC `YYYY-MM-DD HH:MM:SS`. */
export function daysFrom(seed: Temporal.Instant, days: number): string {
  return utc(seed.add({ hours: 24 * days }))
}

/** The day some days before or after a moment, `YYYY-MM-DD`. */
export function dayFrom(moment: Date, days: number): string {
  return daysFrom(Temporal.Instant.fromEpochMilliseconds(moment.getTime()), days).slice(0, 10)
}

/**
 * The moment at which a clock in a zone shows a time, some days before or after the seed. Nothing is announced for
 * a weekend: what would fall on one moves on to the next working day, or back where it is past.
 */
export function clockTime(seed: Temporal.Instant, days: number, time: string, zone: string): string {
  const date = seed.toZonedDateTimeISO(zone).toPlainDate().add({ days })
  const weekday = days === 0 ? date : date.add({ days: date.dayOfWeek > 5 ? (days > 0 ? 2 : -2) : 0 })
  return utc(weekday.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant())
}

/** The moment some hours before another. */
export function hoursBefore(time: string, hours: number): string {
  return utc(Temporal.Instant.from(`${time.replace(' ', 'T')}Z`).subtract({ hours }))
}
