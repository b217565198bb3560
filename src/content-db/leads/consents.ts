import { sql } from 'kysely'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'
import type { ConsentsTable } from './tables.ts'

/** What a person agreed to with a form. */
export interface NewConsent {
  readonly reference: string
  readonly email: string
  readonly purpose: ConsentsTable['purpose']
  readonly wording: string
  readonly wording_version: string
  readonly language: string
  readonly page_path: string
  readonly lead_kind: ConsentsTable['lead_kind']
  readonly lead_id: number
  readonly ip_address: string | null
  readonly user_agent: string | null
  readonly given_at: UtcTime
}

/** Writes what a person agreed to. */
export const insertConsent = prepared((db, row: NewConsent) =>
  db.insertInto('consents').values({
    reference: row.reference,
    email: row.email,
    purpose: row.purpose,
    wording: row.wording,
    wording_version: row.wording_version,
    language: row.language,
    page_path: row.page_path,
    lead_kind: row.lead_kind,
    lead_id: row.lead_id,
    ip_address: row.ip_address,
    user_agent: row.user_agent,
    given_at: row.given_at,
  }),
)

/** Whether an address gets news already: confirmed and not withdrawn. */
export const confirmedMarketing = prepared((db, { email }: { email: string }) =>
  db
    .selectFrom('consents')
    .select('id')
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('purpose', '=', 'marketing')
    .where('confirmed_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .limit(1),
)

/** The consent to news that came with a lead. */
export const marketingOfLead = prepared(
  (db, { kind, id }: { kind: ConsentsTable['lead_kind']; id: number }) =>
    db
      .selectFrom('consents')
      .select(['id', 'email', 'confirmed_at', 'withdrawn_at'])
      .where('lead_kind', '=', kind)
      .where('lead_id', '=', id)
      .where('purpose', '=', 'marketing'),
)
