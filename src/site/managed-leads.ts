import type { LanguageCode } from '../languages.ts'
import type { SpokenText } from './words.ts'

/** A registration as the link of a mail shows it. */
export interface ManagedRegistration {
  readonly token: string
  readonly status: 'registered' | 'waiting' | 'cancelled'
  readonly title: SpokenText
  readonly startsAt: string
  readonly endsAt: string
  readonly zone: string
  readonly presenter: string | null
  /** Slug of the webinar's page; null where there is none any longer. */
  readonly slug: string | null
  /** Only for those who have a seat in what takes place. */
  readonly meetingUrl: string | null
  /** Whether the webinar will not take place. */
  readonly isOff: boolean
  /** Whether it has begun. */
  readonly hasBegun: boolean
}

/** Consent to news as the link of a mail shows it. */
export interface ManagedConsent {
  readonly token: string
  readonly state: 'pending' | 'confirmed' | 'withdrawn' | 'expired'
  readonly wording: string
  readonly language: LanguageCode
}

/** What a link from a mail opens; `gone` where it opens nothing: forged, cut off, expired, or its lead erased. */
export type Opened<Managed> = Managed | 'gone' | 'expired'
