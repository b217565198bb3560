import { Temporal } from 'temporal-polyfill'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const isoLike = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?\s*(.*)$/i
const dayMonthYear = /^(?:\w{3},\s*)?(?<day>\d{1,2})\.?\s+(?<month>[A-Za-z]{3})[a-z]*\.?,?\s+(?<year>\d{4})$/
const monthDayYear = /^(?<month>[A-Za-z]{3})[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/

/**
 * A date of front matter as UTC `YYYY-MM-DD HH:MM:SS`; undefined for what is none. A time without a zone counts as UTC,
 * a day as its first moment.
 */
export function utcTime(value: unknown): string | undefined {
  const text = (value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : '').trim()
  const moment = momentOf(text)
  if (!moment) return undefined
  const written = moment.toString({ fractionalSecondDigits: 0 })
  return /^\d{4}-/.test(written) ? written.slice(0, 19).replace('T', ' ') : undefined
}

function momentOf(text: string): Temporal.Instant | undefined {
  const [, day, hour = '0', minute = '00', second = '00', zone = ''] = isoLike.exec(text) ?? []
  if (day) return instant(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${offsetOf(zone)}`)
  const words = (dayMonthYear.exec(text) ?? monthDayYear.exec(text))?.groups ?? {}
  const { day: dayOfMonth, month: name = '', year } = words
  const month = months.indexOf(name.toLowerCase()) + 1
  return month === 0 ? undefined : instant(`${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}T00:00Z`)
}

const twoDigits = (value: unknown) => String(value).padStart(2, '0')

/** `+0200` as `+02:00`; a time without a zone counts as UTC. */
const offsetOf = (zone: string) =>
  /^(?:|Z|UTC|GMT)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')

function instant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
