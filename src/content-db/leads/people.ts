import { sql } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'

/** Somebody who has sent forms. */
export interface PersonSummary {
  /** As it was last written. */
  readonly email: string
  readonly name: string
  readonly company: string | null
  readonly leads: number
  readonly last_at: UtcTime
}

/** The people who sent forms last, the latest first; quarantined and erased leads do not count. */
export function latestPeople(db: WritingDb, limit: number): Promise<PersonSummary[]> {
  const leads = db
    .selectFrom('webinar_registrations')
    .select(['email', 'first_name', 'last_name', 'company', 'registered_at as at'])
    .where('quarantine_reason', 'is', null)
    .where('erased_at', 'is', null)
    .unionAll(
      db
        .selectFrom('whitepaper_downloads')
        .select(['email', 'first_name', 'last_name', 'company', 'downloaded_at as at'])
        .where('quarantine_reason', 'is', null)
        .where('erased_at', 'is', null),
    )
    .unionAll(
      db
        .selectFrom('bookings')
        .select(['email', 'first_name', 'last_name', 'company', 'created_at as at'])
        .where('quarantine_reason', 'is', null)
        .where('erased_at', 'is', null),
    )
  return (
    db
      .selectFrom(leads.as('lead'))
      // SQLite takes the other columns from the row that has the maximum.
      .select((row) => [
        'email',
        'company',
        row.fn.max('at').as('last_at'),
        row.fn.countAll<number>().as('leads'),
      ])
      .select(sql<string>`first_name || ' ' || last_name`.as('name'))
      .groupBy(sql`lower(email)`)
      .orderBy('last_at', 'desc')
      .orderBy('email')
      .limit(limit)
      .execute()
  )
}
