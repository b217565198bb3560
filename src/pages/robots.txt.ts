import type { APIRoute } from 'astro'
import { currentEdition } from '../publishing/current-edition.ts'
import { robotsTxt } from '../site/feeds/robots.ts'

/** What robots may read. */
export const GET: APIRoute = () =>
  new Response(robotsTxt(currentEdition().siteUrl), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
