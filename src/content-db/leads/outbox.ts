import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'
import type { MailRow } from './mail-queue.ts'

/** A mail in a list: what it is, to whom, and what became of it. */
export type MailEntry = Pick<
  MailRow,
  | 'id'
  | 'kind'
  | 'recipient'
  | 'language'
  | 'status'
  | 'subject'
  | 'attempts'
  | 'send_after'
  | 'sent_at'
  | 'last_error'
>

/** The newest mails, those of one status where it is told. */
export function listMail(
  db: WritingDb,
  { status, limit }: { readonly status?: MailRow['status'] | undefined; readonly limit: number },
): Promise<MailEntry[]> {
  return db
    .selectFrom('outgoing_mail')
    .select(['id', 'kind', 'recipient', 'language', 'status', 'subject', 'attempts'])
    .select(['send_after', 'sent_at', 'last_error'])
    .$if(status !== undefined, (query) => query.where('status', '=', status as MailRow['status']))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** A mail with all that it says. */
export function mailById(db: WritingDb, id: number): Promise<MailRow | undefined> {
  return db.selectFrom('outgoing_mail').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * Puts a mail that failed or was dropped into the queue again, with all its attempts before it and no end set to its
 * use. False where there is none, or where it waits or was sent already.
 */
export async function queueAgain(db: WritingDb, id: number, now: UtcTime): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outgoing_mail')
    .set({ status: 'queued', attempts: 0, send_after: now, expires_at: null, last_error: null })
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'dropped'])
    .where('recipient', 'like', '%@%')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
