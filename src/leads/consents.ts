import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { confirmedMarketing, insertConsent, marketingOfLead } from '../content-db/leads/consents.ts'
import { mailPromise } from '../content-db/leads/outgoing-mail.ts'
import type { LanguageCode } from '../languages.ts'
import type { Post, Wording } from './post.ts'
import { newReference } from './reference.ts'

/** The lead that a consent came with. */
export interface ConsentingLead {
  readonly kind: 'registration' | 'download' | 'booking'
  readonly id: number
  readonly email: string
  readonly language: LanguageCode
}

/**
 * Records what a person agreed to by sending a form, as evidence: that the privacy notice was shown, and news where
 * they were ticked. News are pending until the link in a mail is confirmed: `promiseConfirmation`.
 */
export function recordConsents(db: LeadsDb, post: Post, lead: ConsentingLead, wantsNews: boolean): void {
  const { privacyNotice, marketing } = post.wordings
  if (privacyNotice) record(db, post, lead, 'privacy_notice', privacyNotice)
  if (wantsNews) record(db, post, lead, 'marketing', marketing)
}

function record(
  db: LeadsDb,
  post: Post,
  lead: ConsentingLead,
  purpose: 'privacy_notice' | 'marketing',
  { text, version }: Wording,
): void {
  db.run(
    insertConsent({
      reference: newReference(),
      email: lead.email,
      purpose,
      wording: text,
      wording_version: version,
      language: post.language,
      page_path: post.pagePath,
      lead_kind: lead.kind,
      lead_id: lead.id,
      ip_address: post.ipAddress,
      user_agent: post.userAgent,
      given_at: post.at,
    }),
  )
}

/** Promises the mail that asks to confirm news, where a lead wants them and its address does not get them yet. */
export function promiseConfirmation(db: LeadsDb, lead: ConsentingLead): void {
  const consent = db.first(marketingOfLead({ kind: lead.kind, id: lead.id }))
  if (!consent || consent.confirmed_at || consent.withdrawn_at) return
  if (db.first(confirmedMarketing({ email: lead.email }))) return
  db.run(
    mailPromise({
      kind: 'consent-confirm',
      leadKind: 'consent',
      leadId: consent.id,
      recipient: lead.email,
      language: lead.language,
    }),
  )
}
