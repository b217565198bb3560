import { CompiledQuery } from 'kysely'
import type { LanguageCode } from '../../languages.ts'
import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'

/** What a mail says. */
export const mailKinds = [
  'registration-confirmed',
  'registration-waiting',
  'registration-moved-up',
  'registration-cancelled',
  'registration-reminder',
  'registration-recording',
  'webinar-changed',
  'webinar-cancelled',
  'download-link',
  'booking-received',
  'booking-confirmed',
  'booking-moved',
  'booking-cancelled',
  'booking-assigned',
  'consent-confirm',
] as const
export type MailKind = (typeof mailKinds)[number]

/** A mail that is promised to somebody. */
export interface MailPromise {
  readonly kind: MailKind
  readonly leadKind: 'registration' | 'download' | 'booking' | 'consent'
  readonly leadId: number
  /** Tells several mails of a kind to one lead apart. */
  readonly occasion?: string | undefined
  /** One e-mail address. */
  readonly recipient: string
  readonly language: LanguageCode
  /** Not before this moment; at once unless told. */
  readonly sendAfter?: UtcTime | undefined
  /** From this moment on it is of no use; the writer of the mail knows unless told. */
  readonly expiresAt?: UtcTime | undefined
}

/** Writes a promise of `promiseValues`. The same promise made again changes nothing. */
export const promiseMailSql = `insert into outgoing_mail
  (kind, lead_kind, lead_id, occasion, recipient, language, send_after, expires_at)
  values (?, ?, ?, ?, ?, ?, coalesce(?, CURRENT_TIMESTAMP), ?)
  on conflict (kind, lead_kind, lead_id, occasion) do nothing`

/** The parameters of `promiseMailSql`, in order. */
export function promiseValues(promise: MailPromise): (string | number | null)[] {
  const { kind, leadKind, leadId, occasion, recipient, language, sendAfter, expiresAt } = promise
  return [kind, leadKind, leadId, occasion ?? '', recipient, language, sendAfter ?? null, expiresAt ?? null]
}

/** A promised mail as a query, for works that share a commit. */
export const mailPromise = (promise: MailPromise): CompiledQuery =>
  CompiledQuery.raw(promiseMailSql, promiseValues(promise))

/** Promises a mail, in the transaction of what promises it; a promise that exists is left as it is. */
export async function promiseMail(db: WritingDb, promise: MailPromise): Promise<void> {
  await db.executeQuery(mailPromise(promise))
}
