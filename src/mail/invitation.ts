import type { UtcTime } from '../content-db/tables.ts'
import { calendarFile, component, escaped, textLine, utcValue } from '../site/feeds/icalendar.ts'
import type { SpokenText } from '../site/words.ts'
import type { Invitation } from './letter.ts'
import type { Mailbox } from './smtp.ts'

/** An appointment as the calendar of its guest gets it. */
export interface Appointment {
  /** The same for all that is said of this appointment, such as `registration-x@www.example.com`. */
  readonly uid: string
  /** Rises with each change: calendars pass over what is older than what they have. */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  readonly startsAt: UtcTime
  readonly endsAt: UtcTime
  readonly writtenAt: UtcTime
  readonly summary: SpokenText
  readonly description: SpokenText
  /** The address of the meeting. */
  readonly location: string | null
  readonly organizer: Mailbox
  readonly guest: Mailbox
}

/**
 * The calendar file for a mail. It is a request, which the guest has accepted by asking for it: so calendars enter it
 * at once, move it with a higher sequence and take it out when it is cancelled, none of which they do with what is
 * merely published. Its times are UTC, which no change of the clocks moves.
 */
export function invitationTo(appointment: Appointment): Invitation {
  const { uid, sequence, status, startsAt, endsAt, writtenAt, location } = appointment
  const method = status === 'CANCELLED' ? 'CANCEL' : 'REQUEST'
  const event = component('VEVENT', [
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utcValue(writtenAt)}`,
    `DTSTART:${utcValue(startsAt)}`,
    `DTEND:${utcValue(endsAt)}`,
    `STATUS:${status}`,
    `TRANSP:${status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    textLine('SUMMARY', appointment.summary),
    textLine('DESCRIPTION', appointment.description),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    person('ORGANIZER', appointment.organizer),
    person('ATTENDEE', appointment.guest, ';ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE'),
  ])
  const about = [
    'VERSION:2.0',
    'PRODID:-//Magnetiq//Invitations//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
  ]
  return { method, content: calendarFile(component('VCALENDAR', [...about, ...event])) }
}

function person(property: string, { name, address }: Mailbox, parameters = ''): string {
  return `${property};CN="${parameterText(name || address)}"${parameters}:mailto:${address.replaceAll(/[\s\p{Cc}]/gu, '')}`
}

/** A parameter in quotes can hold neither quotes nor controls, and nothing stands for them (RFC 5545, 3.2). */
const parameterText = (text: string) =>
  text
    .replaceAll(/["\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
