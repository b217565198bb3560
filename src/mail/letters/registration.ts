import type { MailRow } from '../../content-db/leads/mail-queue.ts'
import type { MailedWebinar, RegistrationRow } from '../../content-db/leads/mailed-leads.ts'
import { minutesAfter } from '../../content-db/published/webinar-time.ts'
import { dayIn, timeIn } from '../../site/dates.ts'
import { webinarsUrl, webinarUrl } from '../../site/urls.ts'
import { invitationTo } from '../invitation.ts'
import type { Block, Fact, Invitation, Letter, Useless } from '../letter.ts'
import { phrase, plainPhrase } from '../phrase.ts'
import { changeSince, isOff, toldSchedule } from '../told-schedule.ts'
import { button, fact, facts, greeting, momentOf, note, paragraph } from './parts.ts'
import { type Surroundings, webAddress } from './surroundings.ts'

/** A registration with its webinar. */
export interface Registered {
  readonly registration: RegistrationRow
  readonly webinar: MailedWebinar
}

type Told = Pick<Letter, 'subject' | 'heading' | 'body'> & Partial<Letter>

/** Why a mail about a registration would tell nothing, or nothing true, by now; undefined where it does. */
function uselessness(mail: MailRow, { registration, webinar }: Registered): string | undefined {
  const { kind, occasion } = mail
  const { status, quarantine_reason } = registration
  if (quarantine_reason !== null) return 'The registration is in quarantine.'
  const isCancellation = kind === 'registration-cancelled' || kind === 'webinar-cancelled'
  if (!isCancellation && status === 'cancelled') return 'The registration was cancelled.'
  if (kind === 'webinar-cancelled') {
    if (status === 'cancelled') return 'The registration was cancelled.'
    return isOff(webinar) ? undefined : 'The webinar takes place after all.'
  }
  if (!isCancellation && kind !== 'registration-recording' && isOff(webinar))
    return 'The webinar was cancelled.'
  if (kind === 'registration-reminder' && !occasion.endsWith(webinar.startsAt))
    return 'The webinar was moved.'
  if (kind === 'registration-waiting' && status !== 'waiting') return 'A seat was found in the meantime.'
  if (
    kind === 'webinar-changed' &&
    mail.written_at === null &&
    registration.told_schedule === toldSchedule(webinar)
  )
    return 'It changed back.'
  if (kind === 'registration-recording' && !webAddress(webinar.recordingUrl)) return 'There is no recording.'
  return undefined
}

/** Writes a mail about a registration. */
export function registrationLetter(
  mail: MailRow,
  registered: Registered,
  around: Surroundings,
): Letter | Useless {
  const useless = uselessness(mail, registered)
  if (useless) return { useless }
  const { frame } = around
  const { registration, webinar } = registered
  const told = letterOf(mail, registered, around)
  return {
    language: frame.language,
    greeting: greeting(frame, registration),
    reason: phrase(frame, 'mail.reason.registration', { site: frame.siteTitle }),
    expiresAt: webinar.endsAt,
    ...told,
  }
}

function letterOf(mail: MailRow, registered: Registered, around: Surroundings): Told {
  switch (mail.kind) {
    case 'registration-waiting':
      return waiting(registered, around)
    case 'registration-cancelled':
      return cancelled(mail, registered, around)
    case 'registration-reminder':
      return reminder(mail, registered, around)
    case 'registration-recording':
      return recording(registered, around)
    case 'webinar-changed':
      return changed(registered, around)
    case 'webinar-cancelled':
      return webinarCancelled(registered, around)
    case 'registration-moved-up':
      return seated('movedUp', registered, around)
    default:
      return seated('confirmed', registered, around)
  }
}

