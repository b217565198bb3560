import fc from 'fast-check'
import { beforeEach, describe, expect } from 'vitest'
import type { PublishedDb, WritingDb } from '../../../src/content-db/connection.sqlite.ts'
import { contentTables } from '../../../src/content-db/content-tables.ts'
import { type SearchAnswer, searchSite } from '../../../src/content-db/published/search.sqlite.ts'
import { searchedKinds } from '../../../src/content-db/published/search-kinds.ts'
import type { LanguageCode } from '../../../src/languages.ts'
import { test } from '../../support/database.ts'
import { mediaRow, pageRow, texts, webinarRow, whitepaperRow } from '../../support/rows.ts'

const asOf = '2026-06-01 12:00:00'
const before = '2026-05-01 00:00:00'
const after = '2026-07-01 00:00:00'

/** A small site: translated rows, half-translated ones, English ones, and everything that visitors must not see. */
async function storeSite(db: WritingDb): Promise<void> {
  await db
    .insertInto('media_files')
    .values(mediaRow({ id: 1, filename: 'report.pdf' }))
    .execute()
  const pages = [
    pageRow({
      slug: 'flywheels',
      title: texts({ en: 'Flywheels', de: 'Schwungräder' }),
      content: texts({
        en: 'A rotor in a **vacuum** stores energy for seconds.',
        de: 'Ein Läufer im Vakuum: die Größe der Straße zählt nicht.',
      }),
      excerpt: texts({ en: 'Seconds, not hours.', de: 'Sekunden statt Stunden.' }),
    }),
    pageRow({
      slug: 'bearings',
      title: texts({ en: 'Bearings', de: 'Lager' }),
      content: texts({ en: 'What a flywheel floats on.', de: 'Worauf ein Schwungrad schwebt.' }),
      excerpt: texts({ en: 'Losses in numbers.' }),
    }),
    pageRow({
      slug: 'grids',
      title: texts({ en: 'Grid services', de: 'Netzdienste' }),
      content: texts({ en: 'Batteries and inertia for the grid.' }),
    }),
    pageRow({
      slug: 'careers',
      title: texts({ en: 'Careers' }),
      content: texts({ en: 'We look for machinists.' }),
    }),
  ]
  for (const page of pages) {
    await db
      .insertInto('pages')
      .values({ ...page, status: 'published', published_at: before })
      .execute()
  }
  const hidden = {
    title: texts({ en: 'Canary', de: 'Kanarienvogel' }),
    content: texts({ en: 'canary', de: 'canary' }),
  }
  const hiddenPages = [
    { slug: 'draft' },
    { slug: 'deleted', status: 'published', deleted_at: before },
    { slug: 'future', status: 'published', published_at: after },
    { slug: 'withdrawn', status: 'published', published_at: before, withdrawn_at: before },
  ] as const
  for (const row of hiddenPages)
    await db
      .insertInto('pages')
      .values({ ...hidden, ...row })
      .execute()
  const webinars = [
    webinarRow({
      slug: 'inertia',
      title: texts({ en: 'Inertia for sale', de: 'Trägheit zu verkaufen' }),
      description: texts({ en: 'What a flywheel earns.', de: 'Was ein Schwungrad verdient.' }),
      status: 'scheduled',
    }),
    webinarRow({ slug: 'secret', title: texts({ en: 'Canary hour' }), status: 'draft' }),
  ]
  for (const webinar of webinars) await db.insertInto('webinars').values(webinar).execute()
  const whitepapers = [
    whitepaperRow({
      slug: 'cycle-costs',
      file_id: 1,
      title: texts({ en: 'What a cycle costs', de: 'Was ein Zyklus kostet' }),
      description: texts({ en: 'Costs per cycle.', de: 'Kosten je Zyklus.' }),
      preview_content: texts({ en: 'A flywheel pays after 10,000 cycles.' }),
      status: 'published',
      published_at: before,
    }),
    whitepaperRow({ slug: 'hidden', file_id: 1, title: texts({ en: 'Canary costs' }), status: 'draft' }),
  ]
  for (const whitepaper of whitepapers) await db.insertInto('whitepapers').values(whitepaper).execute()
}

