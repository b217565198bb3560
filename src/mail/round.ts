import { randomUUID } from 'node:crypto'
import type { WritingDb } from '../content-db/connection.sqlite.ts'
import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import {
  leaseForSending,
  leaseForWriting,
  type MailAttachment,
  type MailRow,
  markDropped,
  markFailed,
  markRetry,
  markSent,
  mostAttempts,
  release,
  settleOverdue,
  storeWritten,
} from '../content-db/leads/mail-queue.ts'
import { rememberSchedule } from '../content-db/leads/registrants.ts'
import { sharedKysely } from '../content-db/shared-kysely.sqlite.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { utcTime } from '../publishing/open-edition.ts'
import { momentOf } from '../site/dates.ts'
import { secondsUntilRetry } from './retry.ts'
import type { Message, Postbox } from './smtp.ts'
import { type Desk, writeMail } from './write-mail.ts'

/** Seconds for which a mail belongs to one worker, and after which an attempt is broken off: well before that. */
const [leaseSeconds, longestAttempt] = [300, 150]

/** What a round of mail works with. */
export interface MailRoom {
  readonly db: WritingDb
  /** Shared with whoever else writes leads in this process. */
  readonly leads: GroupCommit
  /** What mails are written with at a moment. */
  deskAt(now: UtcTime): Desk
  /** Where mails are handed over; null where there is no such place, and they are only written. */
  readonly postbox: Postbox | null
  now(): Date
  /** A number from 0 to 1, as `Math.random` gives. */
  chance(): number
  /** Hears of what nobody expected. */
  onError(error: unknown): void
}

/** The queue shares the commits of the forms: it makes them wait neither for the disk nor for a lock. */
const queueOf = ({ leads }: MailRoom): WritingDb => sharedKysely(leads)

/** What ends a round: `enough` before the next mail, `atOnce` the one in hand, too. */
export interface Stopping {
  readonly enough: AbortSignal
  readonly atOnce: AbortSignal
}

/** How a round ended: with nothing left to do, or because nothing can be handed over at the moment, and why. */
export type RoundOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string }

/**
 * Writes and sends what is due, one mail after another: so a process that dies leaves at most one of which nobody
 * knows whether it went out.
 */
export async function mailRound(room: MailRoom, stopping: Stopping): Promise<RoundOutcome> {
  await settleOverdue(queueOf(room), utcTime(room.now()))
  const lease = room.postbox ? leaseForSending : leaseForWriting
  while (!stopping.enough.aborted) {
    const now = room.now()
    const mail = await lease(queueOf(room), {
      lease: randomUUID(),
      now: utcTime(now),
      until: utcTime(new Date(now.getTime() + leaseSeconds * 1000)),
    })
    if (!mail) break
    const outcome = await work(room, mail, stopping.atOnce)
    if (!outcome.ok) return outcome
  }
  return { ok: true }
}

async function work(room: MailRoom, mail: MailRow, atOnce: AbortSignal): Promise<RoundOutcome> {
  try {
    const written = await writtenMail(room, mail)
    if (!written) return { ok: true }
    if (room.postbox) return await handOver(room, written, room.postbox, atOnce)
    await release(queueOf(room), mail)
  } catch (error) {
    room.onError(error)
    await later(room, mail, error instanceof Error ? error.message : String(error))
  }
  return { ok: true }
}

/** The row with its text, which is written now where it was not before; undefined where nobody waits for it. */
async function writtenMail(room: MailRoom, mail: MailRow): Promise<MailRow | undefined> {
  const now = utcTime(room.now())
  const writing = await writeMail(mail, room.deskAt(now))
  if ('useless' in writing) {
    await markDropped(queueOf(room), mail, writing.useless)
    return undefined
  }
  if (mail.written_at !== null) return mail
  return room.leads.inOneCommit((db) => {
    const written = storeWritten(db, mail, writing, now)
    if (written && writing.toldSchedule !== null) {
      rememberSchedule(db, mail.lead_id, writing.toldSchedule)
    }
    return written
  })
}

async function handOver(
  room: MailRoom,
  mail: MailRow,
  postbox: Postbox,
  atOnce: AbortSignal,
): Promise<RoundOutcome> {
  const patience = AbortSignal.any([atOnce, AbortSignal.timeout(longestAttempt * 1000)])
  const delivery = await postbox.send(messageOf(mail), patience)
  if (delivery.ok) await markSent(queueOf(room), mail, utcTime(room.now()))
  else if (delivery.code === 'refused') await markFailed(queueOf(room), mail, delivery.message)
  else await later(room, mail, delivery.message)
  return delivery.ok || delivery.code !== 'unreachable'
    ? { ok: true }
    : { ok: false, message: delivery.message }
}

async function later(room: MailRoom, mail: MailRow, reason: string): Promise<void> {
  if (mail.attempts >= mostAttempts) return markFailed(queueOf(room), mail, reason)
  const seconds = secondsUntilRetry(mail.attempts, room.chance())
  await markRetry(queueOf(room), mail, reason, utcTime(new Date(room.now().getTime() + seconds * 1000)))
}

function messageOf(mail: MailRow): Message {
  return {
    to: mail.recipient,
    messageId: mail.message_id ?? '',
    date: new Date(momentOf(mail.written_at ?? mail.created_at).epochMilliseconds),
    subject: mail.subject ?? '',
    text: mail.text_body ?? '',
    html: mail.html_body ?? '',
    headers: JSON.parse(mail.headers ?? '{}') as Record<string, string>,
    attachments: JSON.parse(mail.attachments ?? '[]') as MailAttachment[],
  }
}
