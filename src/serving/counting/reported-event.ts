import { z } from 'zod'
import type { AnalyticsEvent } from '../../content-db/leads/analytics-events.ts'
import { isLanguageCode } from '../../languages.ts'
import { webinarsUrl, whitepapersUrl } from '../../site/urls.ts'
import { requestTarget } from '../request-target.ts'

/** What the page's script tells: `src/components/scripts/counting.ts`. */
const report = z.object({
  path: z.string().startsWith('/').max(2_000),
  referrer: z.string().max(2_000).default(''),
  download: z.literal(true).optional(),
})

/** What a report says; who reported it, and when, is not in it. */
export type ReportedEvent = Omit<AnalyticsEvent, 'session_id' | 'created_at'> & { readonly page_path: string }

/** What is counted of a report; undefined where it is none. Of addresses, only host, path and campaign are kept. */
export function reportedEvent(body: string, siteHosts: readonly string[]): ReportedEvent | undefined {
  const parsed = report.safeParse(json(body))
  const target = parsed.success ? requestTarget(parsed.data.path) : undefined
  if (!parsed.success || !target) return undefined
  const [, first, , slug] = target.pathname.split('/')
  if (!isLanguageCode(first)) return undefined
  const isAbout = (list: string) => target.pathname === `${list}${slug}/`
  const category = isAbout(webinarsUrl(first))
    ? 'webinar'
    : isAbout(whitepapersUrl(first))
      ? 'whitepaper'
      : 'page'
  if (parsed.data.download && category !== 'whitepaper') return undefined
  const campaign = new URLSearchParams(target.search)
  const utm = (name: string) => campaign.get(`utm_${name}`)?.slice(0, 200) || null
  return {
    event_type: parsed.data.download ? 'download' : 'page_view',
    event_category: category,
    event_action: parsed.data.download ? 'download' : 'view',
    event_label: category === 'page' ? null : (slug ?? null),
    language: first,
    page_path: target.pathname,
    referrer: hostOf(parsed.data.referrer, siteHosts),
    utm_source: utm('source'),
    utm_medium: utm('medium'),
    utm_campaign: utm('campaign'),
    utm_term: utm('term'),
    utm_content: utm('content'),
  }
}

/** The host that a visitor came from; null for the site itself. */
function hostOf(referrer: string, siteHosts: readonly string[]): string | null {
  const host = URL.parse(referrer)?.host || null
  return host === null || siteHosts.includes(host) ? null : host.slice(0, 200)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
