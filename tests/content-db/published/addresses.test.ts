import { describe, expect } from 'vitest'
import { readAddresses } from '../../../src/content-db/published/addresses.ts'
import { loadSitemap } from '../../../src/content-db/published/sitemap.ts'
import { type TestDatabase, test } from '../../support/database.ts'
import { mediaRow, pageRow, texts, webinarRow, whitepaperRow } from '../../support/rows.ts'

const siteUrl = 'https://www.voltaic.example'
const asOf = '2026-06-01 12:00:00'
const editionOf = ({ published }: TestDatabase, moment = asOf) => ({ db: published, asOf: moment, siteUrl })

const both = (text: string) => texts({ en: text, de: `${text} (de)` })
const written = '2026-02-01 00:00:00'
const page = (slug: string, more = {}) =>
  pageRow({
    slug,
    status: 'published',
    title: both(slug),
    content: both(slug),
    created_at: written,
    updated_at: written,
    ...more,
  })

async function storeSite({ db }: TestDatabase): Promise<void> {
  await db
    .insertInto('media_files')
    .values(mediaRow({ id: 1, filename: 'a.pdf' }))
    .execute()
  const pages = [
    page('home'),
    page('products'),
    page('products/flywheels', { updated_at: '2026-03-01 00:00:00' }),
    page('guides', { content: texts({ en: 'English' }), published_at: '2026-04-01 00:00:00' }),
    page('mirror', { canonical_url: 'https://other.example/' }),
    pageRow({ slug: 'draft' }),
  ]
  for (const row of pages) await db.insertInto('pages').values(row).execute()
  const whitepaper = whitepaperRow({ slug: 'paper', file_id: 1, tags: '["grid"]', updated_at: written })
  await db
    .insertInto('whitepapers')
    .values({ ...whitepaper, status: 'published', published_at: '2026-05-05 00:00:00' })
    .execute()
  await db
    .insertInto('webinars')
    .values(webinarRow({ slug: 'hour', scheduled_at: '2026-06-01 11:30:00', updated_at: written }))
    .execute()
}

/** When each page changed, by what a person calls it. */
async function changes(database: TestDatabase, moment = asOf) {
  const addresses = await readAddresses(editionOf(database, moment))
  return Object.fromEntries(
    addresses.map(({ place, changedAt }) => [
      'slug' in place ? place.slug : place.kind === 'term' ? `${place.facet} ${place.term}` : place.kind,
      changedAt,
    ]),
  )
}

describe('the addresses of the site', () => {
  test('name every page that is published, each once, and no other', async ({ database }) => {
    await storeSite(database)
    const names = Object.keys(await changes(database))
    expect(names).toEqual([
      ...['home', 'guides', 'mirror', 'products', 'products/flywheels'],
      ...['webinars', 'hour', 'whitepapers', 'tag grid', 'paper', 'booking'],
    ])
  })

  test('know the last change of what a page shows: its own, of what it lists, of the clock', async ({
    database,
  }) => {
    await storeSite(database)
    expect(await changes(database)).toEqual({
      home: '2026-06-01 11:30:00',
      products: '2026-03-01 00:00:00',
      'products/flywheels': '2026-03-01 00:00:00',
      guides: '2026-04-01 00:00:00',
      mirror: written,
      webinars: '2026-06-01 11:30:00',
      hour: '2026-06-01 11:30:00',
      whitepapers: '2026-05-05 00:00:00',
      'tag grid': '2026-05-05 00:00:00',
      paper: '2026-05-05 00:00:00',
      booking: null,
    })
  })

  test('change by themselves when a webinar begins and when it ends', async ({ database }) => {
    await storeSite(database)
    expect((await changes(database, '2026-06-01 11:29:59')).hour).toBe(written)
    expect((await changes(database, '2026-06-01 11:30:00')).hour).toBe('2026-06-01 11:30:00')
    expect((await changes(database, '2026-06-01 12:30:00')).hour).toBe('2026-06-01 12:30:00')
  })
})

test('a webinar and the home page change when registration closes, and the list, which says nothing of it, does not', async ({
  database,
}) => {
  await storeSite(database)
  const deadline = '2026-05-31 12:00:00'
  const { db } = database
  await db.deleteFrom('webinars').execute()
  const hour = webinarRow({ slug: 'hour', scheduled_at: '2026-06-01 11:30:00', updated_at: written })
  await db
    .insertInto('webinars')
    .values({ ...hour, registration_deadline: deadline })
    .execute()
  expect((await changes(database, '2026-05-31 11:59:59')).hour).toBe(written)
  expect(await changes(database, deadline)).toMatchObject({
    hour: deadline,
    home: deadline,
    webinars: written,
  })
})

describe('the sitemap of a language', () => {
  test('leaves out what has no text of its own in it', async ({ database }) => {
    await storeSite(database)
    const slugs = async (language: 'en' | 'de') =>
      (await loadSitemap(editionOf(database), language)).addresses.flatMap(({ place }) =>
        'slug' in place ? place.slug : [],
      )
    expect(await slugs('en')).toEqual(['guides', 'mirror', 'products', 'products/flywheels', 'hour', 'paper'])
    expect(await slugs('de')).toEqual(['mirror', 'products', 'products/flywheels'])
  })

  test('has the lists and the booking page in every language', async ({ database }) => {
    await storeSite(database)
    const { addresses } = await loadSitemap(editionOf(database), 'de')
    expect(addresses.map(({ place }) => place.kind)).toEqual(
      expect.arrayContaining(['home', 'webinars', 'whitepapers', 'term', 'booking']),
    )
  })
})
