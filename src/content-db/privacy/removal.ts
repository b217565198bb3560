import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'
import { eraseConsents, eraseMails } from './erasure.ts'
import { consentsOf, type LeadIds, mailsOf } from './person.sqlite.ts'

const none: LeadIds = { webinar_registrations: [], whitepaper_downloads: [], bookings: [] }
const batch = 500

/** Tables of leads, and when their rows came. */
const arrivals = {
  webinar_registrations: 'registered_at',
  whitepaper_downloads: 'downloaded_at',
  bookings: 'created_at',
} as const

/** Removes quarantined leads that came before a moment, a batch of each table, with what belongs to them; gives how many. */
export async function removeQuarantined(db: WritingDb, before: UtcTime): Promise<number> {
  let removed = 0
  for (const table of Object.keys(arrivals) as (keyof typeof arrivals)[]) {
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where('quarantine_reason', 'is not', null)
      .where(arrivals[table] as never, '<', before as never)
      .limit(batch)
      .execute()
    await removeLeads(
      db,
      table,
      rows.map(({ id }) => id),
    )
    removed += rows.length
  }
  return removed
}

/** Removes leads that never counted, with their consents and mails. */
export async function removeLeads(
  db: WritingDb,
  table: keyof typeof arrivals,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  const leads = { ...none, [table]: ids }
  const consents = await consentsOf(db, leads)
  await eraseMails(db, await mailsOf(db, { ...leads, consents }))
  await eraseConsents(db, consents)
  await db
    .deleteFrom(table)
    .where('id', 'in', [...ids])
    .execute()
}

/** Removes counted visits from before a moment, a batch of them; gives how many. */
export async function removeEvents(db: WritingDb, before: UtcTime): Promise<number> {
  const ids = db
    .selectFrom('analytics_events')
    .select('id')
    .where('created_at', '<', before)
    .limit(batch * 10)
  const { numDeletedRows } = await db
    .deleteFrom('analytics_events')
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
