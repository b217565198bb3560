import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FixtureSite, makeBuiltSite, siteUrl } from '../support/fixture-site.ts'
import { pageRow, texts, webinarRow } from '../support/rows.ts'

const both = (text: string) => texts({ en: text, de: `${text} auf Deutsch` })
const page = (slug: string, more = {}) =>
  pageRow({ slug, title: both(slug), content: both(slug), status: 'published', ...more })
const webinar = (slug: string, more = {}) =>
  webinarRow({
    slug,
    title: both(slug),
    description: both(slug),
    scheduled_at: '2026-07-01 14:00:00',
    meeting_url: `https://meet.example.com/${slug}`,
    ...more,
  })

const content = {
  pages: [
    page('home', { template: 'landing' }),
    page('products'),
    page('products/flywheels', { published_at: '2026-05-01 08:00:00' }),
    page('guides', { content: texts({ en: 'In English.' }), published_at: '2026-05-02 08:00:00' }),
    page('mirror', { canonical_url: 'https://other.example/' }),
    page('imprint', { template: 'legal', published_at: '2026-05-03 08:00:00' }),
  ],
  webinars: [
    webinar('inertia'),
    webinar('quench', { status: 'cancelled' }),
    webinar('plan', { status: 'draft' }),
  ],
  settings: { site_title: { en: 'Voltaic Systems' } },
  redirects: { '/blog': '/guides', '/de/produkte': '/products' },
}

let site: FixtureSite
beforeAll(async () => {
  site = await makeBuiltSite(content)
})
afterAll(() => site?.close())

const read = (path: string) => readFileSync(join(site.output.site, path), 'utf8')
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['url', 'sitemap', 'item'].includes(name),
})

function readXml(path: string) {
  const xml = read(path)
  expect(XMLValidator.validate(xml), path).toBe(true)
  return parser.parse(xml)
}

/** Addresses of the pages that call themselves the original, by the language that they are in. */
function originals(language: string): string[] {
  return globSync(`${language}/**/*.html`, { cwd: site.output.site })
    .flatMap((file) => {
      const html = read(file)
      const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? ''
      const own = `${siteUrl}/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`
      return canonical === own && !html.includes('name="robots" content="noindex"') ? [own] : []
    })
    .sort()
}

describe('the sitemap', () => {
  test.each(['en', 'de'])('of %s lists the pages that may be listed, and no other', (language) => {
    const { url } = readXml(`${language}/sitemap.xml`).urlset
    const listed = url.map(({ loc }: { loc: string }) => loc).sort()
    expect(listed).toEqual(originals(language).filter((address) => !address.endsWith('/search/')))
    expect(listed).toContain(`${siteUrl}/${language}/products/flywheels/`)
  })

  test('says of translations what the pages say', () => {
    for (const { loc, ...rest } of readXml('de/sitemap.xml').urlset.url) {
      const html = read(`${loc.slice(siteUrl.length)}index.html`)
      const said = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)]
      const listed = [rest['xhtml:link'] ?? []].flat()
      expect(listed.map((link) => [link['@_hreflang'], link['@_href']])).toEqual(
        said.map(([, language, href]) => [language, href]),
      )
    }
  })

  test('is found by way of robots.txt and the index', () => {
    expect(read('robots.txt')).toContain(`Sitemap: ${siteUrl}/sitemap.xml\n`)
    const { sitemap } = readXml('sitemap.xml').sitemapindex
    expect(sitemap.map(({ loc }: { loc: string }) => loc)).toEqual([
      `${siteUrl}/en/sitemap.xml`,
      `${siteUrl}/de/sitemap.xml`,
    ])
  })
})

describe('feeds and calendars', () => {
  test('announce what is new in the language of their reader, or say that it speaks another', () => {
    const { item } = readXml('de/rss.xml').rss.channel
    expect(item.map(({ title }: { title: string }) => title)).toEqual([
      'guides auf Deutsch [auf Englisch]',
      'products/flywheels auf Deutsch',
      'inertia auf Deutsch',
      'quench auf Deutsch [Abgesagt]',
    ])
  })

  test('lead to pages that are there', () => {
    for (const { link } of readXml('en/rss.xml').rss.channel.item)
      expect(read(`${link.slice(siteUrl.length)}index.html`)).toContain('<h1')
    for (const [, path = ''] of read('en/webinars.ics').matchAll(/\r\nURL:https:\/\/[^/]*(.*)\r\n/g))
      expect(read(`${path}index.html`)).toContain('<h1')
  })

  test('of one webinar hold what the calendar of all holds', () => {
    const [, event = ''] = /(BEGIN:VEVENT.*END:VEVENT)/s.exec(read('de/webinars/quench.ics')) ?? []
    expect(event).toContain('STATUS:CANCELLED')
    expect(read('de/webinars.ics')).toContain(event)
  })

  test('never tell where a webinar takes place, and neither does any other file', () => {
    const files = globSync('**/*.{html,xml,ics,txt,css,js,json,svg}', { cwd: site.output.site })
    expect(files.length).toBeGreaterThan(30)
    expect(files.filter((file) => read(file).includes('meet.example.com'))).toEqual([])
    expect(files.filter((file) => file.includes('plan'))).toEqual([])
  })
})

describe('pages for everybody', () => {
  test('let one choose a language, each named in itself', () => {
    const html = read('index.html')
    expect(html).toMatch(/<li lang="de"[^>]*>\s*<a[^>]*href="\/de\/"[^>]*>\s*Deutsch\s*<\/a>/)
    expect(html).toMatch(/<li lang="en"[^>]*>\s*<a[^>]*href="\/en\/"[^>]*>\s*English\s*<\/a>/)
    expect(html).toContain(`<link rel="canonical" href="${siteUrl}/">`)
    expect(html).toContain(`<link rel="alternate" hreflang="x-default" href="${siteUrl}/">`)
    expect(read('de/index.html')).toContain(`<link rel="alternate" hreflang="x-default" href="${siteUrl}/">`)
  })

  test('say in each language that nothing was found', () => {
    const html = read('404.html')
    expect(html).toContain('name="robots" content="noindex"')
    expect(html).toMatch(/<li lang="en"[^>]*>\s*<h2>\s*This page does not exist/)
    expect(html).toMatch(/<li lang="de"[^>]*>\s*<h2>\s*Diese Seite gibt es nicht/)
    expect(read('de/404.html')).toBe(read('de/404/index.html'))
  })

  test('stand at old addresses and lead on', () => {
    expect(read('de/blog/index.html')).toContain('content="0; url=/de/guides/"')
    expect(read('de/produkte/index.html')).toContain('content="0; url=/de/products/"')
    expect(globSync('en/produkte/**', { cwd: site.output.site })).toEqual([])
    expect(read('_redirects')).toContain('/en/blog/ /en/guides/ 301\n')
  })
})
