import type { Insertable } from 'kysely'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import type { LeadTables } from '../../src/content-db/leads/tables.ts'

type Row<T extends keyof LeadTables> = Insertable<LeadTables[T]>

const person = { language: 'en', first_name: 'Jana', last_name: 'Vogel', email: 'jana@example.com' }

/** A registration for webinar 1 with the least that one must have, and what a test adds. */
export const registrationRow = (
  row: Partial<Row<'webinar_registrations'>> = {},
): Row<'webinar_registrations'> => ({
  ...person,
  reference: 'reg-1',
  webinar_id: 1,
  registered_at: '2027-01-02 08:00:00',
  ...row,
})

/** A download of whitepaper 1. */
export const downloadRow = (row: Partial<Row<'whitepaper_downloads'>> = {}): Row<'whitepaper_downloads'> => ({
  ...person,
  reference: 'down-1',
  whitepaper_id: 1,
  link_expires_at: '2027-01-10 10:00:00',
  ...row,
})

/** A booking that nobody has yet. */
export const bookingRow = (row: Partial<Row<'bookings'>> = {}): Row<'bookings'> => ({
  ...person,
  reference: 'book-1',
  booking_type: 'consultation',
  preferred_date: '2027-01-14 14:00:00',
  timezone: 'Europe/Berlin',
  ...row,
})

/** Consent to news that came with registration 1. */
export const consentRow = (row: Partial<Row<'consents'>> = {}): Row<'consents'> => ({
  reference: 'consent-1',
  email: person.email,
  language: 'en',
  purpose: 'marketing',
  wording: 'Send me news about once a month.',
  wording_version: '1',
  page_path: '/en/webinars/inertia/',
  lead_kind: 'registration',
  lead_id: 1,
  ...row,
})

/** Stores registrations and gives their ids. */
export async function storeRegistrations(
  db: WritingDb,
  ...rows: readonly Partial<Row<'webinar_registrations'>>[]
): Promise<number[]> {
  const ids: number[] = []
  for (const [index, row] of rows.entries()) {
    const values = registrationRow({
      reference: `reg-${index + 1}`,
      email: `person${index + 1}@example.com`,
      ...row,
    })
    const { id } = await db
      .insertInto('webinar_registrations')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
  }
  return ids
}
