import { describe, expect, test } from 'vitest'
import { type EventFacts, event } from '../../../src/site/structured-data/event.ts'
import { page, problemsOf, site } from './facts.ts'

const webinar: EventFacts = {
  startsAt: '2027-01-14 14:00:00',
  endsAt: '2027-01-14 15:00:00',
  timezone: 'Europe/Berlin',
  phase: 'upcoming',
  seats: 120,
  registration: { open: true, deadline: '2027-01-13 14:00:00' },
  presenter: { name: 'Lena Hartmann' },
  recordingUrl: null,
}
const eventOf = (more: Partial<EventFacts> = {}) => event(site, page, { ...webinar, ...more }) as object

describe('a webinar', () => {
  test('is an event online, with everything that search engines ask of one', () => {
    expect(eventOf()).toMatchObject({
      '@type': 'Event',
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'VirtualLocation', url: page.url },
      organizer: { '@id': 'https://www.voltaic.example/#organization' },
      performer: { '@type': 'Person', name: 'Lena Hartmann' },
      maximumVirtualAttendeeCapacity: 120,
      isAccessibleForFree: true,
    })
  })

  test.each([
    ['2027-01-14 14:00:00', '2027-01-14 15:00:00', '2027-01-14T15:00:00+01:00', '2027-01-14T16:00:00+01:00'],
    ['2027-07-01 13:00:00', '2027-07-01 14:00:00', '2027-07-01T15:00:00+02:00', '2027-07-01T16:00:00+02:00'],
    // The clocks go forward in between.
    ['2027-03-28 00:30:00', '2027-03-28 01:30:00', '2027-03-28T01:30:00+01:00', '2027-03-28T03:30:00+02:00'],
  ])('takes place at the clocks of its zone: %s', (startsAt, endsAt, startDate, endDate) => {
    expect(eventOf({ startsAt, endsAt })).toMatchObject({ startDate, endDate })
  })

  test('that is cancelled says so, and offers no seat', () => {
    const cancelled = eventOf({ phase: 'cancelled', registration: { open: false, reason: 'cancelled' } })
    expect(cancelled).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
    expect(cancelled).not.toHaveProperty('offers')
  })

  test('that is over is still the one that was scheduled, and has its recording', () => {
    const past = eventOf({
      phase: 'past',
      registration: { open: false, reason: 'past' },
      recordingUrl: 'https://video.example/quench',
    })
    expect(past).toMatchObject({
      eventStatus: 'https://schema.org/EventScheduled',
      recordedIn: { url: 'https://video.example/quench' },
    })
    expect(past).not.toHaveProperty('offers')
  })
})

describe('a seat', () => {
  test('costs nothing and is to be had until registration closes', () => {
    expect(eventOf()).toMatchObject({
      offers: {
        '@type': 'Offer',
        price: 0,
        priceCurrency: 'EUR',
        availability: 'https://schema.org/InStock',
        validThrough: '2027-01-13T14:00:00Z',
      },
    })
  })

  test('is to be had until the webinar starts where nothing closes before', () => {
    expect(eventOf({ registration: { open: true, deadline: null } })).toMatchObject({
      offers: { validThrough: '2027-01-14T14:00:00Z' },
    })
  })

  test.each(['deadline', 'started'])('is not to be had any more after registration closed: %s', (reason) => {
    const { offers } = eventOf({ registration: { open: false, reason } }) as { offers: object }
    expect(offers).toMatchObject({ availability: 'https://schema.org/OutOfStock' })
    expect(offers).not.toHaveProperty('validThrough')
  })

  test('is not offered where nobody registers', () => {
    expect(eventOf({ registration: { open: false, reason: 'disabled' } })).not.toHaveProperty('offers')
  })
})

test.each<[string, Partial<EventFacts>]>([
  ['upcoming', {}],
  ['cancelled', { phase: 'cancelled', registration: { open: false, reason: 'cancelled' } }],
  ['closed', { registration: { open: false, reason: 'deadline' } }],
  ['bare', { presenter: null, seats: null, registration: { open: true, deadline: null } }],
  [
    'recorded',
    { phase: 'past', recordingUrl: 'https://video.example/a', registration: { open: false, reason: 'past' } },
  ],
])('a webinar that is %s is an event by schema.org’s definitions', (_, more) => {
  expect(problemsOf(eventOf(more))).toEqual([])
})
