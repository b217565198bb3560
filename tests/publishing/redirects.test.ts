import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { describeProblem } from '../../src/publishing/problem.ts'
import { readRedirects, redirector } from '../../src/publishing/redirects.ts'
import { redirectsFile, writeStaticHostFiles } from '../../src/publishing/static-host.ts'
import type { Redirect } from '../../src/site/redirects.ts'
import { migratedAt, type TestDatabase, test } from '../support/database.ts'
import { pageRow, webinarRow } from '../support/rows.ts'

const editionOf = ({ published }: TestDatabase) => ({
  db: published,
  asOf: '2026-06-01 12:00:00',
  siteUrl: 'https://www.voltaic.example',
})

async function store({ db }: TestDatabase, redirects: Readonly<Record<string, string>>): Promise<void> {
  const pages = ['home', 'guides', 'about'].map((slug) => pageRow({ slug, status: 'published' }))
  await db.insertInto('pages').values(pages).execute()
  await db
    .insertInto('webinars')
    .values(webinarRow({ slug: 'inertia' }))
    .execute()
  for (const [from_path, to_path] of Object.entries(redirects))
    await db.insertInto('redirects').values({ from_path, to_path }).execute()
}

describe('the redirects of an edition', () => {
  test('lead to every kind of page and to feeds, and shadow none', async ({ database }) => {
    await store(database, {
      '/de/start': '/',
      '/de/leitfaden': '/guides',
      '/de/seminar': '/webinars/inertia',
      '/de/termine': '/webinars.ics',
      '/de/feed': '/rss.xml',
      '/de/suche': '/search',
      '/de/webinars/inertia': '/guides',
      '/de/home': '/',
    })
    const { redirects, problems, warnings } = await readRedirects(editionOf(database))
    expect(redirects.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '/de/start/ /de/',
      '/de/leitfaden/ /de/guides/',
      '/de/seminar/ /de/webinars/inertia/',
      '/de/termine/ /de/webinars.ics',
      '/de/feed/ /de/rss.xml',
      '/de/suche/ /de/search/',
      '/de/home/ /de/',
    ])
    expect(problems).toEqual([])
    expect(warnings.map(describeProblem)).toEqual([
      'redirects, row 7 (/de/webinars/inertia), from_path, de: a page is at /de/webinars/inertia/, and it is shown. Delete this redirect, or give the page another slug.',
    ])
  })

  test('name table, row, column and language of one that leads nowhere', async ({ database }) => {
    await store(database, { '/blog': '/journal', '/de/a': '/b', '/de/b': '/a' })
    const { problems } = await readRedirects(editionOf(database))
    expect(problems.map(describeProblem)).toEqual([
      'redirects, row 2 (/de/a), to_path, de: this leads in a circle by way of /de/a/. Let one of these redirects end at a page.',
      'redirects, row 3 (/de/b), to_path, de: this leads in a circle by way of /de/b/. Let one of these redirects end at a page.',
      'redirects, row 1 (/blog), to_path: no page is at /en/journal/. Publish that page, or name another one here.',
    ])
  })
})

const redirects: readonly Redirect[] = [
  { language: 'de', from: '/de/blog/', to: '/de/guides/', status: 301 },
  { language: 'de', from: '/de/über/', to: '/de/about/#team', status: 302 },
  { language: 'en', from: '/en/shop/', to: 'https://shop.example/?a=1', status: 308 },
]

describe('a server', () => {
  const answer = redirector(redirects)

  it('redirects an old address, with or without its last slash, and takes the query along', () => {
    expect(answer('/de/blog', '?utm=1')).toEqual({ status: 301, location: '/de/guides/?utm=1' })
    expect(answer('/de/blog/')).toEqual({ status: 301, location: '/de/guides/' })
    expect(answer('/de/%C3%BCber/', '?a')).toEqual({ status: 302, location: '/de/about/?a#team' })
    expect(answer('/en/shop/', '?b=2')).toEqual({ status: 308, location: 'https://shop.example/?a=1' })
  })

  it('leaves every other path alone', () => {
    for (const path of ['/', '/en/blog/', '/de/blog/more/', '/de/%', '/de/../de/blog'])
      expect(answer(path)).toBeUndefined()
  })
})

describe('a host of static files', () => {
  test('finds a page at each old address, in its language, that leads on by itself', async ({
    database,
    folder,
  }) => {
    await shipInterfaceTexts(database.db, migratedAt)
    const out = join(folder, 'out')
    for (const code of ['en', 'de']) {
      await mkdir(join(out, code, '404'), { recursive: true })
      await writeFile(join(out, code, '404', 'index.html'), `not found in ${code}`)
    }
    await writeStaticHostFiles(editionOf(database), redirects, out)

    const page = readFileSync(join(out, 'de/blog/index.html'), 'utf8')
    expect(page).toContain('<html lang="de">')
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/de/guides/">')
    expect(page).toContain('<link rel="canonical" href="https://www.voltaic.example/de/guides/">')
    expect(page).toContain('<title>Diese Seite ist umgezogen nach /de/guides/</title>')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('<p>Diese Seite ist umgezogen nach <a href="/de/guides/">/de/guides/</a></p>')
    expect(readFileSync(join(out, 'de/über/index.html'), 'utf8')).toContain('href="/de/about/#team"')
    expect(readFileSync(join(out, 'en/shop/index.html'), 'utf8')).toContain('url=https://shop.example/?a=1"')
    expect(readFileSync(join(out, 'de/404.html'), 'utf8')).toBe('not found in de')
    expect(readFileSync(join(out, '_headers'), 'utf8')).toMatch(/^\/\*\n {2}Content-Security-Policy: /)
    expect(readFileSync(join(out, '_redirects'), 'utf8')).toBe(redirectsFile(redirects))
  })

  it('reads the same from _redirects, where it reads it', () => {
    expect(redirectsFile(redirects).trim().split('\n')).toEqual([
      '/de/blog/ /de/guides/ 301!',
      '/de/blog/ /de/guides/ 301',
      '/de/%C3%BCber/ /de/about/#team 302!',
      '/de/%C3%BCber/ /de/about/#team 302',
      '/en/shop/ https://shop.example/?a=1 308!',
      '/en/shop/ https://shop.example/?a=1 308',
      '/en/* /en/404/ 404',
      '/de/* /de/404/ 404',
    ])
  })
})
