import { sql } from 'kysely'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'
import type { BookingsTable } from './tables.ts'

/** What a new booking says. */
export type NewBooking = Pick<
  BookingsTable,
  | 'reference'
  | 'form_key'
  | 'language'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'company'
  | 'job_title'
  | 'phone'
  | 'booking_type'
  | 'preferred_date'
  | 'subject'
  | 'message'
  | 'budget_range'
  | 'urgency'
  | 'quarantine_reason'
  | 'landing_page'
  | 'utm_source'
  | 'utm_medium'
  | 'utm_campaign'
  | 'utm_term'
  | 'utm_content'
  | 'assigned_to'
> & {
  readonly duration_minutes: number
  readonly timezone: string
  readonly lead_score: number
  readonly lead_source: 'website' | 'referral' | 'campaign'
  readonly created_at: UtcTime
}

/** Everybody who has a living account. */
export const activeStaff = prepared((db, _: Record<never, never>) =>
  db
    .selectFrom('admin_users')
    .select(['id', 'email', 'language'])
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('id'),
)

/** Time of the staff that is sold, of bookings that begin in a span. */
export const takenTimes = prepared((db, { from, to }: { from: UtcTime; to: UtcTime }) =>
  db
    .selectFrom('bookings')
    .select(['reference', 'assigned_to', 'preferred_date', 'duration_minutes'])
    .where('status', 'in', ['pending', 'confirmed'])
    .where('preferred_date', '>=', from)
    .where('preferred_date', '<', to)
    .where('assigned_to', 'is not', null)
    .where('quarantine_reason', 'is', null)
    .where('deleted_at', 'is', null),
)

/** The booking that was sent with a form key. */
export const bookingByKey = prepared((db, { key }: { key: string }) =>
  db
    .selectFrom('bookings')
    .select(['reference', 'status', 'email', 'preferred_date'])
    .where('form_key', '=', key),
)

/** The booking that a person has at a time. */
export const bookingOfPerson = prepared((db, { start, email }: { start: UtcTime; email: string }) =>
  db
    .selectFrom('bookings')
    .select(['reference', 'status'])
    .where('preferred_date', '=', start)
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('status', 'in', ['pending', 'confirmed'])
    .where('quarantine_reason', 'is', null)
    .where('deleted_at', 'is', null),
)

/** A booking of a person at a time that is kept in quarantine. */
export const quarantinedBooking = prepared((db, { start, email }: { start: UtcTime; email: string }) =>
  db
    .selectFrom('bookings')
    .select(['reference', 'status'])
    .where('preferred_date', '=', start)
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('quarantine_reason', 'is not', null)
    .where('deleted_at', 'is', null)
    .limit(1),
)

/** A registration for a webinar by an address. */
export const registrationBy = prepared((db, { email }: { email: string }) =>
  db
    .selectFrom('webinar_registrations')
    .select('id')
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('quarantine_reason', 'is', null)
    .limit(1),
)

/** A download of a whitepaper by an address. */
export const downloadBy = prepared((db, { email }: { email: string }) =>
  db
    .selectFrom('whitepaper_downloads')
    .select('id')
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('quarantine_reason', 'is', null)
    .limit(1),
)

/** Writes a booking. */
export const insertBooking = prepared((db, row: NewBooking) =>
  db.insertInto('bookings').values({
    reference: row.reference,
    form_key: row.form_key,
    language: row.language,
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    company: row.company,
    job_title: row.job_title,
    phone: row.phone,
    booking_type: row.booking_type,
    preferred_date: row.preferred_date,
    duration_minutes: row.duration_minutes,
    timezone: row.timezone,
    subject: row.subject,
    message: row.message,
    budget_range: row.budget_range,
    urgency: row.urgency,
    quarantine_reason: row.quarantine_reason,
    lead_score: row.lead_score,
    lead_source: row.lead_source,
    landing_page: row.landing_page,
    utm_source: row.utm_source,
    utm_medium: row.utm_medium,
    utm_campaign: row.utm_campaign,
    utm_term: row.utm_term,
    utm_content: row.utm_content,
    assigned_to: row.assigned_to,
    created_at: row.created_at,
    updated_at: row.created_at,
  }),
)

/** A living booking with what decides about it; quarantined ones too. */
export const bookingByReference = prepared((db, { reference }: { reference: string }) =>
  db.selectFrom('bookings').selectAll().where('reference', '=', reference).where('deleted_at', 'is', null),
)

/** Somebody of the staff, whether the account lives or not. */
export const staffById = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('admin_users')
    .select(['id', 'email', 'language', 'first_name', 'last_name'])
    .where('id', '=', id),
)

/** Gives a booking another time, and whoever has it then. */
export const moveBooking = prepared(
  (db, row: { id: number; start: UtcTime; minutes: number; staff: number; at: UtcTime }) =>
    db
      .updateTable('bookings')
      .set((booking) => ({
        preferred_date: row.start,
        duration_minutes: row.minutes,
        assigned_to: row.staff,
        sequence: booking('sequence', '+', 1),
        updated_at: row.at,
      }))
      .where('id', '=', row.id),
)

/** Gives a quarantined booking to somebody and lets it out. */
export const admitQuarantined = prepared((db, row: { id: number; staff: number; at: UtcTime }) =>
  db
    .updateTable('bookings')
    .set({ quarantine_reason: null, assigned_to: row.staff, updated_at: row.at })
    .where('id', '=', row.id),
)

/** Confirms a booking; a meeting's address that is null leaves the one that is there. */
export const confirmBooking = prepared((db, row: { id: number; meetingUrl: string | null; at: UtcTime }) =>
  db
    .updateTable('bookings')
    .set((booking) => ({
      status: 'confirmed',
      confirmed_at: row.at,
      updated_at: row.at,
      meeting_url: booking.fn.coalesce(booking.val(row.meetingUrl), 'meeting_url'),
    }))
    .where('id', '=', row.id),
)

/** Says that an appointment took place. */
export const completeBooking = prepared((db, row: { id: number; at: UtcTime }) =>
  db
    .updateTable('bookings')
    .set({ status: 'completed', completed_at: row.at, updated_at: row.at })
    .where('id', '=', row.id),
)

/** Says that the visitor did not come. */
export const missBooking = prepared((db, row: { id: number; at: UtcTime }) =>
  db.updateTable('bookings').set({ status: 'no_show', updated_at: row.at }).where('id', '=', row.id),
)

/** Cancels a booking; calendars are told by the sequence. */
export const cancelBooking = prepared((db, row: { id: number; at: UtcTime }) =>
  db
    .updateTable('bookings')
    .set((booking) => ({
      status: 'cancelled',
      cancelled_at: row.at,
      updated_at: row.at,
      sequence: booking('sequence', '+', 1),
    }))
    .where('id', '=', row.id),
)

/** Living bookings that begin in a span, earliest first, with who of the staff has each. */
export const bookingsBetween = prepared((db, span: { from: UtcTime; to: UtcTime }) =>
  db
    .selectFrom('bookings')
    .leftJoin('admin_users', 'admin_users.id', 'bookings.assigned_to')
    .selectAll('bookings')
    .select('admin_users.email as staff_email')
    .where('bookings.preferred_date', '>=', span.from)
    .where('bookings.preferred_date', '<', span.to)
    .where('bookings.quarantine_reason', 'is', null)
    .where('bookings.deleted_at', 'is', null)
    .orderBy('bookings.preferred_date')
    .orderBy('bookings.id'),
)
