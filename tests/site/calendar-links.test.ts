import { expect, test } from 'vitest'
import { calendarLinks } from '../../src/site/calendar-links.ts'

const frame = { language: 'de', siteUrl: 'https://www.voltaic.example' } as const
const webinar = {
  slug: 'inertia',
  title: { text: 'Trägheit & Geld', language: 'de' },
  startsAt: '2027-01-14 14:00:00',
  endsAt: '2027-01-14 15:30:00',
} as const

test('Google is told title, both times in UTC, and where the page is', () => {
  const url = new URL(calendarLinks(frame, webinar).google)
  expect(url.origin).toBe('https://calendar.google.com')
  expect(url.searchParams.get('text')).toBe('Trägheit & Geld')
  expect(url.searchParams.get('dates')).toBe('20270114T140000Z/20270114T153000Z')
  expect(url.searchParams.get('details')).toBe('https://www.voltaic.example/de/webinars/inertia/')
})

test('Outlook is told the same', () => {
  const url = new URL(calendarLinks(frame, webinar).outlook)
  expect(url.origin).toBe('https://outlook.office.com')
  expect(url.searchParams.get('subject')).toBe('Trägheit & Geld')
  expect(url.searchParams.get('startdt')).toBe('2027-01-14T14:00:00Z')
  expect(url.searchParams.get('enddt')).toBe('2027-01-14T15:30:00Z')
  expect(url.searchParams.get('body')).toBe('https://www.voltaic.example/de/webinars/inertia/')
})
