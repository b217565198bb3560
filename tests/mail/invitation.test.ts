import { describe, expect, test } from 'vitest'
import { type Appointment, invitationTo } from '../../src/mail/invitation.ts'

const appointment: Appointment = {
  uid: 'registration-abc@www.voltaic.example',
  sequence: 3,
  status: 'CONFIRMED',
  startsAt: '2027-01-14 14:00:00',
  endsAt: '2027-01-14 14:45:00',
  writtenAt: '2027-01-05 10:00:00',
  summary: { text: 'Trägheit; Netze, und \\ mehr', language: 'de' },
  description: { text: 'Erste Zeile\nzweite Zeile\r\ndritte', language: 'de' },
  location: 'https://meet.example.com/a,b;c',
  organizer: { name: 'Voltaic Systems', address: 'hello@voltaic.example' },
  guest: { name: 'Jana Vogel', address: 'jana@example.com' },
}

/** The lines as a calendar reads them: ended by CR and LF, folded ones joined. */
const linesOf = (content: string) => content.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)

describe('an invitation', () => {
  test('asks calendars to enter it', () => {
    expect(linesOf(invitationTo(appointment).content)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Magnetiq//Invitations//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:registration-abc@www.voltaic.example',
      'SEQUENCE:3',
      'DTSTAMP:20270105T100000Z',
      'DTSTART:20270114T140000Z',
      'DTEND:20270114T144500Z',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'SUMMARY;LANGUAGE=de:Trägheit\\; Netze\\, und \\\\ mehr',
      'DESCRIPTION;LANGUAGE=de:Erste Zeile\\nzweite Zeile\\ndritte',
      'LOCATION:https://meet.example.com/a\\,b\\;c',
      'ORGANIZER;CN="Voltaic Systems":mailto:hello@voltaic.example',
      'ATTENDEE;CN="Jana Vogel";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:jana@example.com',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
  })

  test('takes a cancelled one out again', () => {
    const { method, content } = invitationTo({ ...appointment, status: 'CANCELLED' })
    expect(method).toBe('CANCEL')
    expect(linesOf(content)).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']))
  })

  test('has lines of at most 75 octets, ended by CR and LF, folded between characters', () => {
    const long = 'Ein sehr langer Titel über Schwungräder, Rotoren und 磁気 '.repeat(8)
    const { content } = invitationTo({ ...appointment, summary: { text: long, language: 'de' } })
    expect(content.endsWith('\r\n')).toBe(true)
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = content.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(lines.every((line) => line.isWellFormed())).toBe(true)
    expect(linesOf(content).join()).toContain(long.trim().replaceAll(',', '\\,'))
  })

  test.each([
    ['a name that would begin a property', 'Jana\r\nATTENDEE:mailto:evil@example.com'],
    ['a name that would end its quotes', 'Jana";X-EVIL="1'],
    ['controls', 'Ja\u0000na\u0085\u2028x'],
  ])('holds %s', (_, name) => {
    const lines = linesOf(
      invitationTo({ ...appointment, guest: { name, address: 'jana@example.com' } }).content,
    )
    expect(lines).toHaveLength(20)
    const [guest = ''] = lines.filter((line) => line.startsWith('ATTENDEE'))
    expect(guest).toMatch(
      /^ATTENDEE;CN="[^"\p{Cc}]*";ROLE=REQ-PARTICIPANT;[A-Z;=]+:mailto:jana@example\.com$/u,
    )
  })
})

// The last Sunday in March: at 01:00 UTC clocks in Berlin go from 02:00 to 03:00; in October the other way.
test.each([
  ['2027-03-28 00:30:00', '2027-03-28 01:30:00', 'DTSTART:20270328T003000Z', 'DTEND:20270328T013000Z'],
  ['2027-10-31 00:30:00', '2027-10-31 01:30:00', 'DTSTART:20271031T003000Z', 'DTEND:20271031T013000Z'],
])('an hour across a change of the clocks is an hour: %s', (startsAt, endsAt, start, end) => {
  expect(linesOf(invitationTo({ ...appointment, startsAt, endsAt }).content)).toEqual(
    expect.arrayContaining([start, end]),
  )
})
