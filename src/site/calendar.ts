import { momentOf } from './dates.ts'
import { type Announced, announcedTitle } from './fallback-badge.ts'
import { calendarFile, component, escaped, textLine, utcValue } from './feeds/icalendar.ts'
import { plainText } from './markdown/plain-text.ts'
import { shortened } from './shortened.ts'
import { calendarUrl, webinarUrl } from './urls.ts'
import { type SpokenText, spoken, type Texts } from './words.ts'

/** A webinar as calendars show it. Where it takes place, its meeting's address, is told to those who registered only. */
export interface CalendarWebinar extends Announced {
  readonly id: number
  readonly slug: string
  /** Markdown. */
  readonly description: SpokenText | null
  readonly startsAt: string
  readonly endsAt: string
  readonly phase: string
  readonly updatedAt: string
}

/** The words around the webinars. */
export type CalendarFrame = Texts & { readonly siteUrl: string; readonly siteTitle: SpokenText }

/** The calendar of a language, for those who subscribe to it. */
export function subscribedCalendar(calendar: {
  readonly frame: CalendarFrame
  readonly webinars: readonly CalendarWebinar[]
}): string {
  const { frame, webinars } = calendar
  const address = frame.siteUrl + calendarUrl(frame.language)
  const name = spoken(frame, 'calendar.title', { site: frame.siteTitle.text })
  const about = [
    textLine('NAME', name),
    `X-WR-CALNAME:${escaped(name.text)}`,
    `SOURCE;VALUE=URI:${address}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
  ]
  const events = webinars.flatMap((webinar) => webinarEvent(frame, webinar))
  return calendarFile(calendarOf(frame, [...about, ...(events.length > 0 ? events : placeholder)]))
}

/** The calendar file of a single webinar. */
export function webinarCalendar(page: {
  readonly frame: CalendarFrame
  readonly webinar: CalendarWebinar
}): string {
  return calendarFile(calendarOf(page.frame, webinarEvent(page.frame, page.webinar)))
}

/**
 * A calendar around its components. It names no METHOD: so DTSTAMP says when an event was last revised (RFC 5545,
 * 3.8.7.2), and the same data gives the same bytes.
 */
export function calendarOf(frame: CalendarFrame, lines: readonly string[]): string[] {
  const product = `PRODID:-//Magnetiq//Webinars//${frame.language.toUpperCase()}`
  return component('VCALENDAR', ['VERSION:2.0', product, 'CALSCALE:GREGORIAN', ...lines])
}

/** The event of a webinar: the same one in every language, and known again when it moves. */
export function webinarEvent(frame: CalendarFrame, webinar: CalendarWebinar): string[] {
  const { id, slug, title, description, startsAt, endsAt, phase, updatedAt } = webinar
  const isCancelled = phase === 'cancelled'
  const url = frame.siteUrl + webinarUrl(frame.language, slug)
  const summary = announcedTitle(frame, webinar, isCancelled)
  const about = description ? `${shortened(plainText(description.text, description.language), 600)}\n\n` : ''
  return component('VEVENT', [
    `UID:webinar-${id}@${new URL(frame.siteUrl).hostname}`,
    `DTSTAMP:${utcValue(updatedAt)}`,
    `LAST-MODIFIED:${utcValue(updatedAt)}`,
    `SEQUENCE:${sequenceOf(updatedAt)}`,
    `DTSTART:${utcValue(startsAt)}`,
    `DTEND:${utcValue(endsAt)}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    textLine('SUMMARY', { text: summary, language: title.language }),
    textLine('DESCRIPTION', { text: about + url, language: description?.language ?? frame.language }),
    `URL:${url}`,
  ])
}

/** Nobody counts revisions, but each one is later than the one before: seconds since 2020 fit its 31 bits until 2088. */
function sequenceOf(updatedAt: string): number {
  const seconds = (momentOf(updatedAt).epochMilliseconds - Date.UTC(2020, 0)) / 1000
  return Math.max(0, seconds)
}

/** A calendar must have a component (RFC 5545, 3.4): while no webinar is announced, the zone of its times stands in. */
const placeholder = component('VTIMEZONE', [
  'TZID:Etc/UTC',
  ...component('STANDARD', [
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0000',
    'TZNAME:UTC',
  ]),
])
