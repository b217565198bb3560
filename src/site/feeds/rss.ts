import { getRssString } from '@astrojs/rss'
import { dateTimeIn, isoOf } from '../dates.ts'
import { type Announced, announcedTitle, withBadge } from '../fallback-badge.ts'
import { escapeHtml, withoutControls } from '../markdown/html.ts'
import { plainText } from '../markdown/plain-text.ts'
import { placeUrl } from '../places.ts'
import { shortened } from '../shortened.ts'
import { feedUrl, homeUrl } from '../urls.ts'
import { type SpokenText, type Texts, words } from '../words.ts'

/** Something new on the site, as its loader gives it. */
export interface FeedEntry extends Announced {
  readonly kind: 'page' | 'webinar' | 'whitepaper'
  readonly slug: string
  /** Plain text of a page, Markdown of the others. */
  readonly summary: SpokenText | null
  readonly publishedAt: string
  readonly updatedAt: string
  readonly event: { readonly startsAt: string; readonly timezone: string; readonly cancelled: boolean } | null
}

/** What a feed is made from. */
export interface Feed {
  readonly frame: Texts & {
    readonly siteUrl: string
    readonly siteTitle: SpokenText
    readonly siteDescription: SpokenText | null
    readonly pages: { readonly home: string }
  }
  readonly entries: readonly FeedEntry[]
}

/** The feed of a language: RSS 2.0. An entry that speaks another language says so in its title and in `dc:language`. */
export function rssOf({ frame, entries }: Feed): Promise<string> {
  const { language, siteUrl, siteTitle, siteDescription } = frame
  const lastChange = entries
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1)
  const about = [
    `<language>${language}</language>`,
    lastChange === undefined ? '' : `<lastBuildDate>${dateOf(lastChange).toUTCString()}</lastBuildDate>`,
    `<atom:link href="${escapeHtml(siteUrl + feedUrl(language))}" rel="self" type="application/rss+xml"/>`,
  ]
  const title = words(frame, 'feed.title', { site: siteTitle.text })
  return getRssString({
    title: withoutControls(title),
    description: withoutControls(siteDescription ? withBadge(frame, siteDescription) : title),
    site: siteUrl + homeUrl(language),
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: about.join(''),
    items: entries.map((entry) => ({
      title: withoutControls(announcedTitle(frame, entry, entry.event?.cancelled ?? false)),
      link: siteUrl + placeUrl(entry, language, frame.pages.home),
      description: withoutControls(descriptionOf(frame, entry)),
      pubDate: dateOf(entry.publishedAt),
      categories: [withoutControls(words(frame, `search.kind.${entry.kind}`))],
      customData: `<dc:language>${entry.contentLanguage}</dc:language>`,
    })),
  })
}

function descriptionOf(frame: Feed['frame'], { kind, summary, event }: FeedEntry): string {
  const when = event && dateTimeIn(event.startsAt, frame.language, event.timezone)
  if (!summary) return when ?? ''
  const plain = kind === 'page' ? summary.text : plainText(summary.text, summary.language)
  const what = withBadge(frame, { text: shortened(plain, 400), language: summary.language })
  return when ? `${when}. ${what}` : what
}

const dateOf = (time: string) => new Date(isoOf(time))
