import { type SqlBool, sql } from 'kysely'
import { isLanguageCode, sourceLanguage } from '../../languages.ts'
import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'
import { promiseMail } from './outgoing-mail.ts'

/** Seats are taken by registrations that are neither cancelled, nor waiting, nor in quarantine. */
const taken = sql<number>`(
  select count(*) from webinar_registrations as seat
  where seat.webinar_id = webinars.id and seat.status = 'registered' and seat.quarantine_reason is null
)`

const someoneWaits = sql<SqlBool>`exists (
  select 1 from webinar_registrations as waiting
  where waiting.webinar_id = webinars.id and waiting.status = 'waiting' and waiting.quarantine_reason is null
)`

/** Webinars with a free seat for which somebody waits. */
export async function webinarsWithSeatsForWaiting(db: WritingDb, now: UtcTime): Promise<number[]> {
  const rows = await withFreeSeats(db, now).where(someoneWaits).execute()
  return rows.map(({ id }) => id)
}

/**
 * Gives the free seats of a webinar to those who have waited longest, and promises them the mail that tells it. Runs
 * inside a transaction of the caller. Gives the number of seats that were given.
 */
export async function moveUpWaiting(
  transaction: WritingDb,
  webinarId: number,
  now: UtcTime,
): Promise<number> {
  const webinar = await withFreeSeats(transaction, now).where('id', '=', webinarId).executeTakeFirst()
  if (!webinar) return 0
  const next = await transaction
    .selectFrom('webinar_registrations')
    .select(['id', 'email', 'language'])
    .where('webinar_id', '=', webinarId)
    .where('status', '=', 'waiting')
    .where('quarantine_reason', 'is', null)
    .orderBy('registered_at')
    .orderBy('id')
    .$if(webinar.free !== null, (query) => query.limit(webinar.free as number))
    .execute()
  for (const { id, email, language } of next) {
    await transaction
      .updateTable('webinar_registrations')
      .set({ status: 'registered', confirmed_at: now })
      .where('id', '=', id)
      .execute()
    await promiseMail(transaction, {
      kind: 'registration-moved-up',
      leadKind: 'registration',
      leadId: id,
      recipient: email,
      language: isLanguageCode(language) ? language : sourceLanguage,
      sendAfter: now,
    })
  }
  return next.length
}

/** The webinars to come that have a free seat, and how many; null is without end. */
function withFreeSeats(db: WritingDb, now: UtcTime) {
  return db
    .selectFrom('webinars')
    .select(['id', sql<number | null>`max_participants - ${taken}`.as('free')])
    .where('status', '=', 'scheduled')
    .where('deleted_at', 'is', null)
    .where('scheduled_at', '>', now)
    .where(sql<SqlBool>`(max_participants is null or max_participants > ${taken})`)
}
