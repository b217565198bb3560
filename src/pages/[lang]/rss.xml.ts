import type { APIRoute } from 'astro'
import { loadFeed } from '../../content-db/published/feed.ts'
import { languagePaths } from '../../content-db/published/paths.ts'
import type { LanguageCode } from '../../languages.ts'
import { currentEdition } from '../../publishing/current-edition.ts'
import { rssOf } from '../../site/feeds/rss.ts'

export const getStaticPaths = () => languagePaths(currentEdition(), loadFeed)

/** The newest pages, whitepapers and webinars. */
export const GET: APIRoute = async ({ params }) => {
  const feed = await loadFeed(currentEdition(), params.lang as LanguageCode)
  return new Response(await rssOf(feed), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  })
}
