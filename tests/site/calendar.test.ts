import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarWebinar, subscribedCalendar, webinarCalendar } from '../../src/site/calendar.ts'
import { frameIn } from '../support/frame.ts'

const webinar = (more: Partial<CalendarWebinar> = {}): CalendarWebinar => ({
  id: 7,
  slug: 'inertia',
  title: { text: 'Trägheit als Dienst', language: 'de' },
  description: { text: 'Was ein **Netz** verliert.', language: 'de' },
  contentLanguage: 'de',
  startsAt: '2027-01-14 14:00:00',
  endsAt: '2027-01-14 15:00:00',
  phase: 'upcoming',
  updatedAt: '2026-11-02 09:08:07',
  ...more,
})

const fileOf = (more?: Partial<CalendarWebinar>) =>
  webinarCalendar({ frame: frameIn('de'), webinar: webinar(more) })

/** The lines as a calendar program reads them: continued ones joined. */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)

/** The value of a property, whatever its parameters. */
const propertyOf = (file: string, name: string) =>
  linesOf(file).flatMap((line) => new RegExp(`^${name}(?:;[^:]*)?:(.*)$`).exec(line)?.[1] ?? [])[0]

/** Text as it was before it was escaped. */
const readText = (value = '') =>
  value.replace(/\\(.)/g, (_, character) => (character === 'n' ? '\n' : character))

describe('the calendar entry of a webinar', () => {
  it('stands in UTC, named by what does not change when the webinar moves', () => {
    expect(linesOf(fileOf())).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Magnetiq//Webinars//DE',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:webinar-7@www.voltaic.example',
      'DTSTAMP:20261102T090807Z',
      'LAST-MODIFIED:20261102T090807Z',
      'SEQUENCE:215773687',
      'DTSTART:20270114T140000Z',
      'DTEND:20270114T150000Z',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'SUMMARY;LANGUAGE=de:Trägheit als Dienst',
      'DESCRIPTION;LANGUAGE=de:Was ein Netz verliert.\\n\\nhttps://www.voltaic.example/de/webinars/inertia/',
      'URL:https://www.voltaic.example/de/webinars/inertia/',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
  })

  it('replaces the entry that was there before the webinar was edited', () => {
    const before = Number(propertyOf(fileOf(), 'SEQUENCE'))
    const after = Number(propertyOf(fileOf({ updatedAt: '2026-11-02 09:08:08' }), 'SEQUENCE'))
    expect(after).toBeGreaterThan(before)
    expect(Number(propertyOf(fileOf({ updatedAt: '2088-01-01 00:00:00' }), 'SEQUENCE'))).toBeLessThan(2 ** 31)
    expect(Number(propertyOf(fileOf({ updatedAt: '2001-01-01 00:00:00' }), 'SEQUENCE'))).toBe(0)
  })

  it('says that a cancelled webinar is cancelled, and keeps nobody busy', () => {
    const file = fileOf({ phase: 'cancelled' })
    expect(propertyOf(file, 'STATUS')).toBe('CANCELLED')
    expect(propertyOf(file, 'TRANSP')).toBe('TRANSPARENT')
    expect(propertyOf(file, 'SUMMARY')).toBe('Trägheit als Dienst [Abgesagt]')
  })

  it('says of each text which language it speaks', () => {
    const english = { text: 'Inertia', language: 'en' } as const
    const lines = linesOf(fileOf({ title: english, description: english, contentLanguage: 'en' }))
    expect(lines).toContain('SUMMARY;LANGUAGE=en:Inertia [auf Englisch]')
    expect(lines).toContain(
      'DESCRIPTION;LANGUAGE=en:Inertia\\n\\nhttps://www.voltaic.example/de/webinars/inertia/',
    )
  })

  it('never says where the webinar takes place, though it is handed a row that knows', () => {
    const row = {
      ...webinar(),
      meeting_url: 'https://meet.example.com/1',
      meetingUrl: 'https://meet.example.com/1',
    }
    expect(webinarCalendar({ frame: frameIn('de'), webinar: row })).not.toContain('meet.example.com')
  })

  it('has an address to read on where it has no description', () => {
    expect(propertyOf(fileOf({ description: null }), 'DESCRIPTION')).toBe(
      'https://www.voltaic.example/de/webinars/inertia/',
    )
  })
})

describe('the file', () => {
  it('gives back any title, in lines of at most 75 octets that end with CR and LF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
        const file = fileOf({ title: { text, language: 'de' } })
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(readText(propertyOf(file, 'SUMMARY'))).toBe(text)
      }),
    )
  })

  it('lets no text of a webinar become a line of the calendar', () => {
    for (const end of ['\r\n', '\n', '\r', '\u2028', '\u0085']) {
      const file = fileOf({ title: { text: `Inertia${end}ATTACH:https://evil.example`, language: 'de' } })
      expect(file.split(/[\r\n\u2028\u0085]+/).filter((line) => line.startsWith('ATTACH'))).toEqual([])
    }
  })

  it('escapes what separates values', () => {
    expect(propertyOf(fileOf({ title: { text: 'A; B, C\\D', language: 'de' } }), 'SUMMARY')).toBe(
      'A\\; B\\, C\\\\D',
    )
  })
})

describe('the calendar to subscribe to', () => {
  it('has a name, its own address, and says how often to look again', () => {
    const file = subscribedCalendar({ frame: frameIn('de'), webinars: [webinar(), webinar({ id: 8 })] })
    expect(propertyOf(file, 'NAME')).toBe('Voltaic Systems: Webinare')
    expect(propertyOf(file, 'X-WR-CALNAME')).toBe('Voltaic Systems: Webinare')
    expect(linesOf(file)).toContain('SOURCE;VALUE=URI:https://www.voltaic.example/de/webinars.ics')
    expect(linesOf(file)).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H')
    expect(linesOf(file).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
  })

  it('is a valid calendar without webinars: it has a component', () => {
    const lines = linesOf(subscribedCalendar({ frame: frameIn('en'), webinars: [] }))
    expect(lines).toContain('BEGIN:VTIMEZONE')
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(
      lines.filter((line) => line.startsWith('END:')).length,
    )
  })

  it('names the same event in every language', () => {
    const uid = (language: 'en' | 'de') =>
      propertyOf(subscribedCalendar({ frame: frameIn(language), webinars: [webinar()] }), 'UID')
    expect(uid('en')).toBe(uid('de'))
  })
})
