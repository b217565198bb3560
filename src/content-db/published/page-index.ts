import { isLanguageCode, type LanguageCode, languageCodes } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Field, field } from './field.ts'
import { pagesIn, publishedAt } from './views.ts'

/** What other pages need to know of a published page: enough to list it and to link to it. */
export interface PageEntry {
  readonly id: number
  readonly slug: string
  readonly title: Field
  readonly excerpt: Field | null
  /** The language that its content really speaks. */
  readonly contentLanguage: LanguageCode
  readonly template: string
  readonly featured: boolean
  readonly publishedAt: UtcTime | null
  readonly updatedAt: UtcTime
}

/** Every published page of a language by slug, in the order of the editors: `sort_order`, then slug. */
export const readPageIndex = oncePerEdition(
  async (edition, language): Promise<ReadonlyMap<string, PageEntry>> => {
    if (!isLanguageCode(language)) throw new Error(`"${language}" is no language of this site.`)
    const rows = await edition.db
      .selectFrom(pagesIn(language))
      .select([
        'page.id',
        'page.slug',
        'page.title',
        'page.title_language',
        'page.excerpt',
        'page.excerpt_language',
      ])
      .select([
        'page.content_language',
        'page.template',
        'page.is_featured',
        'page.published_at',
        'page.updated_at',
      ])
      .where(publishedAt('page', edition.asOf))
      .orderBy('page.sort_order')
      .orderBy('page.slug')
      .execute()
    return new Map(
      rows.map((row) => [
        row.slug,
        {
          id: row.id,
          slug: row.slug,
          title: { text: row.title, language: row.title_language },
          excerpt: field(row.excerpt, row.excerpt_language),
          contentLanguage: row.content_language,
          template: row.template,
          featured: row.is_featured === 1,
          publishedAt: row.published_at,
          updatedAt: row.updated_at,
        },
      ]),
    )
  },
)

const readChildren = oncePerEdition(async (edition, language): Promise<ReadonlyMap<string, PageEntry[]>> => {
  const pages = [...(await readPageIndex(edition, language)).values()]
  return Map.groupBy(pages, ({ slug }) => slug.slice(0, Math.max(slug.lastIndexOf('/'), 0)))
})

/** The pages directly below a page, in the order of the editors. */
export async function childPages(
  edition: Edition,
  language: LanguageCode,
  slug: string,
): Promise<readonly PageEntry[]> {
  return (await readChildren(edition, language)).get(slug) ?? []
}

/** The pages above a page, outermost first; an address without a page of its own is left out. */
export async function pagesAbove(
  edition: Edition,
  language: LanguageCode,
  slug: string,
): Promise<PageEntry[]> {
  const index = await readPageIndex(edition, language)
  const parts = slug.split('/').slice(0, -1)
  return parts.flatMap((_, depth) => index.get(parts.slice(0, depth + 1).join('/')) ?? [])
}

/** The languages in which a page has content of its own. */
export async function pageLanguages(edition: Edition, slug: string): Promise<LanguageCode[]> {
  const own: LanguageCode[] = []
  for (const code of languageCodes) {
    if ((await readPageIndex(edition, code)).get(slug)?.contentLanguage === code) own.push(code)
  }
  return own
}
