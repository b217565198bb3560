import { type SqlBool, sql } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'

/** Seats are taken by registrations that are neither cancelled, nor waiting, nor in quarantine. */
const taken = sql<number>`(
  select count(*) from webinar_registrations as seat
  where seat.webinar_id = webinars.id and seat.status = 'registered' and seat.quarantine_reason is null
)`

const someoneWaits = sql<SqlBool>`exists (
  select 1 from webinar_registrations as waiting
  where waiting.webinar_id = webinars.id and waiting.status = 'waiting' and waiting.quarantine_reason is null
)`

const isFree = sql<SqlBool>`(max_participants is null or max_participants > ${taken})`

/** Webinars to come with a free seat for which somebody waits. */
export async function webinarsWithSeatsForWaiting(db: WritingDb, now: UtcTime): Promise<number[]> {
  const rows = await db
    .selectFrom('webinars')
    .select('id')
    .where('status', '=', 'scheduled')
    .where('deleted_at', 'is', null)
    .where('scheduled_at', '>', now)
    .where(someoneWaits)
    .where(isFree)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whoever has waited longest for a webinar to come that has a free seat. */
export const nextToMoveUp = prepared((db, { webinar, now }: { webinar: number; now: UtcTime }) =>
  db
    .selectFrom('webinar_registrations')
    .innerJoin('webinars', 'webinars.id', 'webinar_registrations.webinar_id')
    .select(['webinar_registrations.id', 'email', 'language'])
    .where('webinars.id', '=', webinar)
    .where('webinars.status', '=', 'scheduled')
    .where('webinars.deleted_at', 'is', null)
    .where('webinars.scheduled_at', '>', now)
    .where(isFree)
    .where('webinar_registrations.status', '=', 'waiting')
    .where('quarantine_reason', 'is', null)
    .orderBy('registered_at')
    .orderBy('webinar_registrations.id')
    .limit(1),
)

/** Gives a seat to somebody who waited. */
export const giveSeat = prepared((db, { id, now }: { id: number; now: UtcTime }) =>
  db
    .updateTable('webinar_registrations')
    .set({ status: 'registered', confirmed_at: now })
    .where('id', '=', id),
)
