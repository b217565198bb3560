import { sql } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'
import { columnsOf, type Tables } from './column-owners.ts'
import { inBatches } from './person.sqlite.ts'

/** What the columns hold that tell of a lead and must hold something. */
const nobody = {
  first_name: '',
  last_name: '',
  email: sql<string>`'erased-' || id`,
  reference: sql<string>`'erased-' || id`,
}

/** Empties every column of a table that tells of a lead. */
const emptied = <T extends keyof Tables>(table: T) =>
  Object.fromEntries(columnsOf(table, 'lead').map((column) => [column, null]))

/** Takes the person out of registrations; those for a webinar that is still to come give their seat back. */
export async function eraseRegistrations(db: WritingDb, ids: readonly number[], now: UtcTime): Promise<void> {
  const ahead = db.selectFrom('webinars').select('id').where('scheduled_at', '>', now)
  for (const batch of inBatches(ids, (some) => some)) {
    await db
      .updateTable('webinar_registrations')
      .set({ status: 'cancelled', cancelled_at: now })
      .where('id', 'in', batch)
      .where('status', '<>', 'cancelled')
      .where((where) => where.or([where('webinar_id', 'in', ahead), where('status', '=', 'waiting')]))
      .execute()
    await db
      .updateTable('webinar_registrations')
      .set({
        ...emptied('webinar_registrations'),
        ...nobody,
        send_reminder: 0,
        send_recording: 0,
        erased_at: now,
      })
      .where('id', 'in', batch)
      .execute()
  }
}

/** Takes the person out of downloads. Their links open nothing any more. */
export async function eraseDownloads(db: WritingDb, ids: readonly number[], now: UtcTime): Promise<void> {
  for (const batch of inBatches(ids, (some) => some)) {
    await db
      .updateTable('whitepaper_downloads')
      .set({ ...emptied('whitepaper_downloads'), ...nobody, link_expires_at: now, erased_at: now })
      .where('id', 'in', batch)
      .execute()
  }
}

/** Takes the person out of bookings; those that nobody has kept yet give their slot back. */
export async function eraseBookings(db: WritingDb, ids: readonly number[], now: UtcTime): Promise<void> {
  for (const batch of inBatches(ids, (some) => some)) {
    await db
      .updateTable('bookings')
      .set({ status: 'cancelled', cancelled_at: now })
      .where('id', 'in', batch)
      .where('status', 'in', ['pending', 'confirmed'])
      .execute()
    await db
      .updateTable('bookings')
      .set({ ...emptied('bookings'), ...nobody, timezone: 'UTC', follow_up_required: 0, erased_at: now })
      .where('id', 'in', batch)
      .execute()
  }
}

/** Removes consents: without its person, one proves nothing and counts nothing. */
export async function eraseConsents(db: WritingDb, ids: readonly number[]): Promise<void> {
  for (const batch of inBatches(ids, (some) => some)) {
    await db.deleteFrom('consents').where('id', 'in', batch).execute()
  }
}

/** Takes the person and the text out of mails; those that wait are dropped. The rows stay, or the promise would be made again. */
export async function eraseMails(db: WritingDb, ids: readonly number[]): Promise<void> {
  for (const batch of inBatches(ids, (some) => some)) {
    await db
      .updateTable('outgoing_mail')
      .set({ status: 'dropped' })
      .where('id', 'in', batch)
      .where('status', '=', 'queued')
      .execute()
    await db
      .updateTable('outgoing_mail')
      .set({ ...emptied('outgoing_mail'), recipient: '', lease: null, leased_until: null })
      .where('id', 'in', batch)
      .execute()
  }
}
