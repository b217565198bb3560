import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'

/** A registration by its reference, and when its webinar begins. */
export const seatByReference = prepared((db, { reference }: { reference: string }) =>
  db
    .selectFrom('webinar_registrations')
    .innerJoin('webinars', 'webinars.id', 'webinar_registrations.webinar_id')
    .select(['webinar_registrations.id', 'webinar_registrations.status', 'webinar_id', 'email', 'language'])
    .select('webinars.scheduled_at')
    .where('reference', '=', reference)
    .where('quarantine_reason', 'is', null),
)

/** Gives a seat, or a place on the waiting list, back. Its calendar entry is to be taken out, so that its sequence rises. */
export const cancelSeat = prepared((db, { id, now }: { id: number; now: UtcTime }) =>
  db
    .updateTable('webinar_registrations')
    .set((row) => ({ status: 'cancelled', cancelled_at: now, sequence: row('sequence', '+', 1) }))
    .where('id', '=', id),
)
