import { z } from 'zod'
import { isZone } from '../site/dates.ts'
import { areClosedDays } from './closed-days.ts'

/** What one may book. */
export const bookingTypes = ['consultation', 'demo', 'support'] as const
export type BookingType = (typeof bookingTypes)[number]

/** The days of the week as the setting names them, Monday first. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

const closedDays = z.array(
  z
    .string()
    .refine(
      areClosedDays,
      'must be a day such as 2026-12-24, 12-24 (every year) or easter+1, or two of a kind as in 2026-12-24/2027-01-01',
    ),
)

const spanPattern = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const openingHours = z
  .array(
    z
      .string()
      .regex(spanPattern, 'must be two times such as 09:00-12:00')
      .refine((span) => span.slice(0, 5) < span.slice(6), 'must end after it begins'),
  )
  .refine(
    (spans) =>
      spans.every((span, index) => index === 0 || (spans[index - 1] as string).slice(6) <= span.slice(0, 5)),
    'must be in order and not overlap',
  )

const minutes = (least: number, most: number) => z.number().int().min(least).max(most)

const schema = z.strictObject({
  zone: z.string().refine(isZone, 'must be the IANA name of a time zone, such as Europe/Berlin'),
  types: z
    .array(z.enum(bookingTypes))
    .min(1, 'must name at least one')
    .default([...bookingTypes]),
  duration_minutes: minutes(5, 480).default(30),
  /** Kept free between two bookings of one person. */
  buffer_minutes: minutes(0, 480).default(0),
  notice_hours: z.number().min(0).max(2000).default(24),
  horizon_days: z.number().int().min(1).max(400).default(60),
  opening_hours: z.strictObject(
    Object.fromEntries(weekdays.map((day) => [day, openingHours.default([])])) as Record<
      Weekday,
      z.ZodDefault<typeof openingHours>
    >,
  ),
  holidays: closedDays.default([]),
  staff: z
    .array(z.strictObject({ email: z.email('must be an e-mail address'), away: closedDays.default([]) }))
    .min(1, 'must name at least one person')
    .refine(
      (staff) => new Set(staff.map(({ email }) => email.toLowerCase())).size === staff.length,
      'must name each person once',
    ),
})

/** When appointments are given and by whom: the setting `booking`. Times of day are those of `zone`. */
export type BookingSettings = z.infer<typeof schema>

export type ParsedBookingSettings =
  | { readonly ok: true; readonly settings: BookingSettings }
  | { readonly ok: false; readonly code: 'not-set' | 'unusable'; readonly message: string }

/** Reads the value of the setting `booking`, JSON; null where there is no such row. */
export function parseBookingSettings(value: string | null): ParsedBookingSettings {
  if (value === null || value.trim() === '') {
    return {
      ok: false,
      code: 'not-set',
      message: 'system_settings has no value for "booking": no appointments are given.',
    }
  }
  const parsed = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch (error) {
        context.addIssue({ code: 'custom', message: `is not JSON (${(error as Error).message})` })
        return z.NEVER
      }
    })
    .pipe(schema)
    .safeParse(value)
  if (parsed.success) return { ok: true, settings: parsed.data }
  const issues = parsed.error.issues.map(({ path, message }) =>
    [path.length > 0 ? path.join('.') : 'the value', message].join(' '),
  )
  return {
    ok: false,
    code: 'unusable',
    message: `system_settings, booking: ${issues.join('; ')}. No appointments are given until this is mended.`,
  }
}
