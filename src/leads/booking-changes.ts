import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import {
  bookingByReference,
  bookingOfPerson,
  cancelBooking,
  completeBooking,
  confirmBooking,
  missBooking,
  moveBooking,
} from '../content-db/leads/bookings.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { promiseToStaff, promiseToVisitor } from './booking-mails.ts'
import { readSchedule } from './booking-schedule.ts'
import { type BookingStatus, judgeStep, type StatusStepName } from './booking-status.ts'
import { freeSlotAt } from './slots.ts'
import { chooseStaff } from './staff-choice.ts'

/** What became of a change to a booking. */
export type BookingChange =
  | { readonly ok: true; readonly status: BookingStatus; readonly changed: boolean }
  | { readonly ok: false; readonly code: 'unknown' }
  | {
      readonly ok: false
      readonly code: 'wrong-status' | 'not-begun' | 'begun' | 'slot-taken' | 'no-appointments'
      readonly status: BookingStatus
    }

/** Takes a booking a step further and promises the mails that tell of it. A step that was taken before changes nothing. */
export function changeStatus(
  db: LeadsDb,
  reference: string,
  step: StatusStepName,
  now: UtcTime,
  /** Where the appointment takes place, for whoever confirms it. */
  meetingUrl: string | null = null,
): BookingChange {
  const booking = db.first(bookingByReference({ reference }))
  if (!booking || booking.quarantine_reason !== null) return { ok: false, code: 'unknown' }
  const { id, status } = booking
  const judgement = judgeStep(step, booking, now)
  if (judgement === 'same') return { ok: true, status, changed: false }
  if (judgement !== 'allowed') return { ok: false, code: judgement, status }
  switch (step) {
    case 'confirm':
      db.run(confirmBooking({ id, meetingUrl, at: now }))
      promiseToVisitor(db, 'booking-confirmed', booking)
      return { ok: true, status: 'confirmed', changed: true }
    case 'complete':
      db.run(completeBooking({ id, at: now }))
      return { ok: true, status: 'completed', changed: true }
    case 'no-show':
      db.run(missBooking({ id, at: now }))
      return { ok: true, status: 'no_show', changed: true }
    case 'cancel':
      db.run(cancelBooking({ id, at: now }))
      promiseToVisitor(db, 'booking-cancelled', booking)
      promiseToStaff(db, 'booking-cancelled', booking, booking.assigned_to, 'staff')
      return { ok: true, status: 'cancelled', changed: true }
  }
}

/** Cancels a booking for its visitor, who can do so until it begins. */
export function cancelForVisitor(db: LeadsDb, reference: string, now: UtcTime): BookingChange {
  const booking = db.first(bookingByReference({ reference }))
  const isOver = booking !== undefined && booking.status !== 'cancelled' && booking.preferred_date <= now
  if (isOver) return { ok: false, code: 'begun', status: booking.status }
  return changeStatus(db, reference, 'cancel', now)
}

/**
 * Moves a booking that is still to come to another slot that is free, with the same person of the staff where that one is
 * free then. It keeps its status: slots that are offered are times that are given.
 */
export function move(db: LeadsDb, reference: string, start: UtcTime, now: UtcTime): BookingChange {
  const booking = db.first(bookingByReference({ reference }))
  if (!booking || booking.quarantine_reason !== null) return { ok: false, code: 'unknown' }
  const { id, status, assigned_to } = booking
  if (status !== 'pending' && status !== 'confirmed') return { ok: false, code: 'wrong-status', status }
  if (booking.preferred_date <= now) return { ok: false, code: 'begun', status }
  if (booking.preferred_date === start) return { ok: true, status, changed: false }
  const read = readSchedule(db, now, reference)
  if (!read.ok) return { ok: false, code: 'no-appointments', status }
  const { taken, settings } = read.schedule
  const slot = freeSlotAt(read.schedule, start)
  if (!slot || db.first(bookingOfPerson({ start, email: booking.email }))) {
    return { ok: false, code: 'slot-taken', status }
  }
  const isStillFree = assigned_to !== null && slot.staffIds.includes(assigned_to)
  const staff = isStillFree ? assigned_to : chooseStaff(slot, taken, settings.zone)
  if (staff === undefined) return { ok: false, code: 'slot-taken', status }
  db.run(moveBooking({ id, start, minutes: slot.minutes, staff, at: now }))
  const occasion = String(booking.sequence + 1)
  promiseToVisitor(db, 'booking-moved', booking, occasion)
  promiseToStaff(db, 'booking-assigned', booking, staff, occasion)
  if (staff !== assigned_to)
    promiseToStaff(db, 'booking-cancelled', booking, assigned_to, `staff:${occasion}`)
  return { ok: true, status, changed: true }
}
