import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import {
  type SitemapAddress,
  sitemapIndexXml,
  sitemapLength,
  sitemapParts,
  sitemapXml,
} from '../../../src/site/feeds/sitemap.ts'
import { frameIn } from '../../support/frame.ts'

const host = 'https://www.voltaic.example'
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['url', 'sitemap', 'xhtml:link'].includes(name),
})

const address = (slug: string, more: Partial<SitemapAddress> = {}): SitemapAddress => ({
  place: { kind: 'page', slug },
  ownLanguages: ['en', 'de'],
  canonicalUrl: null,
  changedAt: '2026-01-14 14:00:00',
  ...more,
})

function urlsOf(addresses: readonly SitemapAddress[]) {
  const [urls = []] = sitemapParts({ frame: frameIn('de'), addresses })
  const xml = sitemapXml(urls)
  expect(XMLValidator.validate(xml)).toBe(true)
  return parser.parse(xml).urlset.url
}

const linksOf = (url: { 'xhtml:link': Record<string, string>[] }) =>
  url['xhtml:link'].map((link) => [link['@_hreflang'], link['@_href']])

describe('the sitemap of a language', () => {
  it('gives each page with its last change and its translations', () => {
    const [url] = urlsOf([address('products/flywheels')])
    expect(url.loc).toBe(`${host}/de/products/flywheels/`)
    expect(url.lastmod).toBe('2026-01-14T14:00:00Z')
    expect(linksOf(url)).toEqual([
      ['en', `${host}/en/products/flywheels/`],
      ['de', `${host}/de/products/flywheels/`],
      ['x-default', `${host}/en/products/flywheels/`],
    ])
  })

  it('names the chooser of languages as the home page for everybody else', () => {
    const [url] = urlsOf([address('', { place: { kind: 'home' } })])
    expect(url.loc).toBe(`${host}/de/`)
    expect(linksOf(url)).toContainEqual(['x-default', `${host}/`])
  })

  it('claims no translations of a page that has none, and no date that nobody knows', () => {
    const [url] = urlsOf([address('faq', { ownLanguages: ['de'], changedAt: null })])
    expect(url).toEqual({ loc: `${host}/de/faq/` })
  })

  it('leaves out a page that is canonical elsewhere', () => {
    const urls = urlsOf([
      address('faq', { canonicalUrl: 'https://other.example/faq' }),
      address('about', { canonicalUrl: `${host}/de/about/` }),
    ])
    expect(urls.map(({ loc }: { loc: string }) => loc)).toEqual([`${host}/de/about/`])
  })

  it('has a place for each kind of page', () => {
    const places = [
      { kind: 'webinars' },
      { kind: 'webinar', slug: 'inertia' },
      { kind: 'whitepapers' },
      { kind: 'whitepaper', slug: 'black-start' },
      { kind: 'term', facet: 'tag', term: 'r&d' },
      { kind: 'booking' },
    ] as const
    const urls = urlsOf(places.map((place) => address('', { place, ownLanguages: [] })))
    expect(urls.map(({ loc }: { loc: string }) => loc.slice(host.length))).toEqual([
      '/de/webinars/',
      '/de/webinars/inertia/',
      '/de/whitepapers/',
      '/de/whitepapers/black-start/',
      '/de/whitepapers/tag/r&d/',
      '/de/booking/',
    ])
  })
})

describe('a sitemap that is too long for one file', () => {
  it('goes on in further files that the index names, each with its own last change', () => {
    const addresses = Array.from({ length: sitemapLength + 1 }, (_, index) => address(`page-${index}`))
    addresses[sitemapLength] = address('last', { changedAt: '2026-06-01 00:00:00' })
    const sitemap = { frame: frameIn('en'), addresses }
    expect(sitemapParts(sitemap).map((part) => part.length)).toEqual([sitemapLength, 1])

    const xml = sitemapIndexXml([sitemap, { frame: frameIn('de'), addresses: [address('one')] }])
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(parser.parse(xml).sitemapindex.sitemap).toEqual([
      { loc: `${host}/en/sitemap.xml`, lastmod: '2026-01-14T14:00:00Z' },
      { loc: `${host}/en/sitemap-2.xml`, lastmod: '2026-06-01T00:00:00Z' },
      { loc: `${host}/de/sitemap.xml`, lastmod: '2026-01-14T14:00:00Z' },
    ])
  })

  it('stays below 50,000 addresses and 50 MB a file, with the longest slugs', () => {
    const longest = Array.from({ length: sitemapLength }, (_, index) => address(`${index}`.padEnd(200, 'x')))
    const [urls = []] = sitemapParts({ frame: frameIn('en'), addresses: longest })
    expect(urls.length).toBeLessThanOrEqual(50_000)
    expect(Buffer.byteLength(sitemapXml(urls))).toBeLessThan(50 * 1024 * 1024)
  })
})