function seated(key: 'confirmed' | 'movedUp', registered: Registered, around: Surroundings): Told {
  const { frame } = around
  return {
    subject: phrase(frame, `mail.${key}.subject`, { title: registered.webinar.title }),
    heading: phrase(frame, `mail.${key}.heading`),
    body: [
      paragraph(frame, `mail.${key}.text`),
      ...particulars(registered, around),
      ...joining(registered, around),
      giveBack(registered, around),
    ],
    calendar: calendarEntry(registered, around, 'CONFIRMED'),
    toldSchedule: toldSchedule(registered.webinar),
  }
}

function waiting(registered: Registered, around: Surroundings): Told {
  const { frame } = around
  return {
    subject: phrase(frame, 'mail.waiting.subject', { title: registered.webinar.title }),
    heading: phrase(frame, 'mail.waiting.heading'),
    body: [
      paragraph(frame, 'mail.waiting.text'),
      ...particulars(registered, around),
      leaveList(registered, around),
    ],
    toldSchedule: toldSchedule(registered.webinar),
  }
}

function cancelled(mail: MailRow, registered: Registered, around: Surroundings): Told {
  const { frame } = around
  const { webinar } = registered
  // Whoever only waited has no entry in the calendar.
  const hadSeat = mail.occasion !== 'waiting'
  const again = webinar.exists && webinar.status === 'scheduled' && webinar.startsAt > around.now
  return {
    subject: phrase(frame, 'mail.cancelled.subject', { title: webinar.title }),
    heading: phrase(frame, 'mail.cancelled.heading'),
    body: [
      paragraph(frame, hadSeat ? 'mail.cancelled.text' : 'mail.cancelled.waiting'),
      ...particulars(registered, around),
      ...(again
        ? [
            note(
              frame,
              'mail.cancelled.again',
              'mail.webinarPage',
              frame.siteUrl + webinarUrl(frame.language, webinar.slug),
            ),
          ]
        : []),
    ],
    calendar: hadSeat ? calendarEntry(registered, around, 'CANCELLED') : null,
  }
}

function reminder({ occasion }: MailRow, registered: Registered, around: Surroundings): Told {
  const { frame } = around
  const { webinar } = registered
  const language = frame.interfaceLanguage
  const key = occasion.startsWith('hour') ? 'hour' : 'day'
  const when = {
    title: webinar.title,
    day: dayIn(webinar.startsAt, language, webinar.timezone),
    time: timeIn(webinar.startsAt, language, webinar.timezone),
  }
  return {
    subject: phrase(frame, `mail.reminder.${key}.subject`, when),
    heading: phrase(frame, `mail.reminder.${key}.heading`, when),
    body: [
      paragraph(frame, `mail.reminder.${key}.text`, when),
      ...particulars(registered, around),
      ...joining(registered, around),
      giveBack(registered, around),
    ],
    expiresAt: webinar.startsAt,
  }
}

function recording(registered: Registered, { frame, now }: Surroundings): Told {
  const { webinar } = registered
  return {
    subject: phrase(frame, 'mail.recording.subject', { title: webinar.title }),
    heading: phrase(frame, 'mail.recording.heading'),
    body: [
      paragraph(frame, 'mail.recording.text'),
      facts(
        fact(frame, 'mail.webinar', [webinar.title]),
        fact(frame, 'mail.when', dayIn(webinar.startsAt, frame.interfaceLanguage, webinar.timezone)),
        webinar.presenter ? fact(frame, 'webinar.presenter', webinar.presenter) : null,
      ),
      button(frame, 'webinar.recording', webAddress(webinar.recordingUrl) as string),
    ],
    expiresAt: minutesAfter(now, 14 * 24 * 60),
  }
}

