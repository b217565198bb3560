import { z } from 'zod'
import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import {
  admitQuarantined,
  bookingByKey,
  bookingByReference,
  bookingOfPerson,
  downloadBy,
  insertBooking,
  quarantinedBooking,
  registrationBy,
} from '../content-db/leads/bookings.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isZone, timeAfter } from '../site/dates.ts'
import type { Thanks } from '../site/thanks.ts'
import { promiseArrival } from './booking-mails.ts'
import { readSchedule } from './booking-schedule.ts'
import { bookingTypes } from './booking-settings.ts'
import { recordConsents } from './consents.ts'
import { countConversion } from './conversions.ts'
import { carriedText, optionalText, personFields } from './fields.ts'
import { leadScore } from './lead-score.ts'
import type { FormOutcome } from './outcome.ts'
import type { Post } from './post.ts'
import { newReference } from './reference.ts'
import { freeSlotAt } from './slots.ts'
import { chooseStaff } from './staff-choice.ts'

/** A moment as forms send it, such as `2026-12-08T09:30:00Z`, as the database writes it. */
export const slotStart = z.string().transform((text, context): UtcTime => {
  const time = text.replace('T', ' ').replace(/Z$/, '')
  const moment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(time)
    ? new Date(`${time.replace(' ', 'T')}Z`)
    : null
  if (moment && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(time.replace(' ', 'T')))
    return time
  context.addIssue({ code: 'custom', params: { code: 'invalid' } })
  return z.NEVER
})

/** A text of several lines: browsers send each break as two characters, and count one. */
const optionalProse = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(most))
    .nullable()
    .default(null)

/** The form that asks for an appointment. */
export const bookingFields = z.object({
  ...personFields,
  booking_type: z.enum(bookingTypes),
  preferred_date: slotStart,
  /** Nobody types it: a zone that is none is not the visitor's fault. */
  timezone: carriedText(100),
  subject: optionalText(200),
  message: optionalProse(5000),
  budget_range: optionalText(100),
  urgency: z.enum(['low', 'medium', 'high', 'urgent']).nullable().default(null),
})
export type BookingFields = z.infer<typeof bookingFields>

/**
 * Books a slot that is offered at the moment, with whoever of the staff is free then and has the fewest in that week.
 * The same form sent again, and the same person for the same time, are the booking that is there. One that looks like a
 * robot's is kept aside: it takes nobody's time and is promised no mail, and its sender hears the same.
 */
export function book(db: LeadsDb, post: Post, fields: BookingFields): FormOutcome {
  const start = fields.preferred_date
  const sent = post.formKey === null ? undefined : db.first(bookingByKey({ key: post.formKey }))
  // A key that was used for another person or another time is none of this one.
  const isSame = sent?.preferred_date === start && sent.email.toLowerCase() === fields.email.toLowerCase()
  const known = isSame ? sent : knownBooking(db, start, fields.email, post.suspicion !== null)
  if (known) return { ok: true, reference: known.reference, status: known.status, isNew: false }

  const read = readSchedule(db, post.asOf)
  if (!read.ok) return { ok: false, code: 'closed', reason: 'bookings' }
  const { settings, taken } = read.schedule
  if (!settings.types.includes(fields.booking_type)) {
    return { ok: false, code: 'invalid', fields: { booking_type: 'choice' } }
  }
  const slot = freeSlotAt(read.schedule, start)
  const staff = slot && chooseStaff(slot, taken, settings.zone)
  if (!slot || staff === undefined) return { ok: false, code: 'slot-taken' }

  const reference = newReference()
  const { marketing_consent, timezone, ...columns } = fields
  const { id } = db.run(
    insertBooking({
      ...columns,
      reference,
      form_key: sent ? null : post.formKey,
      language: post.language,
      duration_minutes: slot.minutes,
      timezone: timezone !== null && isZone(timezone) ? timezone : settings.zone,
      quarantine_reason: post.suspicion,
      assigned_to: post.suspicion === null ? staff : null,
      lead_score: leadScore({
        ...fields,
        hasRegistered: db.first(registrationBy({ email: fields.email })) !== undefined,
        hasDownloaded: db.first(downloadBy({ email: fields.email })) !== undefined,
      }),
      lead_source: fields.utm_campaign === null ? 'website' : 'campaign',
      created_at: post.at,
    }),
  )
  const lead = { kind: 'booking', id, email: fields.email, language: post.language } as const
  recordConsents(db, post, lead, marketing_consent === 1)
  if (post.suspicion === null) promiseArrival(db, lead, staff)
  countConversion(db, post, { ...fields, kind: 'booking', label: fields.booking_type })
  return { ok: true, reference, status: 'pending', isNew: true }
}

/** What the thank-you page of a booking tells: when it is. */
export function bookingThanks(db: LeadsDb, reference: string): Thanks | undefined {
  const booking = db.first(bookingByReference({ reference }))
  if (!booking) return undefined
  const { preferred_date: start, duration_minutes: minutes, timezone: zone } = booking
  return { reference, place: null, appointment: { start, end: timeAfter(start, { minutes }), zone } }
}

/**
 * Lets a booking out of quarantine: gives it to somebody who is free and promises its mails. `slot-taken` where nobody is
 * free then any more; nothing is changed.
 */
export function admitBooking(
  db: LeadsDb,
  reference: string,
  now: UtcTime,
): { readonly ok: true } | { readonly ok: false; readonly code: 'unknown' | 'slot-taken' } {
  const booking = db.first(bookingByReference({ reference }))
  if (!booking?.quarantine_reason) return { ok: false, code: 'unknown' }
  const read = readSchedule(db, now)
  const slot = read.ok ? freeSlotAt(read.schedule, booking.preferred_date) : undefined
  const staff =
    read.ok && slot ? chooseStaff(slot, read.schedule.taken, read.schedule.settings.zone) : undefined
  const others = db.first(bookingOfPerson({ start: booking.preferred_date, email: booking.email }))
  if (staff === undefined || others) return { ok: false, code: 'slot-taken' }
  db.run(admitQuarantined({ id: booking.id, staff, at: now }))
  promiseArrival(db, booking, staff)
  return { ok: true }
}

function knownBooking(db: LeadsDb, start: UtcTime, email: string, isSuspicious: boolean) {
  return (
    db.first(bookingOfPerson({ start, email })) ??
    (isSuspicious ? db.first(quarantinedBooking({ start, email })) : undefined)
  )
}
