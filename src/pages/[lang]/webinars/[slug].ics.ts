import type { APIRoute } from 'astro'
import { webinarPaths } from '../../../content-db/published/paths.ts'
import { loadWebinar } from '../../../content-db/published/webinar.ts'
import type { LanguageCode } from '../../../languages.ts'
import { currentEdition } from '../../../publishing/current-edition.ts'
import { webinarCalendar } from '../../../site/calendar.ts'

export const getStaticPaths = () => webinarPaths(currentEdition())

/** A webinar to enter into one's own calendar. */
export const GET: APIRoute = async ({ params: { lang, slug } }) => {
  const page = await loadWebinar(currentEdition(), lang as LanguageCode, slug as string)
  if (!page) throw new Error(`No webinar is announced at /${lang}/webinars/${slug}/.`)
  return new Response(webinarCalendar(page), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } })
}
