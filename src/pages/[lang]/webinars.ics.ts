import type { APIRoute } from 'astro'
import { loadCalendar } from '../../content-db/published/calendar.ts'
import { languagePaths } from '../../content-db/published/paths.ts'
import type { LanguageCode } from '../../languages.ts'
import { currentEdition } from '../../publishing/current-edition.ts'
import { subscribedCalendar } from '../../site/calendar.ts'

export const getStaticPaths = () => languagePaths(currentEdition(), loadCalendar)

/** The webinars as a calendar to subscribe to. */
export const GET: APIRoute = async ({ params }) => {
  const calendar = await loadCalendar(currentEdition(), params.lang as LanguageCode)
  return new Response(subscribedCalendar(calendar), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  })
}
