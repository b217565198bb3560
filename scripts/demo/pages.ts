import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import { insertPage } from '../../src/content-db/editorial/pages.ts'
import { translatable } from './front-matter.ts'
import { daysFrom } from './schedule.ts'
import { pageFacts, pageTexts } from './shapes.ts'
import { readTranslatedFiles } from './translated-files.ts'

/** Stores the demonstration's pages and gives their number. */
export async function seedPages(
  db: WritingDb,
  demo: string,
  now: Temporal.Instant,
  authors: ReadonlyMap<string, number>,
): Promise<number> {
  const pages = await readTranslatedFiles(join(demo, 'pages'), pageFacts, pageTexts)
  for (const { slug, facts, texts, body } of pages) {
    const published = daysFrom(now, facts.published)
    await insertPage(db, {
      slug,
      title: translatable(texts('title')) ?? '',
      content: translatable(body) ?? '',
      excerpt: translatable(texts('excerpt')),
      meta_description: translatable(texts('meta_description')),
      seo_title: translatable(texts('seo_title')),
      seo_keywords: translatable(texts('seo_keywords')),
      template: facts.template,
      status: 'published',
      is_featured: facts.featured ? 1 : 0,
      sort_order: facts.order,
      published_at: published,
      created_at: published,
      updated_at: published,
      author_id: authorOf(facts.author, authors),
    })
  }
  return pages.length
}

/** The id of a person by key. Throws for a key that people.yaml does not have. */
export function authorOf(key: string | undefined, authors: ReadonlyMap<string, number>): number | null {
  if (key === undefined) return null
  const id = authors.get(key)
  if (id === undefined) throw new Error(`people.yaml has no ${key}.`)
  return id
}
