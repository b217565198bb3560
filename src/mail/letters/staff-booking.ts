import type { MailRow } from '../../content-db/leads/mail-queue.ts'
import { minutesAfter } from '../../content-db/published/webinar-time.ts'
import { dayIn, timeIn } from '../../site/dates.ts'
import type { Block, Letter, Useless } from '../letter.ts'
import { phrase } from '../phrase.ts'
import { severalLines, shortWords } from '../visitor-text.ts'
import type { Booked } from './booking.ts'
import { fact, facts, momentOf, paragraph } from './parts.ts'
import type { Surroundings } from './surroundings.ts'

const mostLines = 60

/** Writes to the staff what came in, moved or was cancelled: with the visitor's own words, and in the reader's zone. */
export function staffLetter(
  mail: MailRow,
  { booking, staff }: Booked,
  { frame }: Surroundings,
): Letter | Useless {
  const isCancellation = mail.kind === 'booking-cancelled'
  if (!isCancellation && booking.status === 'cancelled') return { useless: 'The booking was cancelled.' }
  const [, sequence] = mail.occasion.split(':')
  const key = isCancellation
    ? sequence === undefined
      ? 'cancelled'
      : 'passedOn'
    : mail.occasion === ''
      ? 'new'
      : 'moved'
  const zone = staff?.timezone ?? 'UTC'
  const endsAt = minutesAfter(booking.preferred_date, booking.duration_minutes)
  const language = frame.interfaceLanguage
  const values = {
    name: shortWords(`${booking.first_name} ${booking.last_name}`),
    day: dayIn(booking.preferred_date, language, zone),
    time: timeIn(booking.preferred_date, language, zone),
  }
  const words: Block[] = booking.message
    ? [
        {
          kind: 'quote',
          lines: severalLines(booking.message).slice(0, mostLines),
          language: booking.language,
        },
      ]
    : []
  const own = (key: Parameters<typeof fact>[1], value: string | null) =>
    value ? fact(frame, key, shortWords(value)) : null
  return {
    language: frame.language,
    subject: phrase(frame, `mail.staff.${key}.subject`, values),
    heading: phrase(frame, `mail.staff.${key}.heading`, values),
    greeting: null,
    body: [
      paragraph(frame, `mail.staff.${key}.text`, values),
      facts(
        fact(frame, 'mail.booking.what', phrase(frame, `form.bookingType.${booking.booking_type}`)),
        fact(frame, 'mail.when', momentOf(frame, booking.preferred_date, endsAt, zone)),
        fact(frame, 'mail.staff.person', values.name),
        fact(frame, 'form.email', shortWords(booking.email)),
        own('form.phone', booking.phone),
        own('form.company', booking.company),
        own('form.jobTitle', booking.job_title),
        own('form.subject', booking.subject),
        fact(frame, 'mail.staff.score', String(booking.lead_score)),
      ),
      ...words,
    ],
    reason: phrase(frame, 'mail.reason.staff', { site: frame.siteTitle }),
    expiresAt: endsAt,
  }
}
