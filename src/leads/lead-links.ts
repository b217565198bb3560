import type { UtcTime } from '../content-db/tables.ts'
import type { LanguageCode } from '../languages.ts'
import { momentOf } from '../site/dates.ts'
import {
  downloadLinkUrl,
  managedBookingUrl,
  managedConsentUrl,
  managedRegistrationUrl,
} from '../site/urls.ts'
import type { Signer } from './signed.ts'

/** Addresses that only the reader of a mail has: each carries a signed token. */
export interface LeadLinks {
  /** Where a registration is seen and cancelled. */
  registration(language: LanguageCode, reference: string): string
  /** Where a booking is seen, moved and cancelled. */
  booking(language: LanguageCode, reference: string): string
  /** Where news are confirmed or refused. */
  consent(language: LanguageCode, reference: string): string
  /** What a mail program posts to where its user wants no more news. */
  withdrawal(reference: string): string
  /** The file of a whitepaper, until a moment. */
  download(reference: string, until: UtcTime): string
}

/** Where one withdraws consent to news, by a button or by the one of a mail program. */
export const withdrawalPath = '/api/consents/withdraw'

/** Makes the links of a site. They hold as long as the secret that signs them. */
export function leadLinks(siteUrl: string, signer: Signer): LeadLinks {
  return {
    registration: (language, reference) =>
      siteUrl + managedRegistrationUrl(language, signer.sign('registration', reference)),
    booking: (language, reference) =>
      siteUrl + managedBookingUrl(language, signer.sign('booking', reference)),
    consent: (language, reference) =>
      siteUrl + managedConsentUrl(language, signer.sign('consent', reference)),
    withdrawal: (reference) => `${siteUrl}${withdrawalPath}?token=${signer.sign('consent', reference)}`,
    download: (reference, until) =>
      siteUrl +
      downloadLinkUrl(signer.sign('download', reference, new Date(momentOf(until).epochMilliseconds))),
  }
}
