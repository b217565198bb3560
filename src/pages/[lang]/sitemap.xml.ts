import type { APIRoute } from 'astro'
import { languagePaths } from '../../content-db/published/paths.ts'
import { loadSitemap } from '../../content-db/published/sitemap.ts'
import type { LanguageCode } from '../../languages.ts'
import { currentEdition } from '../../publishing/current-edition.ts'
import { sitemapParts, sitemapXml } from '../../site/feeds/sitemap.ts'

export const getStaticPaths = () => languagePaths(currentEdition(), loadSitemap)

/** The sitemap of a language, or the first file of it. */
export const GET: APIRoute = async ({ params }) => {
  const [urls = []] = sitemapParts(await loadSitemap(currentEdition(), params.lang as LanguageCode))
  return new Response(sitemapXml(urls), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
