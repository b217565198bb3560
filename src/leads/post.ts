import type { UtcTime } from '../content-db/tables.ts'
import type { LanguageCode } from '../languages.ts'

/** A sentence that a visitor agreed to, as it stood at the form. */
export interface Wording {
  readonly text: string
  /** Differs where the sentence does, or the page that it refers to. */
  readonly version: string
}

/** What comes with every form besides its own fields: when, from where, and what makes it evidence. */
export interface Post {
  readonly at: UtcTime
  /** The moment that decides what is open: that of `at`, unless the site is shown for another. */
  readonly asOf: UtcTime
  readonly language: LanguageCode
  /** What is random of the key that a script fetched; null where there was none that held. */
  readonly formKey: string | null
  /** Why it looks like a robot's; null for everybody else. */
  readonly suspicion: string | null
  /** Path of the page that the form stood on. */
  readonly pagePath: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
  /** The sentences at the form; the notice is null where the site names no page for it. */
  readonly wordings: { readonly privacyNotice: Wording | null; readonly marketing: Wording }
  /** Whether the visitor lets conversions be counted. */
  readonly isCounted: boolean
}
