import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import { insertWhitepaper } from '../../src/content-db/editorial/seeding.ts'
import { translatable } from './front-matter.ts'
import { authorOf } from './pages.ts'
import { daysFrom } from './schedule.ts'
import { whitepaperFacts, whitepaperTexts } from './shapes.ts'
import { readTranslatedFiles } from './translated-files.ts'

/** Stores the demonstration's whitepapers and gives their number. */
export async function seedWhitepapers(
  db: WritingDb,
  demo: string,
  now: Temporal.Instant,
  authors: ReadonlyMap<string, number>,
  media: ReadonlyMap<string, number>,
): Promise<number> {
  const whitepapers = await readTranslatedFiles(join(demo, 'whitepapers'), whitepaperFacts, whitepaperTexts)
  for (const { slug, facts, texts, body } of whitepapers) {
    const file = media.get(`${slug}.pdf`)
    if (file === undefined)
      throw new Error(`papers/${slug}.md is missing: the whitepaper ${slug} has no PDF.`)
    const published = daysFrom(now, facts.published)
    await insertWhitepaper(db, {
      slug,
      title: translatable(texts('title')) ?? '',
      description: translatable(body),
      preview_content: translatable(texts('preview')),
      meta_title: translatable(texts('meta_title')),
      meta_description: translatable(texts('meta_description')),
      file_id: file,
      thumbnail_id: media.get(`${slug}-cover.png`) ?? null,
      category: facts.category,
      tags: JSON.stringify(facts.tags),
      industry: JSON.stringify(facts.industries),
      requires_registration: facts.gated ? 1 : 0,
      lead_magnet_active: facts.lead_magnet ? 1 : 0,
      status: facts.status,
      featured: facts.featured ? 1 : 0,
      sort_order: facts.order,
      published_at: published,
      created_at: published,
      updated_at: published,
      author_id: authorOf(facts.author, authors),
    })
  }
  return whitepapers.length
}
