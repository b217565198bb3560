import type { APIRoute } from 'astro'
import { loadSitemap } from '../content-db/published/sitemap.ts'
import { languageCodes } from '../languages.ts'
import { currentEdition } from '../publishing/current-edition.ts'
import { sitemapIndexXml } from '../site/feeds/sitemap.ts'

/** The index of the sitemaps of all languages. */
export const GET: APIRoute = async () => {
  const sitemaps = await Promise.all(languageCodes.map((code) => loadSitemap(currentEdition(), code)))
  return new Response(sitemapIndexXml(sitemaps), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
