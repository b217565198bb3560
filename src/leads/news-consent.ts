import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import {
  marketingByReference,
  recordConfirmation,
  recordWithdrawal,
} from '../content-db/leads/managed-leads.ts'
import { minutesAfter } from '../content-db/published/webinar-time.ts'
import type { UtcTime } from '../content-db/tables.ts'

/** Where consent to news stands: asked for by mail, given, taken back, or never confirmed in time. */
export type ConsentState = 'pending' | 'confirmed' | 'withdrawn' | 'expired'

/** What came of confirming or withdrawing. Whoever does it again is told the same. */
export type ConsentOutcome =
  | { readonly ok: true; readonly changed: boolean }
  | { readonly ok: false; readonly code: 'unknown' | 'expired' | 'withdrawn' }

/** Days within which news may be confirmed: later on, nobody remembers what was ordered. */
const daysToConfirm = 30

/** Where a consent stands at a moment. */
export function consentState(
  consent: {
    readonly given_at: UtcTime
    readonly confirmed_at: UtcTime | null
    readonly withdrawn_at: UtcTime | null
  },
  now: UtcTime,
): ConsentState {
  if (consent.withdrawn_at !== null) return 'withdrawn'
  if (consent.confirmed_at !== null) return 'confirmed'
  return minutesAfter(consent.given_at, daysToConfirm * 24 * 60) <= now ? 'expired' : 'pending'
}

/** Confirms that an address wants news, with when and from where: news are sent from then on. */
export function confirmNews(
  db: LeadsDb,
  reference: string,
  {
    now,
    ip,
    userAgent,
  }: { readonly now: UtcTime; readonly ip: string | null; readonly userAgent: string | null },
): ConsentOutcome {
  const consent = db.first(marketingByReference({ reference }))
  if (!consent) return { ok: false, code: 'unknown' }
  const state = consentState(consent, now)
  if (state === 'expired' || state === 'withdrawn') return { ok: false, code: state }
  if (state === 'confirmed') return { ok: true, changed: false }
  db.run(recordConfirmation({ id: consent.id, now, ip, userAgent }))
  return { ok: true, changed: true }
}

/** Withdraws an address from all news, whichever form they were ordered with. */
export function withdrawFromNews(db: LeadsDb, reference: string, now: UtcTime): ConsentOutcome {
  const consent = db.first(marketingByReference({ reference }))
  if (!consent) return { ok: false, code: 'unknown' }
  const { changes } = db.run(recordWithdrawal({ email: consent.email, now }))
  return { ok: true, changed: changes > 0 }
}
