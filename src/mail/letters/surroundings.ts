import type { Frame } from '../../content-db/published/frame.ts'
import type { UtcTime } from '../../content-db/tables.ts'
import type { LeadLinks } from '../../leads/lead-links.ts'
import type { Mailbox } from '../smtp.ts'

/** What each letter is written with. */
export interface Surroundings {
  readonly frame: Frame
  readonly now: UtcTime
  readonly from: Mailbox
  readonly links: LeadLinks
}

/** The address of somebody else's page, if a link may lead there. */
export function webAddress(url: string | null): string | null {
  const parsed = url ? URL.parse(url.trim()) : null
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}
