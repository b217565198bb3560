import type { MailRow } from '../../content-db/leads/mail-queue.ts'
import type { BookingRow } from '../../content-db/leads/mailed-leads.ts'
import { minutesAfter } from '../../content-db/published/webinar-time.ts'
import { dayIn, durationIn, timeIn } from '../../site/dates.ts'
import { bookingUrl } from '../../site/urls.ts'
import { invitationTo } from '../invitation.ts'
import type { Block, Invitation, Letter, Useless } from '../letter.ts'
import { phrase, plainPhrase } from '../phrase.ts'
import { shortWords } from '../visitor-text.ts'
import { button, fact, facts, greeting, momentOf, note, paragraph } from './parts.ts'
import { staffLetter } from './staff-booking.ts'
import { type Surroundings, webAddress } from './surroundings.ts'

/** A booking and who has it. */
export interface Booked {
  readonly booking: BookingRow
  readonly staff: { readonly name: string; readonly email: string; readonly timezone: string } | null
}

/** Writes a mail about a booking. */
export function bookingLetter(mail: MailRow, booked: Booked, around: Surroundings): Letter | Useless {
  const { booking } = booked
  if (booking.quarantine_reason !== null) return { useless: 'The booking is in quarantine.' }
  if (booking.deleted_at !== null) return { useless: 'The booking was deleted.' }
  if (mail.kind === 'booking-assigned' || mail.occasion.startsWith('staff'))
    return staffLetter(mail, booked, around)
  const isCancelled = booking.status === 'cancelled'
  if (isCancelled !== (mail.kind === 'booking-cancelled')) {
    return { useless: isCancelled ? 'The booking was cancelled.' : 'The booking stands after all.' }
  }
  if (mail.kind === 'booking-received' && booking.status !== 'pending') {
    return { useless: 'The booking was confirmed in the meantime.' }
  }
  if (mail.kind === 'booking-moved' && Number(mail.occasion) < booking.sequence) {
    return { useless: 'The booking was moved again.' }
  }
  return visitorLetter(keyOf(mail), booked, around)
}

const keyOf = ({ kind }: MailRow) =>
  (({ 'booking-received': 'received', 'booking-moved': 'moved', 'booking-cancelled': 'cancelled' }) as const)[
    kind as 'booking-received' | 'booking-moved' | 'booking-cancelled'
  ] ?? 'confirmed'

function visitorLetter(
  key: 'received' | 'confirmed' | 'moved' | 'cancelled',
  booked: Booked,
  around: Surroundings,
): Letter {
  const { frame, links } = around
  const { booking, staff } = booked
  const endsAt = minutesAfter(booking.preferred_date, booking.duration_minutes)
  const language = frame.interfaceLanguage
  const values = {
    type: plainPhrase(phrase(frame, `form.bookingType.${booking.booking_type}`)),
    day: dayIn(booking.preferred_date, language, booking.timezone),
    time: timeIn(booking.preferred_date, language, booking.timezone),
  }
  const isPending = booking.status === 'pending'
  const rest: Block[] =
    key === 'cancelled'
      ? [note(frame, 'mail.booking.again', 'booking.title', frame.siteUrl + bookingUrl(frame.language))]
      : [
          ...joining(booking, around),
          note(
            frame,
            'mail.booking.manage',
            'mail.booking.manage.link',
            links.booking(frame.language, booking.reference),
          ),
        ]
  return {
    language: frame.language,
    subject: phrase(frame, `mail.booking.${key}.subject`, values),
    heading: phrase(frame, `mail.booking.${key}.heading`, values),
    greeting: greeting(frame, booking),
    body: [
      paragraph(frame, `mail.booking.${key}.text`, values),
      ...(key === 'moved' && isPending ? [paragraph(frame, 'mail.booking.moved.pending')] : []),
      facts(
        fact(frame, 'mail.booking.what', values.type),
        fact(frame, 'mail.when', momentOf(frame, booking.preferred_date, endsAt, booking.timezone)),
        fact(frame, 'mail.booking.duration', durationIn(booking.duration_minutes, language)),
        staff ? fact(frame, 'mail.booking.staff', staff.name) : null,
        booking.subject ? fact(frame, 'form.subject', shortWords(booking.subject)) : null,
      ),
      ...rest,
    ],
    reason: phrase(frame, 'mail.reason.booking', { site: frame.siteTitle }),
    calendar: calendarEntry(
      booked,
      around,
      key === 'cancelled' ? 'CANCELLED' : isPending ? 'TENTATIVE' : 'CONFIRMED',
    ),
    expiresAt: endsAt,
  }
}

/** The address of the meeting is there as soon as somebody has confirmed. */
function joining({ status, meeting_url }: BookingRow, { frame }: Surroundings): Block[] {
  const url = webAddress(meeting_url)
  return url && status === 'confirmed' ? [button(frame, 'mail.join', url)] : []
}

function calendarEntry(
  { booking, staff }: Booked,
  { frame, from, links, now }: Surroundings,
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED',
): Invitation {
  const join = status === 'CONFIRMED' ? webAddress(booking.meeting_url) : null
  const manage = links.booking(frame.language, booking.reference)
  const lines = [
    ...(staff ? [`${plainPhrase(phrase(frame, 'mail.booking.staff'))}: ${staff.name}`] : []),
    ...(join ? [plainPhrase(phrase(frame, 'mail.join')), join] : []),
    ...(status === 'CANCELLED' ? [] : ['', plainPhrase(phrase(frame, 'mail.booking.manage.link')), manage]),
  ]
  const summary = phrase(frame, 'mail.booking.summary', {
    type: plainPhrase(phrase(frame, `form.bookingType.${booking.booking_type}`)),
    site: frame.siteTitle,
  })
  return invitationTo({
    uid: `booking-${booking.reference}@${new URL(frame.siteUrl).hostname}`,
    sequence: booking.sequence,
    status,
    startsAt: booking.preferred_date,
    endsAt: minutesAfter(booking.preferred_date, booking.duration_minutes),
    writtenAt: now,
    summary: { text: plainPhrase(summary), language: frame.interfaceLanguage },
    description: { text: lines.join('\n').trim(), language: frame.interfaceLanguage },
    location: join,
    organizer: from,
    guest: { name: `${booking.first_name} ${booking.last_name}`, address: booking.email },
  })
}
