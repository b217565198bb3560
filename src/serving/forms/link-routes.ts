import type { LeadsDb } from '../../content-db/group-commit.sqlite.ts'
import type { LanguageCode } from '../../languages.ts'
import { cancelRegistration } from '../../leads/cancel-registration.ts'
import { withdrawalPath } from '../../leads/lead-links.ts'
import { confirmNews, withdrawFromNews } from '../../leads/news-consent.ts'
import type { FormOutcome } from '../../leads/outcome.ts'
import type { Post } from '../../leads/post.ts'
import {
  consentManagementUrl,
  managedConsentUrl,
  managedRegistrationUrl,
  registrationManagementUrl,
} from '../../site/urls.ts'
import type { FormRoute } from './form-route.ts'

/** What became of the button of a page that a link from a mail opened. */
type Change =
  | { readonly ok: true; readonly changed: boolean }
  | { readonly ok: false; readonly code: 'unknown' | 'started' | 'expired' | 'withdrawn' }

/** A button on a page that only the reader of a mail can open. */
const button = (form: {
  readonly purpose: 'registration' | 'consent'
  readonly path: string
  readonly pageOf: (language: LanguageCode, token: string) => string
  readonly formPath: (language: LanguageCode) => string
  readonly change: (db: LeadsDb, reference: string, post: Post) => Change
}): FormRoute => ({
  path: form.path,
  authorisedBy: 'signed link',
  standsOn: (language, { token }) => form.pageOf(language, String(token ?? '')),
  formPath: form.formPath,
  thanksPath: (language, { reference }, { signer }) =>
    form.pageOf(language, signer.sign(form.purpose, reference)),
  take({ token }, { signer, now }) {
    const opened = signer.read(form.purpose, String(token ?? ''), now)
    if (!opened.ok) return { ok: false, errors: { token: 'unknown' } }
    const { data: reference } = opened
    return {
      ok: true,
      email: null,
      work: (db, post) => outcomeOf(reference, form.change(db, reference, post)),
    }
  },
})

function outcomeOf(reference: string, change: Change): FormOutcome {
  if (change.ok) return { ok: true, reference, isNew: change.changed }
  if (change.code === 'unknown') return { ok: false, code: 'invalid', fields: { token: 'unknown' } }
  return { ok: false, code: 'closed', reason: change.code }
}

const cancelling = button({
  purpose: 'registration',
  path: '/api/registrations/cancel',
  pageOf: managedRegistrationUrl,
  formPath: registrationManagementUrl,
  change: (db, reference, { asOf }) => cancelRegistration(db, reference, asOf),
})

const ofConsent = {
  purpose: 'consent',
  pageOf: managedConsentUrl,
  formPath: consentManagementUrl,
} as const

const confirming = button({
  ...ofConsent,
  path: '/api/consents/confirm',
  change: (db, reference, { at, ipAddress, userAgent }) =>
    confirmNews(db, reference, { now: at, ip: ipAddress, userAgent }),
})

const withdrawing = button({
  ...ofConsent,
  path: withdrawalPath,
  change: (db, reference, { at }) => withdrawFromNews(db, reference, at),
})

/** What the buttons behind links from mails post to. */
export const linkRoutes: readonly FormRoute[] = [cancelling, confirming, withdrawing]
