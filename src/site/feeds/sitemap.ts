import type { LanguageCode } from '../../languages.ts'
import { type Alternate, alternatesOf, canonicalOf } from '../head.ts'
import { escapeHtml } from '../markdown/html.ts'
import { type Place, placeUrl } from '../places.ts'
import { sitemapUrl } from '../urls.ts'

/** A page that search engines may list, as its loader gives it. */
export interface SitemapAddress {
  readonly place: Place
  readonly ownLanguages: readonly LanguageCode[]
  readonly canonicalUrl: string | null
  readonly changedAt: string | null
}

/** What the sitemap of a language is made from. */
export interface Sitemap {
  readonly frame: {
    readonly language: LanguageCode
    readonly siteUrl: string
    readonly pages: { readonly home: string }
  }
  /** Pages that speak the language themselves. */
  readonly addresses: readonly SitemapAddress[]
}

/** An address with its translations. */
export interface SitemapUrl {
  readonly href: string
  /** UTC; null where it is not known. */
  readonly changedAt: string | null
  readonly alternates: readonly Alternate[]
}

/**
 * How many addresses a file holds at most. The protocol allows 50,000 in 50 MB; half of that leaves 2 kB to each,
 * enough for a dozen languages.
 */
export const sitemapLength = 25_000

/** The addresses of a sitemap, file by file. Pages that are canonical elsewhere are left out. */
export function sitemapParts(sitemap: Sitemap, length = sitemapLength): SitemapUrl[][] {
  const urls = sitemap.addresses.flatMap((address) => urlOf(sitemap.frame, address))
  const parts = Math.max(1, Math.ceil(urls.length / length))
  return Array.from({ length: parts }, (_, part) => urls.slice(part * length, (part + 1) * length))
}

function urlOf({ language, siteUrl, pages }: Sitemap['frame'], address: SitemapAddress): SitemapUrl[] {
  const { place, ownLanguages, canonicalUrl, changedAt } = address
  const pathIn = (code: LanguageCode) => placeUrl(place, code, pages.home)
  const page = { language, siteUrl, pathIn, ownLanguages, canonicalUrl }
  const href = siteUrl + pathIn(language)
  return canonicalOf(page) === href ? [{ href, changedAt, alternates: alternatesOf(page) }] : []
}

/** One file of a sitemap. */
export function sitemapXml(urls: readonly SitemapUrl[]): string {
  const entries = urls.map(({ href, changedAt, alternates }) => {
    const links = alternates.map(
      (link) =>
        `<xhtml:link rel="alternate" hreflang="${escapeHtml(link.hreflang)}" href="${escapeHtml(link.href)}"/>`,
    )
    return `<url>${locationXml(href, changedAt)}${links.join('')}</url>`
  })
  const namespaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `${declaration}<urlset ${namespaces}>\n${entries.join('\n')}\n</urlset>\n`
}

/** The index that names every file of every language's sitemap. */
export function sitemapIndexXml(sitemaps: readonly Sitemap[]): string {
  const files = sitemaps.flatMap((sitemap) =>
    sitemapParts(sitemap).map((urls, index) => {
      const { language, siteUrl } = sitemap.frame
      const changes = urls.flatMap(({ changedAt }) => changedAt ?? [])
      return { href: siteUrl + sitemapUrl(language, index + 1), changedAt: changes.sort().at(-1) ?? null }
    }),
  )
  const entries = files.map(({ href, changedAt }) => `<sitemap>${locationXml(href, changedAt)}</sitemap>`)
  const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
  return `${declaration}<sitemapindex ${namespace}>\n${entries.join('\n')}\n</sitemapindex>\n`
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

function locationXml(href: string, changedAt: string | null): string {
  const change = changedAt === null ? '' : `<lastmod>${changedAt.replace(' ', 'T')}Z</lastmod>`
  return `<loc>${escapeHtml(href)}</loc>${change}`
}
