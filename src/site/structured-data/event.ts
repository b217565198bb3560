import type { Event, Offer } from 'schema-dts'
import { isoIn, isoOf } from '../dates.ts'
import type { PageFacts, SiteFacts } from './frame.ts'
import { organizationReference } from './organization.ts'

/** What a webinar says of itself. */
export interface EventFacts {
  readonly startsAt: string
  readonly endsAt: string
  readonly timezone: string
  readonly phase: string
  readonly seats: number | null
  readonly registration:
    | { readonly open: true; readonly deadline: string | null }
    | { readonly open: false; readonly reason: string }
  readonly presenter: { readonly name: string } | null
  readonly recordingUrl: string | null
}

/** A webinar, at the times of the zone that it is announced in. */
export function event(site: SiteFacts, page: PageFacts, webinar: EventFacts): Event {
  const { startsAt, endsAt, timezone, phase, seats, presenter, recordingUrl } = webinar
  const isCancelled = phase === 'cancelled'
  const offer = offerOf(page, webinar)
  return {
    '@type': 'Event',
    name: page.title.text,
    description: page.description.text,
    image: page.image,
    url: page.url,
    inLanguage: page.language,
    startDate: isoIn(startsAt, timezone),
    endDate: isoIn(endsAt, timezone),
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    eventStatus: isCancelled ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    location: { '@type': 'VirtualLocation', url: page.url },
    organizer: organizationReference(site),
    ...(presenter ? { performer: { '@type': 'Person', name: presenter.name } } : {}),
    ...(seats === null ? {} : { maximumVirtualAttendeeCapacity: seats }),
    isAccessibleForFree: true,
    ...(offer ? { offers: offer } : {}),
    ...(recordingUrl === null
      ? {}
      : { recordedIn: { '@type': 'CreativeWork', name: page.title.text, url: recordingUrl } }),
  }
}

/** A seat for nothing, while one may register and when one no longer may; none where nobody ever registers. */
function offerOf({ url }: PageFacts, { registration, startsAt }: EventFacts): Offer | null {
  if (!registration.open && !['deadline', 'started'].includes(registration.reason)) return null
  return {
    '@type': 'Offer',
    url,
    price: 0,
    // A price has a currency, that of nothing too.
    priceCurrency: 'EUR',
    availability: registration.open ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
    ...(registration.open ? { validThrough: isoOf(registration.deadline ?? startsAt) } : {}),
  }
}
