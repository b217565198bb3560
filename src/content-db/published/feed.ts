import type { LanguageCode } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import type { Edition } from './edition.ts'
import type { Field } from './field.ts'
import { type Frame, loadFrame } from './frame.ts'
import { readPageIndex } from './page-index.ts'
import { webinarsIn } from './views.ts'
import { readWebinars } from './webinar.ts'
import { readWhitepapers } from './whitepaper.ts'

/** Something new on the site. */
export interface FeedEntry {
  readonly kind: 'page' | 'webinar' | 'whitepaper'
  readonly slug: string
  readonly title: Field
  /** The excerpt of a page, which is plain text; the description of the others, which is Markdown. */
  readonly summary: Field | null
  readonly contentLanguage: LanguageCode
  readonly publishedAt: UtcTime
  readonly updatedAt: UtcTime
  /** When a webinar takes place. */
  readonly event: {
    readonly startsAt: UtcTime
    readonly timezone: string
    readonly cancelled: boolean
  } | null
}

/** Everything that the feed of a language shows. */
export interface FeedData {
  readonly frame: Frame
  readonly kind: 'feed'
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}

/** How many entries a feed has at most. */
export const feedLength = 50

/** The newest pages, whitepapers and webinars of a language. */
export async function loadFeed(edition: Edition, language: LanguageCode): Promise<FeedData> {
  const frame = await loadFrame(edition, language)
  const entries = [
    ...(await newPages(edition, language, frame.pages.home)),
    ...(await newWebinars(edition, language)),
    ...(await newWhitepapers(edition, language)),
  ]
  const bySlug = entries.sort((a, b) => (`${a.slug} ${a.kind}` < `${b.slug} ${b.kind}` ? -1 : 1))
  const newestFirst = bySlug.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
  return { frame, kind: 'feed', entries: newestFirst.slice(0, feedLength) }
}

/** Pages without a date were not published as news, and neither are legal texts and the home page. */
async function newPages(edition: Edition, language: LanguageCode, home: string): Promise<FeedEntry[]> {
  const pages = [...(await readPageIndex(edition, language)).values()]
  return pages.flatMap(({ slug, title, excerpt, contentLanguage, publishedAt, updatedAt, template }) =>
    publishedAt === null || template === 'legal' || slug === home
      ? []
      : {
          kind: 'page',
          slug,
          title,
          summary: excerpt,
          contentLanguage,
          publishedAt,
          updatedAt,
          event: null,
        },
  )
}

async function newWhitepapers(edition: Edition, language: LanguageCode): Promise<FeedEntry[]> {
  const whitepapers = await readWhitepapers(edition, language)
  return whitepapers.flatMap(({ slug, title, description, contentLanguage, publishedAt, updatedAt }) =>
    publishedAt === null
      ? []
      : {
          kind: 'whitepaper',
          slug,
          title,
          summary: description,
          contentLanguage,
          publishedAt,
          updatedAt,
          event: null,
        },
  )
}

/** A webinar has no date of publication: it is announced when it is made. */
async function newWebinars(edition: Edition, language: LanguageCode): Promise<FeedEntry[]> {
  const rows = await edition.db
    .selectFrom(webinarsIn(language))
    .select(['webinar.id', 'webinar.created_at'])
    .execute()
  const announcedAt = new Map(rows.map(({ id, created_at }) => [id, created_at]))
  const webinars = await readWebinars(edition, language)
  return webinars.map(({ id, slug, title, description, contentLanguage, updatedAt, ...webinar }) => ({
    kind: 'webinar',
    slug,
    title,
    summary: description,
    contentLanguage,
    publishedAt: announcedAt.get(id) as UtcTime,
    updatedAt,
    event: {
      startsAt: webinar.startsAt,
      timezone: webinar.timezone,
      cancelled: webinar.phase === 'cancelled',
    },
  }))
}
