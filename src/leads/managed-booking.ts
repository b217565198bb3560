import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { bookingByReference } from '../content-db/leads/bookings.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { timeAfter } from '../site/dates.ts'
import type { ManagedBooking } from '../site/managed-booking.ts'

/** What the visitor of a booking sees of it; undefined where there is none. */
export function managedBooking(
  db: LeadsDb,
  reference: string,
  now: UtcTime,
): Omit<ManagedBooking, 'token'> | undefined {
  const booking = db.first(bookingByReference({ reference }))
  if (!booking) return undefined
  const { status, preferred_date: start } = booking
  return {
    status,
    type: booking.booking_type,
    start,
    end: timeAfter(start, { minutes: booking.duration_minutes }),
    zone: booking.timezone,
    subject: booking.subject,
    meetingUrl: status === 'confirmed' ? booking.meeting_url : null,
    isOpen: (status === 'pending' || status === 'confirmed') && start > now,
  }
}
