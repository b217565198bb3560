import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { insertEvent } from '../content-db/leads/analytics-events.ts'
import type { Post } from './post.ts'

/** What a visitor did, by the form that was sent. */
const conversions = {
  registration: { event_type: 'registration', event_category: 'webinar', event_action: 'register' },
  download: { event_type: 'download', event_category: 'whitepaper', event_action: 'download' },
  booking: { event_type: 'booking', event_category: 'page', event_action: 'book' },
} as const

/**
 * Counts a new lead, in its transaction, unless its visitor objects to being counted. Nothing leads from the count to
 * the lead, nor to what else its visitor read.
 */
export function countConversion(
  db: LeadsDb,
  post: Post,
  lead: {
    readonly kind: keyof typeof conversions
    /** Slug of the webinar or whitepaper, type of the booking. */
    readonly label: string
    readonly utm_source: string | null
    readonly utm_medium: string | null
    readonly utm_campaign: string | null
  },
): void {
  if (!post.isCounted || post.suspicion !== null) return
  db.run(
    insertEvent({
      ...conversions[lead.kind],
      event_label: lead.label,
      language: post.language,
      page_path: post.pagePath,
      referrer: null,
      session_id: null,
      utm_source: lead.utm_source,
      utm_medium: lead.utm_medium,
      utm_campaign: lead.utm_campaign,
      // Newsletters put what they know of a reader into these two.
      utm_term: null,
      utm_content: null,
      // To the day: the second would find the lead again.
      created_at: `${post.at.slice(0, 10)} 00:00:00`,
    }),
  )
}
