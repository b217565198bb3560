import type { LanguageCode } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { pagesIn, publishedAt } from './views.ts'

/** The Markdown of one page and nothing around it; undefined where none is published there. */
export async function readPageContent(
  { db, asOf }: Edition,
  language: LanguageCode,
  slug: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom(pagesIn(language))
    .select('page.content')
    .where('page.slug', '=', slug)
    .where(publishedAt('page', asOf))
    .executeTakeFirst()
  return row?.content
}