function changed(registered: Registered, around: Surroundings): Told {
  const { frame } = around
  const { webinar, registration } = registered
  const change = changeSince(registration.told_schedule ?? '', webinar)
  const isWaiting = registration.status === 'waiting'
  const before =
    change.what === 'time'
      ? fact(frame, 'mail.before', momentOf(frame, change.startedAt, change.endedAt, webinar.timezone))
      : null
  return {
    subject: phrase(frame, 'mail.changed.subject', { title: webinar.title }),
    heading: phrase(frame, 'mail.changed.heading'),
    body: [
      paragraph(frame, `mail.changed.${change.what}`),
      paragraph(frame, isWaiting ? 'mail.changed.waiting' : 'mail.changed.stands'),
      ...particulars(registered, around, before),
      ...(isWaiting
        ? [leaveList(registered, around)]
        : [...joining(registered, around), giveBack(registered, around)]),
    ],
    calendar: isWaiting ? null : calendarEntry(registered, around, 'CONFIRMED'),
    toldSchedule: toldSchedule(webinar),
  }
}

function webinarCancelled(registered: Registered, around: Surroundings): Told {
  const { frame } = around
  const { webinar, registration } = registered
  const isWaiting = registration.status === 'waiting'
  return {
    subject: phrase(frame, 'mail.webinarCancelled.subject', { title: webinar.title }),
    heading: phrase(frame, 'mail.webinarCancelled.heading'),
    body: [
      paragraph(frame, 'mail.webinarCancelled.text'),
      ...(isWaiting ? [] : [paragraph(frame, 'mail.webinarCancelled.calendar')]),
      ...particulars(registered, around),
      note(
        frame,
        'mail.webinarCancelled.others',
        'home.webinars',
        frame.siteUrl + webinarsUrl(frame.language),
      ),
    ],
    calendar: isWaiting ? null : calendarEntry(registered, around, 'CANCELLED'),
    toldSchedule: toldSchedule(webinar),
  }
}

function particulars({ webinar }: Registered, { frame }: Surroundings, extra: Fact | null = null): Block[] {
  return [
    facts(
      fact(frame, 'mail.webinar', [webinar.title]),
      fact(frame, 'mail.when', momentOf(frame, webinar.startsAt, webinar.endsAt, webinar.timezone)),
      extra,
      webinar.presenter ? fact(frame, 'webinar.presenter', webinar.presenter) : null,
    ),
  ]
}

function joining({ webinar }: Registered, { frame }: Surroundings): Block[] {
  const url = webAddress(webinar.meetingUrl)
  return url ? [button(frame, 'mail.join', url)] : [paragraph(frame, 'mail.joinLater')]
}

const giveBack = ({ registration }: Registered, { frame, links }: Surroundings): Block =>
  note(
    frame,
    'mail.giveBack',
    'mail.giveBack.link',
    links.registration(frame.language, registration.reference),
  )

const leaveList = ({ registration }: Registered, { frame, links }: Surroundings): Block =>
  note(
    frame,
    'mail.leaveList',
    'mail.leaveList.link',
    links.registration(frame.language, registration.reference),
  )

function calendarEntry(
  { registration, webinar }: Registered,
  { frame, from, links, now }: Surroundings,
  status: 'CONFIRMED' | 'CANCELLED',
): Invitation {
  const { reference, sequence, email } = registration
  const join = webAddress(webinar.meetingUrl)
  const manage = links.registration(frame.language, reference)
  const lines = [
    ...(join && status === 'CONFIRMED' ? [plainPhrase(phrase(frame, 'mail.join')), join, ''] : []),
    ...(webinar.exists ? [frame.siteUrl + webinarUrl(frame.language, webinar.slug), ''] : []),
    ...(status === 'CONFIRMED' ? [plainPhrase(phrase(frame, 'mail.giveBack.link')), manage] : []),
  ]
  return invitationTo({
    uid: `registration-${reference}@${new URL(frame.siteUrl).hostname}`,
    sequence,
    status,
    startsAt: webinar.startsAt,
    endsAt: webinar.endsAt,
    writtenAt: now,
    summary: webinar.title,
    description: { text: lines.join('\n').trim(), language: frame.interfaceLanguage },
    location: status === 'CONFIRMED' ? join : null,
    organizer: from,
    guest: { name: `${registration.first_name} ${registration.last_name}`, address: email },
  })
}
