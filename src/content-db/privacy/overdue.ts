import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'

/** Rows at a time: nobody waits long for the lock that they take. */
const batch = 500

/** Rows whose time is over, a batch of them, by their ids. */
export type Overdue = (db: WritingDb, before: UtcTime) => Promise<number[]>

/** Leads that count, still name their person, and were for something that lies before a moment. */
export const overdueRegistrations: Overdue = async (db, before) =>
  idsOf(
    await db
      .selectFrom('webinar_registrations as registration')
      .innerJoin('webinars', 'webinars.id', 'registration.webinar_id')
      .select('registration.id')
      .where('webinars.scheduled_at', '<', before)
      .where('registration.erased_at', 'is', null)
      .where('registration.quarantine_reason', 'is', null)
      .limit(batch)
      .execute(),
  )

export const overdueDownloads: Overdue = async (db, before) =>
  idsOf(
    await db
      .selectFrom('whitepaper_downloads')
      .select('id')
      .where('downloaded_at', '<', before)
      .where('erased_at', 'is', null)
      .where('quarantine_reason', 'is', null)
      .limit(batch)
      .execute(),
  )

export const overdueBookings: Overdue = async (db, before) =>
  idsOf(
    await db
      .selectFrom('bookings')
      .select('id')
      .where('preferred_date', '<', before)
      .where('erased_at', 'is', null)
      .where('quarantine_reason', 'is', null)
      .limit(batch)
      .execute(),
  )

/** Consents to news that were never confirmed; nothing was sent on their account. */
export const unconfirmedConsents: Overdue = async (db, before) =>
  idsOf(
    await db
      .selectFrom('consents')
      .select('id')
      .where('purpose', '=', 'marketing')
      .where('confirmed_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('given_at', '<', before)
      .limit(batch)
      .execute(),
  )

/** Consents that were withdrawn, counted from the end of that year as limitation periods are. */
export const withdrawnConsents: Overdue = async (db, before) =>
  idsOf(
    await db
      .selectFrom('consents')
      .select('id')
      .where('withdrawn_at', '<', `${before.slice(0, 4)}-01-01 00:00:00`)
      .limit(batch)
      .execute(),
  )

/** Mails that are done with and still say to whom they went. */
export const overdueMails: Overdue = async (db, before) =>
  idsOf(
    await db
      .selectFrom('outgoing_mail')
      .select('id')
      .where('status', '<>', 'queued')
      .where('recipient', '<>', '')
      .where((where) => where(where.fn.coalesce('sent_at', 'created_at'), '<', before))
      .limit(batch)
      .execute(),
  )

const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id)
