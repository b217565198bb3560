import type { ExpressionBuilder, Selectable } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { LeadsDb } from '../group-commit.sqlite.ts'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'
import type { OutgoingMailTable } from './tables.ts'

/** A row of the outbox. */
export type MailRow = Selectable<OutgoingMailTable>

/** What a mail says, as it lies in its row from before the first attempt on. */
export interface WrittenMail {
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly MailAttachment[]
  /** From this moment on it is of no use; null where it always is of some. */
  readonly expiresAt: UtcTime | null
}

/** A file of text that goes with a mail. */
export interface MailAttachment {
  readonly filename: string
  readonly contentType: string
  readonly content: string
}

/** Attempts after which a mail is given up. */
export const mostAttempts = 16

/** Who works on a mail, and until when nobody else may. */
export interface Lease {
  readonly lease: string
  readonly now: UtcTime
  readonly until: UtcTime
}

/** Drops the mail that nobody waits for any longer, and gives up what failed too often, even by ending the process. */
export async function settleOverdue(db: WritingDb, now: UtcTime): Promise<void> {
  const free = { lease: null, leased_until: null }
  await db
    .updateTable('outgoing_mail')
    .set({ ...free, status: 'dropped', last_error: `It was of no use any longer at ${now}.` })
    .where(isFree(now))
    .where('expires_at', '<=', now)
    .execute()
  await db
    .updateTable('outgoing_mail')
    .set((row) => ({
      ...free,
      status: 'failed',
      last_error: row.fn.coalesce('last_error', row.val('The process ended at each attempt.')),
    }))
    .where(isFree(now))
    .where('attempts', '>=', mostAttempts)
    .execute()
}

/** That a mail waits, and nobody works on it: leases end by themselves where a process ended. */
const isFree =
  (now: UtcTime) => (row: ExpressionBuilder<{ outgoing_mail: OutgoingMailTable }, 'outgoing_mail'>) =>
    row.and([
      row('status', '=', 'queued'),
      row.or([row('leased_until', 'is', null), row('leased_until', '<=', now)]),
    ])

/** Leases the mail that is due next, counting an attempt; undefined where none is due or others work on all that are. */
export function leaseForSending(db: WritingDb, { lease, now, until }: Lease): Promise<MailRow | undefined> {
  return db
    .updateTable('outgoing_mail')
    .set((row) => ({ lease, leased_until: until, attempts: row('attempts', '+', 1) }))
    .where('id', '=', dueNext(db, now))
    .returningAll()
    .executeTakeFirst()
}

/** Leases the next mail that has no text yet, for where there is nobody to send it. */
export function leaseForWriting(db: WritingDb, { lease, now, until }: Lease): Promise<MailRow | undefined> {
  return db
    .updateTable('outgoing_mail')
    .set({ lease, leased_until: until })
    .where('id', '=', dueNext(db, now).where('written_at', 'is', null))
    .returningAll()
    .executeTakeFirst()
}

function dueNext(db: WritingDb, now: UtcTime) {
  return db
    .selectFrom('outgoing_mail')
    .select('id')
    .where(isFree(now))
    .where('send_after', '<=', now)
    .where('attempts', '<', mostAttempts)
    .orderBy('send_after')
    .orderBy('id')
    .limit(1)
}

const textIntoRow = prepared(
  (
    db,
    text: Pick<
      MailRow,
      'id' | 'lease' | 'message_id' | 'subject' | 'text_body' | 'html_body' | 'headers' | 'attachments'
    > & { readonly expires: UtcTime | null; readonly now: UtcTime },
  ) =>
    db
      .updateTable('outgoing_mail')
      .set((row) => ({
        message_id: text.message_id,
        subject: text.subject,
        text_body: text.text_body,
        html_body: text.html_body,
        headers: text.headers,
        attachments: text.attachments,
        expires_at: row.fn.coalesce('expires_at', row.val(text.expires)),
        written_at: text.now,
      }))
      .where('id', '=', text.id)
      .where('lease', '=', text.lease)
      .returningAll(),
)

/** Puts the text into the row and gives it whole; undefined where the lease has passed to somebody else. */
export function storeWritten(
  db: LeadsDb,
  { id, lease }: MailRow,
  written: WrittenMail,
  now: UtcTime,
): MailRow | undefined {
  return db.first(
    textIntoRow({
      id,
      lease,
      message_id: written.messageId,
      subject: written.subject,
      text_body: written.text,
      html_body: written.html,
      headers: JSON.stringify(written.headers),
      attachments: JSON.stringify(written.attachments),
      expires: written.expiresAt,
      now,
    }),
  )
}

/** Records that the mail was handed over. */
export const markSent = (db: WritingDb, mail: MailRow, now: UtcTime): Promise<void> =>
  settleLeased(db, mail, { status: 'sent', sent_at: now, last_error: null })

/** Records why the mail will not be tried again. */
export const markFailed = (db: WritingDb, mail: MailRow, reason: string): Promise<void> =>
  settleLeased(db, mail, { status: 'failed', last_error: reason })

/** Records why nobody waits for the mail any longer. */
export const markDropped = (db: WritingDb, mail: MailRow, reason: string): Promise<void> =>
  settleLeased(db, mail, { status: 'dropped', last_error: reason })

/** Records why the mail could not be handed over, and when it is tried again. */
export const markRetry = (db: WritingDb, mail: MailRow, reason: string, sendAfter: UtcTime): Promise<void> =>
  settleLeased(db, mail, { last_error: reason, send_after: sendAfter })

/** Gives a lease back. */
export const release = (db: WritingDb, mail: MailRow): Promise<void> => settleLeased(db, mail, {})

/** A lease that has passed to somebody else settles nothing. */
async function settleLeased(
  db: WritingDb,
  { id, lease }: MailRow,
  values: Partial<Pick<MailRow, 'status' | 'sent_at' | 'last_error' | 'send_after'>>,
): Promise<void> {
  await db
    .updateTable('outgoing_mail')
    .set({ ...values, lease: null, leased_until: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()
}
