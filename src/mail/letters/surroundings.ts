import type { Frame } from '../../content-db/published/frame.ts'
import type { UtcTime } from '../../content-db/tables.ts'
import type { LanguageCode } from '../../languages.ts'
import type { Mailbox } from '../smtp.ts'

/** What each letter is written with. */
export interface Surroundings {
  readonly frame: Frame
  readonly now: UtcTime
  readonly from: Mailbox
  readonly links: LeadLinks
}

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

/** The address of somebody else's page, if a link may lead there. */
export function webAddress(url: string | null): string | null {
  const parsed = url ? URL.parse(url.trim()) : null
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}
