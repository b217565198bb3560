import type { CalendarFrame, CalendarWebinar } from './calendar.ts'
import { isoOf } from './dates.ts'
import { webinarUrl } from './urls.ts'

/** Addresses at which the calendars of Google and Microsoft offer to enter a webinar. Each opens with everything filled in. */
export function calendarLinks(
  frame: Pick<CalendarFrame, 'language' | 'siteUrl'>,
  webinar: Pick<CalendarWebinar, 'slug' | 'title' | 'startsAt' | 'endsAt'>,
): { readonly google: string; readonly outlook: string } {
  const { title, startsAt, endsAt, slug } = webinar
  const page = frame.siteUrl + webinarUrl(frame.language, slug)
  const google = {
    action: 'TEMPLATE',
    text: title.text,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    details: page,
  }
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title.text,
    startdt: isoOf(startsAt),
    enddt: isoOf(endsAt),
    body: page,
  }
  return {
    google: `https://calendar.google.com/calendar/render?${new URLSearchParams(google)}`,
    outlook: `https://outlook.office.com/calendar/deeplink/compose?${new URLSearchParams(outlook)}`,
  }
}

/** A moment without its separators: `20270114T140000Z`. */
const compact = (time: string) => isoOf(time).replace(/[-:]/g, '')
