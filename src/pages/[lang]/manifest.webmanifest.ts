import type { APIRoute } from 'astro'
import { loadInterfacePage } from '../../content-db/published/interface-page.ts'
import { languagePaths } from '../../content-db/published/paths.ts'
import type { LanguageCode } from '../../languages.ts'
import { currentEdition } from '../../publishing/current-edition.ts'
import { webManifest } from '../../site/web-manifest.ts'

export const getStaticPaths = () => languagePaths(currentEdition(), loadInterfacePage)

/** What a device needs to know that keeps the site among its applications. */
export const GET: APIRoute = async ({ params }) => {
  const { frame } = await loadInterfacePage(currentEdition(), params.lang as LanguageCode)
  return new Response(webManifest(frame), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  })
}
