import { randomUUID } from 'node:crypto'
import type { WritingDb } from '../content-db/connection.sqlite.ts'
import type { MailRow, WrittenMail } from '../content-db/leads/mail-queue.ts'
import { readMailSettings } from '../content-db/leads/mail-settings.ts'
import { bookingById, consentById, downloadById, registrationById } from '../content-db/leads/mailed-leads.ts'
import type { Frame } from '../content-db/published/frame.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, sourceLanguage } from '../languages.ts'
import type { LeadLinks } from '../leads/lead-links.ts'
import { letterHtml } from './html.ts'
import type { Letter, Useless } from './letter.ts'
import { bookingLetter } from './letters/booking.ts'
import { consentLetter } from './letters/consent.ts'
import { downloadLetter } from './letters/download.ts'
import { registrationLetter } from './letters/registration.ts'
import type { Surroundings } from './letters/surroundings.ts'
import { plainPhrase } from './phrase.ts'
import { letterText } from './plain-text.ts'
import { senderOf } from './sender.ts'
import type { Mailbox } from './smtp.ts'
import { oneLine } from './visitor-text.ts'

/** What mails are written with. */
export interface Desk {
  readonly db: WritingDb
  frameIn(language: Frame['language']): Promise<Frame>
  readonly links: LeadLinks
  /** The sender that the operator names. */
  readonly mailFrom: Mailbox | undefined
  readonly now: UtcTime
}

/** A written mail, and the schedule that it tells where it tells one. */
export type Writing = WrittenMail & { readonly toldSchedule: string | null }

/** Writes what a row of the outbox promises, or says why nobody waits for it any longer. */
export async function writeMail(mail: MailRow, desk: Desk): Promise<Writing | Useless> {
  const frame = await desk.frameIn(isLanguageCode(mail.language) ? mail.language : sourceLanguage)
  const sender = senderOf(frame, await readMailSettings(desk.db), desk.mailFrom)
  const letter = await letterFor(mail, desk, { frame, now: desk.now, from: sender.from, links: desk.links })
  if ('useless' in letter) return letter
  const { calendar } = letter
  const { hostname } = new URL(frame.siteUrl)
  return {
    messageId: `<${randomUUID()}@${hostname}>`,
    subject: oneLine(plainPhrase(letter.subject)),
    text: letterText(letter, frame, sender),
    html: letterHtml(letter, frame, sender),
    headers: {
      From: mailbox(sender.from),
      ...(sender.replyTo ? { 'Reply-To': mailbox(sender.replyTo) } : {}),
      'Content-Language': letter.language,
      // No answers from machines: nobody reads that somebody is on holiday.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(letter.unsubscribe
        ? {
            'List-Unsubscribe': `<${letter.unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }
        : {}),
    },
    attachments: calendar
      ? [
          {
            filename: calendar.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics',
            contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
            content: calendar.content,
          },
        ]
      : [],
    expiresAt: letter.expiresAt,
    toldSchedule: letter.toldSchedule ?? null,
  }
}

const gone: Useless = { useless: 'What it is about is gone.' }

async function letterFor(mail: MailRow, { db }: Desk, around: Surroundings): Promise<Letter | Useless> {
  switch (mail.lead_kind) {
    case 'registration': {
      const registered = await registrationById(db, mail.lead_id, around.frame.language)
      return registered ? registrationLetter(mail, registered, around) : gone
    }
    case 'download': {
      const downloaded = await downloadById(db, mail.lead_id, around.frame.language)
      return downloaded ? downloadLetter(downloaded, around) : gone
    }
    case 'booking': {
      const booked = await bookingById(db, mail.lead_id)
      return booked ? bookingLetter(mail, booked, around) : gone
    }
    case 'consent': {
      const consent = await consentById(db, mail.lead_id)
      return consent ? consentLetter(consent, around) : gone
    }
  }
}

/** A mailbox as a header has it. */
const mailbox = ({ name, address }: Mailbox) =>
  `"${oneLine(name).replaceAll(/["\\]/g, '')}" <${oneLine(address)}>`
