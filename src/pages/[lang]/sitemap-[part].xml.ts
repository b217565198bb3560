import type { APIRoute } from 'astro'
import { digestOf } from '../../content-db/published/digest.ts'
import { loadSitemap } from '../../content-db/published/sitemap.ts'
import { type LanguageCode, languageCodes } from '../../languages.ts'
import { currentEdition } from '../../publishing/current-edition.ts'
import { sitemapParts, sitemapXml } from '../../site/feeds/sitemap.ts'

export const getStaticPaths = async () => {
  const sitemaps = await Promise.all(languageCodes.map((code) => loadSitemap(currentEdition(), code)))
  return sitemaps.flatMap((sitemap) =>
    sitemapParts(sitemap)
      .slice(1)
      .map((_, index) => ({
        params: { lang: sitemap.frame.language, part: String(index + 2) },
        cacheKey: digestOf(sitemap),
      })),
  )
}

/** What does not fit into the first file of a sitemap. */
export const GET: APIRoute = async ({ params: { lang, part } }) => {
  const parts = sitemapParts(await loadSitemap(currentEdition(), lang as LanguageCode))
  const urls = parts[Number(part) - 1]
  if (!urls) throw new Error(`The sitemap of "${lang}" has no part ${part}.`)
  return new Response(sitemapXml(urls), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
