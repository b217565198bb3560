import { describe, expect } from 'vitest'
import { feedLength, loadFeed } from '../../../src/content-db/published/feed.ts'
import { type TestDatabase, test } from '../../support/database.ts'
import { mediaRow, pageRow, texts, webinarRow, whitepaperRow } from '../../support/rows.ts'

const editionOf = ({ published }: TestDatabase, asOf = '2026-06-01 12:00:00') => ({
  db: published,
  asOf,
  siteUrl: 'https://www.voltaic.example',
})

const published = (slug: string, publishedAt: string | null, more = {}) =>
  pageRow({ slug, status: 'published', published_at: publishedAt, ...more })

describe('the feed', () => {
  test('has pages, whitepapers and webinars, the newest first', async ({ database }) => {
    const { db } = database
    await db
      .insertInto('media_files')
      .values(mediaRow({ id: 1, filename: 'a.pdf' }))
      .execute()
    await db.insertInto('pages').values(published('guide', '2026-05-01 00:00:00')).execute()
    const paper = whitepaperRow({ slug: 'paper', file_id: 1, status: 'published' })
    await db
      .insertInto('whitepapers')
      .values({ ...paper, published_at: '2026-05-03 00:00:00' })
      .execute()
    const webinar = webinarRow({ slug: 'hour', timezone: 'Europe/Berlin', status: 'cancelled' })
    await db
      .insertInto('webinars')
      .values({ ...webinar, created_at: '2026-05-02 00:00:00' })
      .execute()

    const { entries } = await loadFeed(editionOf(database), 'en')
    expect(entries.map(({ kind, slug, publishedAt }) => [kind, slug, publishedAt])).toEqual([
      ['whitepaper', 'paper', '2026-05-03 00:00:00'],
      ['webinar', 'hour', '2026-05-02 00:00:00'],
      ['page', 'guide', '2026-05-01 00:00:00'],
    ])
    expect(entries[1]?.event).toEqual({
      startsAt: '2026-03-01 14:00:00',
      timezone: 'Europe/Berlin',
      cancelled: true,
    })
  })

  test('has no page that was never dated, no legal text, not the home page', async ({ database }) => {
    const day = '2026-05-01 00:00:00'
    const rows = [
      published('dated', day),
      published('undated', null),
      published('imprint', day, { template: 'legal' }),
      published('home', day),
    ]
    for (const row of rows) await database.db.insertInto('pages').values(row).execute()
    const { entries } = await loadFeed(editionOf(database), 'en')
    expect(entries.map(({ slug }) => slug)).toEqual(['dated'])
  })

  test('has nothing that visitors may not see yet or any more', async ({ database }) => {
    const { db } = database
    const day = '2026-05-01 00:00:00'
    const rows = [
      published('future', '2026-06-01 12:00:01'),
      published('withdrawn', day, { withdrawn_at: '2026-06-01 12:00:00' }),
      published('deleted', day, { deleted_at: day }),
      pageRow({ slug: 'draft', published_at: day }),
    ]
    for (const row of rows) await db.insertInto('pages').values(row).execute()
    await db
      .insertInto('webinars')
      .values(webinarRow({ slug: 'idea', status: 'draft' }))
      .execute()
    expect((await loadFeed(editionOf(database), 'en')).entries).toEqual([])
    const later = await loadFeed(editionOf(database, '2026-06-01 12:00:01'), 'en')
    expect(later.entries.map(({ slug }) => slug)).toEqual(['future'])
  })

  test('knows which language each text speaks, and the page behind it', async ({ database }) => {
    const row = published('half', '2026-05-01 00:00:00', {
      title: texts({ en: 'Half', de: 'Halb' }),
      excerpt: texts({ en: 'A part.' }),
    })
    await database.db.insertInto('pages').values(row).execute()
    const [entry] = (await loadFeed(editionOf(database), 'de')).entries
    expect(entry).toMatchObject({
      title: { text: 'Halb', language: 'de' },
      summary: { text: 'A part.', language: 'en' },
      contentLanguage: 'en',
    })
  })

  test('ends after fifty entries, and orders those of the same moment by address', async ({ database }) => {
    const rows = Array.from({ length: feedLength + 5 }, (_, index) =>
      published(`page-${String(99 - index)}`, '2026-05-01 00:00:00'),
    )
    for (const row of rows) await database.db.insertInto('pages').values(row).execute()
    const { entries } = await loadFeed(editionOf(database), 'en')
    expect(entries).toHaveLength(feedLength)
    expect(entries.map(({ slug }) => slug)).toEqual(
      rows
        .map(({ slug }) => slug)
        .sort()
        .slice(0, feedLength),
    )
  })
})
