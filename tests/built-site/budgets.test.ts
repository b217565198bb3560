import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCalendar } from '../../src/content-db/published/calendar.ts'
import type { Edition } from '../../src/content-db/published/edition.ts'
import { loadFeed } from '../../src/content-db/published/feed.ts'
import { loadHome } from '../../src/content-db/published/home.ts'
import { loadInterfacePage } from '../../src/content-db/published/interface-page.ts'
import { loadPage } from '../../src/content-db/published/page.ts'
import { loadSitemap } from '../../src/content-db/published/sitemap.ts'
import { loadWebinar, loadWebinarList } from '../../src/content-db/published/webinar.ts'
import { loadWhitepaper, loadWhitepaperList } from '../../src/content-db/published/whitepaper.ts'
import { smallSite } from '../publishing/small-site.ts'
import { builtFor, type FixtureSite, makeSite, mustBuild, siteUrl } from '../support/fixture-site.ts'
import { filesOf } from './page-reading.ts'

/*
 * What a page may cost. Who makes one dearer raises its figure here, and says why.
 */

let site: FixtureSite
let files: ReadonlyMap<string, Buffer>
let statementsOfBuild = 0
let pagesOfBuild = 0
beforeAll(async () => {
  site = await makeSite(await smallSite())
  statementsOfBuild = await statementsDuring(async () => {
    pagesOfBuild = mustBuild(await site.build()).pages
  })
  files = filesOf(site.output.site)
})
afterAll(() => site?.close())

/** How many SQL statements run while something is done: SQLite's own objects count, whoever holds them. */
async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const probe = new Database(':memory:')
  const prototype = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Record<
    'all' | 'get' | 'run' | 'iterate',
    unknown
  >
  const originals = { ...Object.fromEntries(names.map((name) => [name, prototype[name]])) }
  for (const name of names) {
    const original = prototype[name] as (...values: unknown[]) => unknown
    prototype[name] = function counted(this: unknown, ...values: unknown[]) {
      count++
      return original.apply(this, values)
    }
  }
  try {
    await work()
  } finally {
    Object.assign(prototype, originals)
    probe.close()
  }
  return count
}
const names = ['all', 'get', 'run', 'iterate'] as const

type Loading = (edition: Edition) => Promise<unknown>

/** Statements for the first page of an edition, which reads what all pages share, and for the next one of its kind. */
const statements: readonly (readonly [string, Loading, Loading, number, number])[] = [
  ['a page', (it) => loadPage(it, 'de', 'products'), (it) => loadPage(it, 'de', 'imprint'), 8, 1],
  ['the home page', (it) => loadHome(it, 'de'), (it) => loadHome(it, 'de'), 13, 1],
  ['a webinar', (it) => loadWebinar(it, 'de', 'inertia'), (it) => loadWebinar(it, 'de', 'quench'), 7, 0],
  ['the webinars', (it) => loadWebinarList(it, 'de'), (it) => loadWebinarList(it, 'de'), 7, 0],
  ['a whitepaper', (it) => loadWhitepaper(it, 'de', 'free'), (it) => loadWhitepaper(it, 'de', 'gated'), 7, 0],
  ['the whitepapers', (it) => loadWhitepaperList(it, 'de'), (it) => loadWhitepaperList(it, 'de'), 7, 0],
  ['a page of interface', (it) => loadInterfacePage(it, 'de'), (it) => loadInterfacePage(it, 'de'), 2, 0],
  ['a feed', (it) => loadFeed(it, 'de'), (it) => loadFeed(it, 'de'), 12, 1],
  ['a calendar', (it) => loadCalendar(it, 'de'), (it) => loadCalendar(it, 'de'), 7, 0],
  ['a sitemap', (it) => loadSitemap(it, 'de'), (it) => loadSitemap(it, 'de'), 15, 0],
]

describe('SQL statements', () => {
  test.each(statements)('of %s stay within their budget', async (_, first, next, budget, budgetOfNext) => {
    const edition: Edition = { db: site.database.published, asOf: builtFor, siteUrl }
    const cost = {
      first: await statementsDuring(() => first(edition)),
      next: await statementsDuring(() => next(edition)),
    }
    expect(cost.first).toBeGreaterThan(0)
    expect(cost.first).toBeLessThanOrEqual(budget)
    expect(cost.next).toBeLessThanOrEqual(budgetOfNext)
  })

  test('of a whole build are a few for each page', () => {
    expect(pagesOfBuild).toBeGreaterThan(30)
    expect(statementsOfBuild / pagesOfBuild).toBeLessThan(1.5)
  })
})

/** Kilobytes of HTML after gzip. */
const kilobytes = (bytes: Buffer | undefined) => gzipSync(bytes ?? Buffer.alloc(0)).length / 1000

describe('kilobytes, compressed,', () => {
  test.each([
    ['/de/index.html', 16],
    ['/de/products/index.html', 6],
    ['/de/products/flywheels/index.html', 7],
    ['/de/imprint/index.html', 4],
    // 2.4 of it are the field beside the title, as below.
    ['/de/webinars/index.html', 6.6],
    ['/de/webinars/inertia/index.html', 8.5],
    ['/de/whitepapers/index.html', 6.6],
    ['/de/whitepapers/gated/index.html', 5],
    ['/de/booking/index.html', 4],
    ['/de/search/index.html', 4],
    ['/de/404/index.html', 6.5],
    ['/index.html', 5.5],
  ])('of %s stay within its budget of %d', (path, budget) => {
    expect(kilobytes(files.get(path))).toBeGreaterThan(0.5)
    expect(kilobytes(files.get(path))).toBeLessThan(budget)
  })

  test.each([
    ['/de/index.html', 11.5, 1.8],
    ['/de/imprint/index.html', 11.5, 1.8],
    // Its form is checked and posted in place.
    ['/de/webinars/inertia/index.html', 11.5, 3],
    ['/de/search/index.html', 11.5, 6],
  ])('of the style sheets and scripts that %s loads stay within %d and %d', (path, ofStyles, ofScripts) => {
    const html = files.get(path)?.toString() ?? ''
    const loaded = [
      ...html.matchAll(/<(?:link rel="stylesheet"[^>]*? href|script[^>]*? src)="([^"]+)"/g),
    ].map(([, url]) => url as string)
    const weight = (end: string) =>
      loaded.filter((url) => url.endsWith(end)).reduce((sum, url) => sum + kilobytes(files.get(url)), 0)
    expect(weight('.css')).toBeGreaterThan(1)
    expect(weight('.css')).toBeLessThan(ofStyles)
    expect(weight('.js')).toBeGreaterThan(0.05)
    expect(weight('.js')).toBeLessThan(ofScripts)
  })
})
