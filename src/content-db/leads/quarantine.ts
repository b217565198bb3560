import type { WritingDb } from '../connection.sqlite.ts'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'

/** A lead that looks like a robot's, kept aside. */
export interface QuarantinedLead {
  readonly table: 'webinar_registrations' | 'whitepaper_downloads' | 'bookings'
  readonly id: number
  readonly reference: string
  readonly reason: string
  readonly email: string
  readonly first_name: string
  readonly last_name: string
  readonly at: UtcTime
}

const arrivals = {
  webinar_registrations: 'registered_at',
  whitepaper_downloads: 'downloaded_at',
  bookings: 'created_at',
} as const

/** Leads in quarantine, oldest first; the one with a reference, where that is told. */
export async function quarantinedLeads(db: WritingDb, reference?: string): Promise<QuarantinedLead[]> {
  const tables = Object.keys(arrivals) as (keyof typeof arrivals)[]
  const rows = await Promise.all(
    tables.map(async (table) => {
      const found = await db
        .selectFrom(table)
        .select(['id', 'reference', 'quarantine_reason as reason', 'email', 'first_name', 'last_name'])
        .select((row) => row.ref(arrivals[table] as never).as('at'))
        .where('quarantine_reason', 'is not', null)
        .$if(reference !== undefined, (query) => query.where('reference', '=', reference ?? ''))
        .execute()
      return found.map((row) => ({ ...row, table }) as QuarantinedLead)
    }),
  )
  return rows.flat().sort((a, b) => a.at.localeCompare(b.at, 'und'))
}

/** A registration in quarantine, with the seats of its webinar and what decides whether they are given. */
export const registrationInQuarantine = prepared((db, { reference }: { reference: string }) =>
  db
    .selectFrom('webinar_registrations as registration')
    .innerJoin('webinars', 'webinars.id', 'registration.webinar_id')
    .select(['registration.id', 'registration.email', 'registration.language', 'registration.webinar_id'])
    .select([
      'webinars.max_participants',
      'webinars.status',
      'webinars.scheduled_at',
      'webinars.duration_minutes',
    ])
    .where('registration.reference', '=', reference)
    .where('registration.quarantine_reason', 'is not', null),
)

/** Lets a registration out of quarantine, to a seat or to the waiting list. */
export const admitQuarantinedRegistration = prepared(
  (db, { id, status }: { id: number; status: 'registered' | 'waiting' }) =>
    db.updateTable('webinar_registrations').set({ status, quarantine_reason: null }).where('id', '=', id),
)
