import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { promiseMail } from '../content-db/leads/outgoing-mail.ts'
import { moveUpWaiting } from '../content-db/leads/waiting-list.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, sourceLanguage } from '../languages.ts'

/** What came of giving a seat back. Whoever does it again is told the same. */
export type CancelOutcome =
  | { readonly ok: true; readonly status: 'cancelled' }
  | { readonly ok: false; readonly code: 'unknown' | 'started' }

/**
 * Cancels a registration, promises the mail that confirms it, and gives the seat to whoever has waited longest, all
 * in one transaction. A webinar that has begun cannot be cancelled any longer.
 */
export function cancelRegistration(db: WritingDb, reference: string, now: UtcTime): Promise<CancelOutcome> {
  return db.transaction().execute(async (transaction): Promise<CancelOutcome> => {
    const registration = await transaction
      .selectFrom('webinar_registrations')
      .innerJoin('webinars', 'webinars.id', 'webinar_registrations.webinar_id')
      .select(['webinar_registrations.id', 'webinar_registrations.status', 'webinar_id', 'email', 'language'])
      .select('webinars.scheduled_at')
      .where('reference', '=', reference)
      .executeTakeFirst()
    if (!registration) return { ok: false, code: 'unknown' }
    const { id, status, webinar_id, email, language, scheduled_at } = registration
    if (status === 'cancelled') return { ok: true, status }
    if (scheduled_at <= now) return { ok: false, code: 'started' }
    await transaction
      .updateTable('webinar_registrations')
      .set((row) => ({ status: 'cancelled', cancelled_at: now, sequence: row('sequence', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await promiseMail(transaction, {
      kind: 'registration-cancelled',
      leadKind: 'registration',
      leadId: id,
      ...(status === 'waiting' ? { occasion: 'waiting' } : {}),
      recipient: email,
      language: isLanguageCode(language) ? language : sourceLanguage,
      sendAfter: now,
    })
    await moveUpWaiting(transaction, webinar_id, now)
    return { ok: true, status: 'cancelled' }
  })
}
