import { sql } from 'kysely'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'

/** A registration and its webinar, by the reference that a link from a mail carries. */
export const registrationByReference = prepared((db, { reference }: { reference: string }) =>
  db
    .selectFrom('webinar_registrations')
    .innerJoin('webinars', 'webinars.id', 'webinar_registrations.webinar_id')
    .select(['webinar_registrations.status', 'slug', 'title', 'scheduled_at', 'duration_minutes', 'timezone'])
    .select(['meeting_url', 'presenter_name', 'webinars.deleted_at', 'webinars.status as webinar_status'])
    .where('reference', '=', reference)
    .where('quarantine_reason', 'is', null),
)

/** Consent to news, by the reference that a link from a mail carries. */
export const marketingByReference = prepared((db, { reference }: { reference: string }) =>
  db
    .selectFrom('consents')
    .select(['id', 'email', 'wording', 'language', 'given_at', 'confirmed_at', 'withdrawn_at'])
    .where('reference', '=', reference)
    .where('purpose', '=', 'marketing'),
)

/** Whether and from where a person confirmed that they want news. */
export interface Confirmation {
  readonly id: number
  readonly now: UtcTime
  readonly ip: string | null
  readonly userAgent: string | null
}

/** Records, as evidence, that whoever reads the mail wants the news. */
export const recordConfirmation = prepared((db, { id, now, ip, userAgent }: Confirmation) =>
  db
    .updateTable('consents')
    .set({ confirmed_at: now, confirmed_ip_address: ip, confirmed_user_agent: userAgent })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null),
)

/** Records that an address wants no more news, whichever form it was ordered with. */
export const recordWithdrawal = prepared((db, { email, now }: { email: string; now: UtcTime }) =>
  db
    .updateTable('consents')
    .set({ withdrawn_at: now })
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('purpose', '=', 'marketing')
    .where('withdrawn_at', 'is', null),
)
