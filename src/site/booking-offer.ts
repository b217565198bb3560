import { Temporal } from 'temporal-polyfill'

/** The free times of a month, as the booking page shows them. */
export interface BookingOffer {
  /** IANA name of the zone of the business, in which dates and times of day are told. */
  readonly zone: string
  /** What one may book. */
  readonly types: readonly string[]
  /** How long an appointment takes. */
  readonly minutes: number
  /** `YYYY-MM`. */
  readonly month: string
  /** The months before and after, where some of their days can be booked. */
  readonly previous: string | null
  readonly next: string | null
  /** The days of the month, `YYYY-MM-DD`, each with the starts of its free times, UTC. */
  readonly days: readonly OfferedDay[]
  /** The day whose times are shown; null where the month has none. */
  readonly day: OfferedDay | null
}

export interface OfferedDay {
  readonly date: string
  readonly times: readonly string[]
}

/** What an address asks to see. */
export interface OfferWish {
  /** `YYYY-MM`; the month of the day, or the first with a free time, unless told. */
  readonly month?: string | undefined
  /** `YYYY-MM-DD`; the first day of the month with a free time, unless told. */
  readonly day?: string | undefined
}

/** Reads the wish from a query; what cannot be read is not wished. */
export function wishOf(query: URLSearchParams): OfferWish {
  const [month, day] = [query.get('month') ?? '', query.get('day') ?? '']
  if (isDate(day)) return { month: day.slice(0, 7), day }
  return isDate(`${month}-01`) ? { month } : {}
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The weeks that a month touches, Monday first; null for days of other months. */
export function weeksOf(days: readonly OfferedDay[]): (OfferedDay | null)[][] {
  const [first] = days
  if (!first) return []
  const before = Temporal.PlainDate.from(first.date).dayOfWeek - 1
  const cells = [...Array.from({ length: before }, () => null), ...days]
  const rows = Math.ceil(cells.length / 7)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => cells[row * 7 + column] ?? null),
  )
}