const searching =
  (published: PublishedDb) =>
  (language: LanguageCode, query: string, limit = 20) =>
    searchSite({ db: published, asOf, siteUrl: 'https://example.com' }, language, query, {
      limit,
      plainText: (markdown) => markdown.replaceAll('**', ''),
    })

/** Searches where words have other readings, each as what it counts by what it is. */
const readingAs =
  (published: PublishedDb, readings: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  (language: LanguageCode, query: string) =>
    searchSite(
      {
        db: published,
        asOf,
        siteUrl: 'https://example.com',
        readings: (word, code) =>
          code === language
            ? Object.entries(readings[word] ?? {}).map(([text, weight]) => ({ text, weight }))
            : [],
      },
      language,
      query,
      { limit: 20, plainText: (markdown) => markdown.replaceAll('**', '') },
    )

const slugs = ({ results }: SearchAnswer) => results.map(({ slug }) => slug)

const snippet = ({ results }: SearchAnswer, slug: string) =>
  results
    .find((result) => result.slug === slug)
    ?.snippet?.pieces.map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

describe('a search', () => {
  beforeEach<{ database: { db: WritingDb } }>(({ database }) => storeSite(database.db))

  test('finds pages, webinars and whitepapers, titles before summaries before texts', async ({
    database,
  }) => {
    const search = searching(database.published)
    expect(slugs(await search('en', 'flywheel'))).toEqual(['flywheels', 'inertia', 'bearings', 'cycle-costs'])
  })

  test('shows the page that is called like the query before pages that merely mention it in their title', async ({
    database,
  }) => {
    const content = texts({ en: `Flywheel, flywheel. ${'Much else is said here. '.repeat(200)}` })
    const rows = [
      pageRow({
        slug: 'about-flywheels',
        title: texts({ en: 'What a flywheel is, and what else' }),
        content,
      }),
      pageRow({
        slug: 'bearing',
        title: texts({ en: 'Bearing' }),
        content: texts({ en: 'Bearing a flywheel' }),
      }),
    ]
    for (const row of rows)
      await database.db
        .insertInto('pages')
        .values({ ...row, status: 'published' })
        .execute()
    const { results } = await searching(database.published)('en', 'flywheel')
    expect(results.slice(0, 2).map(({ slug }) => slug)).toEqual(['flywheels', 'about-flywheels'])
  })

  test('finds the stem of an English word and the beginning of any word', async ({ database }) => {
    const search = searching(database.published)
    expect(slugs(await search('en', 'storing'))).toEqual(['flywheels'])
    expect(slugs(await search('en', 'machin'))).toEqual(['careers'])
    expect(slugs(await search('de', 'schwebt'))).toEqual(['bearings'])
    expect(slugs(await search('de', 'netzd'))).toEqual(['grids'])
  })

  test.for([
    ['Größe', 'größe', 'GRÖSSE', 'groesse', 'grosse', 'GROESSE'],
    ['Straße', 'strasse', 'STRASSE', 'straße'],
    ['Läufer', 'laeufer', 'laufer', 'LÄUFER'],
    ['Schwungräder', 'schwungraeder', 'schwungrader'],
  ])('finds %s however it is typed', async (spellings, { database }) => {
    const search = searching(database.published)
    for (const spelling of spellings) expect(slugs(await search('de', spelling))).toEqual(['flywheels'])
  })

  test('takes a word of one or two letters whole', async ({ database }) => {
    const search = searching(database.published)
    expect(slugs(await search('en', 'fl'))).toEqual([])
    expect(slugs(await search('en', 'we'))).toEqual(['careers'])
  })

  test('wants every word, and settles for some only where nothing has all', async ({ database }) => {
    const search = searching(database.published)
    expect(slugs(await search('en', 'flywheel vacuum'))).toEqual(['flywheels'])
    expect(slugs(await search('en', 'machinists vacuum'))).toEqual(['flywheels', 'careers'])
    expect(slugs(await search('en', 'flywheel floats nowhere-to-be-found'))).toEqual([
      'bearings',
      'flywheels',
      'inertia',
      'cycle-costs',
    ])
  })

  test('finds the words of a row together, in whichever fields they stand', async ({ database }) => {
    const search = searching(database.published)
    expect(slugs(await search('en', 'costs flywheel'))).toEqual(['cycle-costs'])
    expect(slugs(await search('de', 'netzdienste inertia'))).toEqual(['grids'])
  })

  test('finds English text where the German page shows it, and nowhere else', async ({ database }) => {
    const search = searching(database.published)
    expect(slugs(await search('de', 'batteries'))).toEqual(['grids'])
    expect(slugs(await search('de', 'losses'))).toEqual(['bearings'])
    expect(slugs(await search('de', 'careers'))).toEqual(['careers'])
    expect(slugs(await search('de', 'rotor'))).toEqual([])
    expect(slugs(await search('de', 'services'))).toEqual([])
    expect(slugs(await search('en', 'schwungrad'))).toEqual([])
  })

  test('says which language each text of a result speaks', async ({ database }) => {
    const { results } = await searching(database.published)('de', 'inertia')
    expect(results).toEqual([
      {
        kind: 'page',
        slug: 'grids',
        title: { text: 'Netzdienste', language: 'de' },
        snippet: {
          pieces: [
            { text: 'Batteries and ', marked: false },
            { text: 'inertia', marked: true },
            { text: ' for the grid.', marked: false },
          ],
          language: 'en',
        },
        language: 'en',
      },
    ])
  })

  test('finds what else a word may mean, after what it says itself', async ({ database }) => {
    const search = readingAs(database.published, {
      lager: { schwungräder: 0.5 },
      reder: { schwungräder: 0.4 },
    })
    expect(slugs(await search('de', 'lager'))).toEqual(['bearings', 'flywheels'])
    expect(slugs(await search('de', 'reder'))).toEqual(['flywheels'])
  })

  test('takes the words of one reading together', async ({ database }) => {
    const search = readingAs(database.published, {
      strassenvakuum: { 'straße vakuum': 0.5 },
      x: { 'straße lager': 0.5 },
    })
    const answer = await search('de', 'strassenvakuum')
    expect(slugs(answer)).toEqual(['flywheels'])
    expect(snippet(answer, 'flywheels')).toBe('Ein Läufer im [Vakuum]: die Größe der [Straße] zählt nicht.')
    expect(slugs(await search('de', 'x'))).toEqual([])
  })

  test('counts a word as found once, by whatever reading', async ({ database }) => {
    const search = readingAs(database.published, { schwungräder: { läufer: 0.9, vakuum: 0.5 } })
    expect(slugs(await search('de', 'schwungräder verkaufen'))).toEqual(['flywheels', 'inertia'])
  })

  test('takes any reading as words', async ({ database }) => {
    for (const text of ['"', '*', 'NEAR(a', 'a" OR "b', '\u0000', '~|~', ') OR 1=1 --']) {
      const { total, results } = await readingAs(database.published, { lager: { [text]: 0.5 } })(
        'de',
        'lager',
      )
      expect([text, results.length]).toEqual([text, total])
    }
  })

  test('finds no draft, nothing deleted, withdrawn or still to come', async ({ database }) => {
    const search = searching(database.published)
    for (const language of ['en', 'de'] as const) {
      for (const query of ['canary', 'kanarienvogel', 'canary OR flywheel', 'canary costs']) {
        expect((await search(language, query)).results.filter(({ slug }) => isHidden(slug))).toEqual([])
      }
    }
    expect(await search('en', 'canary')).toEqual({ total: 0, results: [] })
  })

  test('cuts its snippet where most of the words stand, and marks them as they are written', async ({
    database,
  }) => {
    const search = searching(database.published)
    expect(snippet(await search('en', 'flywheel vacuum'), 'flywheels')).toBe(
      'A rotor in a [vacuum] stores energy for seconds.',
    )
    expect(snippet(await search('en', 'second'), 'flywheels')).toBe('[Seconds], not hours.')
    expect(snippet(await search('de', 'groesse strasse'), 'flywheels')).toBe(
      'Ein Läufer im Vakuum: die [Größe] der [Straße] zählt nicht.',
    )
    expect(snippet(await search('de', 'netzdienste'), 'grids')).toBe('Batteries and inertia for the grid.')
  })

  test('tells how many there are when it shows only the first', async ({ database }) => {
    const { total, results } = await searching(database.published)('en', 'flywheel', 2)
    expect(total).toBe(4)
    expect(results.map(({ slug }) => slug)).toEqual(['flywheels', 'inertia'])
  })

  test('gives equal matches in the order of their ids', async ({ database }) => {
    for (const slug of ['twin-b', 'twin-a']) {
      const row = pageRow({ slug, title: texts({ en: 'Twin' }), status: 'published' })
      await database.db.insertInto('pages').values(row).execute()
    }
    expect(slugs(await searching(database.published)('en', 'twin'))).toEqual(['twin-b', 'twin-a'])
  })

  test.for([
    '"',
    '""',
    "'",
    '*',
    '^flywheel',
    'title:flywheel',
    '{title} : flywheel',
    'NEAR(flywheel rotor, 2)',
    'flywheel AND',
    'NOT flywheel',
    'flywheel*"',
    '"flywheel',
    ') OR 1=1 --',
    "'; DROP TABLE pages; --",
    '\u0000flywheel\u0000',
    '-flywheel',
    '+',
    '((((',
    '\ud800',
  ])('takes %j as words', async (query, { database }) => {
    const { total, results } = await searching(database.published)('de', query)
    expect(results.length).toBe(total)
  })

  test('reads no more of a query than its beginning', async ({ database }) => {
    const search = searching(database.published)
    expect(slugs(await search('en', `${'a'.repeat(5000)} flywheel`))).toEqual([])
    expect(slugs(await search('en', `vacuum ${'rotor seconds '.repeat(5000)} nothing`))).toEqual([
      'flywheels',
    ])
  })

  test('finds a word among operators as if they were not there', async ({ database }) => {
    const search = searching(database.published)
    const plain = slugs(await search('en', 'flywheel'))
    for (const query of [
      '"flywheel',
      '^flywheel',
      '-flywheel',
      'flywheel*',
      '\u0000flywheel\u0000',
      '(flywheel)',
    ]) {
      expect(slugs(await search('en', query))).toEqual(plain)
    }
  })

  test('answers nothing to a query without words', async ({ database }) => {
    for (const query of ['', '   ', '"', '* - +']) {
      expect(await searching(database.published)('en', query)).toEqual({ total: 0, results: [] })
    }
  })

  test('takes whatever is typed, and never shows what is hidden', async ({ database }) => {
    const search = searching(database.published)
    const token = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        '*',
        ':',
        '^',
        '(',
        ')',
        '-',
        '{title}',
        'AND',
        'OR',
        'NOT',
        'NEAR',
        'canary',
        'flywheel',
        'ß',
      ),
    )
    const query = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(' '))
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom('en', 'de'), async (words, language) => {
        const { total, results } = await search(language, words)
        expect(results.length).toBe(total)
        expect(results.some(({ slug }) => isHidden(slug))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

const isHidden = (slug: string) =>
  ['draft', 'deleted', 'future', 'withdrawn', 'secret', 'hidden'].includes(slug)

test('every column of the full-text tables has a weight', () => {
  const indexed = contentTables
    .filter(({ searched }) => searched.length > 0)
    .map(({ name, searched }) => [name, [...searched].sort()])
  expect(searchedKinds.map(({ table, weights }) => [table, Object.keys(weights).sort()])).toEqual(indexed)
})
