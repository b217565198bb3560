import type { LanguageCode } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { type Frame, loadFrame } from './frame.ts'
import { type PublishedWebinar, readWebinars } from './webinar.ts'

/** Everything that the calendar of a language shows. */
export interface CalendarData {
  readonly frame: Frame
  readonly kind: 'calendar'
  /** Earliest first. */
  readonly webinars: readonly PublishedWebinar[]
}

/**
 * The webinars that a subscribed calendar shows: those to come, cancelled ones too, so that they are struck out where
 * they were entered, and the past ones since the start of last year. So time alone changes it at New Year only.
 */
export async function loadCalendar(edition: Edition, language: LanguageCode): Promise<CalendarData> {
  const since = `${Number(edition.asOf.slice(0, 4)) - 1}`
  const webinars = await readWebinars(edition, language)
  return {
    frame: await loadFrame(edition, language),
    kind: 'calendar',
    webinars: webinars.filter(({ startsAt }) => startsAt >= since),
  }
}
