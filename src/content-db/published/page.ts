import { type LanguageCode, sourceLanguage } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Field, field } from './field.ts'
import { type Frame, loadFrame } from './frame.ts'
import { type MediaUsed, mediaUsed } from './media.ts'
import { childPages, type PageEntry, pageLanguages, pagesAbove } from './page-index.ts'
import type { PageView } from './rows.ts'
import { readSettings } from './settings.ts'
import { authors, pagesIn, publishedAt } from './views.ts'

/** Everything that a page of the site shows. */
export interface PublishedPage {
  readonly frame: Frame
  readonly kind: 'page'
  readonly id: number
  readonly slug: string
  readonly template: string
  readonly title: Field
  readonly content: Field
  readonly excerpt: Field | null
  readonly metaDescription: Field | null
  readonly seoTitle: Field | null
  readonly seoKeywords: Field | null
  readonly canonicalUrl: string | null
  readonly author: string | null
  readonly publishedAt: UtcTime | null
  readonly updatedAt: UtcTime
  /** Languages in which the page has content of its own. */
  readonly ownLanguages: readonly LanguageCode[]
  readonly above: readonly Pick<PageEntry, 'slug' | 'title'>[]
  readonly below: readonly PageEntry[]
  readonly media: MediaUsed
  /** Whether networks are shown a picture of this page, and not the site's. */
  readonly hasOwnImage: boolean
}

/** The page at an address of a language; undefined where none is published there. */
export async function loadPage(
  edition: Edition,
  language: LanguageCode,
  slug: string,
): Promise<PublishedPage | undefined> {
  const row = await edition.db
    .selectFrom(pagesIn(language))
    .selectAll('page')
    .where('page.slug', '=', slug)
    .where(publishedAt('page', edition.asOf))
    .executeTakeFirst()
  return row && assemble(edition, language, row)
}

/** Rows read at once: few enough to be forgotten soon, many enough that the query does not count. */
const rowsAtOnce = 200

/** Every published page of a language, by id. */
export async function* eachPage(edition: Edition, language: LanguageCode): AsyncGenerator<PublishedPage> {
  for (let last = 0; ; ) {
    const rows = await edition.db
      .selectFrom(pagesIn(language))
      .selectAll('page')
      .where('page.id', '>', last)
      .where(publishedAt('page', edition.asOf))
      .orderBy('page.id')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) yield assemble(edition, language, row)
    if (rows.length < rowsAtOnce) return
    last = rows.at(-1)?.id ?? last
  }
}

async function assemble(edition: Edition, language: LanguageCode, row: PageView): Promise<PublishedPage> {
  const above = await pagesAbove(edition, language, row.slug)
  return {
    frame: await loadFrame(edition, language),
    kind: 'page',
    id: row.id,
    slug: row.slug,
    template: row.template,
    title: { text: row.title, language: row.title_language },
    content: { text: row.content, language: row.content_language },
    excerpt: field(row.excerpt, row.excerpt_language),
    metaDescription: field(row.meta_description, row.meta_description_language),
    seoTitle: field(row.seo_title, row.seo_title_language),
    seoKeywords: field(row.seo_keywords, row.seo_keywords_language),
    canonicalUrl: row.canonical_url,
    author: (row.author_id !== null && (await readAuthors(edition)).get(row.author_id)) || null,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    ownLanguages: await pageLanguages(edition, row.slug),
    above: above.map(({ slug, title }) => ({ slug, title })),
    below: await childPages(edition, language, row.slug),
    media: await mediaUsed(edition, language, [row.content]),
    hasOwnImage: row.template === 'landing' || row.is_featured === 1 || (await affordsImages(edition)),
  }
}

/** Whether the site is small enough that a picture is drawn of each of its pages. */
const affordsImages = oncePerEdition(async (edition): Promise<boolean> => {
  const { og_images_up_to } = await readSettings(edition)
  const { pages } = await edition.db
    .selectFrom(pagesIn(sourceLanguage))
    .select(({ fn }) => fn.countAll<number>().as('pages'))
    .where(publishedAt('page', edition.asOf))
    .executeTakeFirstOrThrow()
  return pages <= og_images_up_to
})

/** Names of the people who write, by id. */
export const readAuthors = oncePerEdition(async (edition): Promise<ReadonlyMap<number, string>> => {
  const rows = await edition.db.selectFrom(authors).select(['author.id', 'author.name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
})
