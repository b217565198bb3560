import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'
import type { AnalyticsEventsTable } from './tables.ts'

/** Something that is counted. It tells of nobody. */
export interface AnalyticsEvent {
  readonly event_type: AnalyticsEventsTable['event_type']
  readonly event_category: AnalyticsEventsTable['event_category']
  readonly event_action: AnalyticsEventsTable['event_action']
  /** The slug of what it is about. */
  readonly event_label: string | null
  readonly language: string | null
  readonly page_path: string | null
  /** The host that led here. */
  readonly referrer: string | null
  readonly session_id: string | null
  readonly utm_source: string | null
  readonly utm_medium: string | null
  readonly utm_campaign: string | null
  readonly utm_term: string | null
  readonly utm_content: string | null
  readonly created_at: UtcTime
}

/** Counts something. */
export const insertEvent = prepared((db, event: AnalyticsEvent) =>
  db.insertInto('analytics_events').values({
    event_type: event.event_type,
    event_category: event.event_category,
    event_action: event.event_action,
    event_label: event.event_label,
    language: event.language,
    page_path: event.page_path,
    referrer: event.referrer,
    session_id: event.session_id,
    utm_source: event.utm_source,
    utm_medium: event.utm_medium,
    utm_campaign: event.utm_campaign,
    utm_term: event.utm_term,
    utm_content: event.utm_content,
    created_at: event.created_at,
  }),
)

/** Counts that the file of a whitepaper that asks for nothing was fetched. */
export const countFreeDownload = prepared((db, { slug }: { slug: string }) =>
  db
    .updateTable('whitepapers')
    .set((row) => ({ download_count: row('download_count', '+', 1) }))
    .where('slug', '=', slug)
    .where('requires_registration', '=', 0)
    .where('status', '=', 'published')
    .where('deleted_at', 'is', null),
)
