import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { mailPromise } from '../content-db/leads/outgoing-mail.ts'
import { cancelSeat, seatByReference } from '../content-db/leads/registration-changes.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, sourceLanguage } from '../languages.ts'
import { moveUpWaiting } from './waiting-list.ts'

/** What came of giving a seat back. Whoever does it again is told the same. */
export type CancelOutcome =
  | { readonly ok: true; readonly changed: boolean }
  | { readonly ok: false; readonly code: 'unknown' | 'started' }

/**
 * Cancels a registration, promises the mail that confirms it, and gives the seat to whoever has waited longest. What
 * has begun cannot be cancelled any longer.
 */
export function cancelRegistration(db: LeadsDb, reference: string, now: UtcTime): CancelOutcome {
  const registration = db.first(seatByReference({ reference }))
  if (!registration) return { ok: false, code: 'unknown' }
  const { id, status, webinar_id, email, language, scheduled_at } = registration
  if (status === 'cancelled') return { ok: true, changed: false }
  if (scheduled_at <= now) return { ok: false, code: 'started' }
  db.run(cancelSeat({ id, now }))
  db.run(
    mailPromise({
      kind: 'registration-cancelled',
      leadKind: 'registration',
      leadId: id,
      occasion: status === 'waiting' ? 'waiting' : '',
      recipient: email,
      language: isLanguageCode(language) ? language : sourceLanguage,
    }),
  )
  moveUpWaiting(db, webinar_id, now)
  return { ok: true, changed: true }
}
