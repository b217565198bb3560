import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime, WebinarStatus } from '../tables.ts'
import type { MailKind } from './outgoing-mail.ts'

/** A webinar whose registrants may have to be told something. */
export interface AwaitedWebinar {
  readonly id: number
  readonly status: WebinarStatus
  /** False for one that was deleted. */
  readonly exists: boolean
  readonly startsAt: UtcTime
  readonly durationMinutes: number
  readonly timezone: string
  readonly meetingUrl: string | null
  readonly recordingUrl: string | null
}

/** The webinars, without drafts, that start after a moment and have registrations; earliest first. */
export async function webinarsStartingAfter(db: WritingDb, time: UtcTime): Promise<AwaitedWebinar[]> {
  const rows = await db
    .selectFrom('webinars')
    .select(['id', 'status', 'deleted_at', 'scheduled_at', 'duration_minutes', 'timezone'])
    .select(['meeting_url', 'recording_url'])
    .where('scheduled_at', '>', time)
    .where('status', '<>', 'draft')
    .where(sql<SqlBool>`id in (select webinar_id from webinar_registrations)`)
    .orderBy('scheduled_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    exists: row.deleted_at === null,
    startsAt: row.scheduled_at,
    durationMinutes: row.duration_minutes,
    timezone: row.timezone,
    meetingUrl: row.meeting_url,
    recordingUrl: row.recording_url,
  }))
}

/** Everybody who has a seat or waits for one; whoever was erased has no address any longer. */
const comingTo = (webinarId: number) =>
  sql<SqlBool>`webinar_id = ${webinarId} and status <> 'cancelled' and quarantine_reason is null and email like '%_@_%'`

/**
 * Promises a mail to everybody who was last told another schedule than this one, and raises the sequence of their
 * calendar entries. Whoever waits for such a mail that nobody has written yet is told by that one.
 */
export async function promiseNews(
  db: WritingDb,
  kind: Extract<MailKind, 'webinar-changed' | 'webinar-cancelled'>,
  webinar: { readonly id: number; readonly schedule: string },
  now: UtcTime,
): Promise<void> {
  const uninformed = sql<SqlBool>`${comingTo(webinar.id)} and told_schedule <> ${webinar.schedule}
    and not exists (
      select 1 from outgoing_mail as mail
      where mail.lead_kind = 'registration' and mail.lead_id = webinar_registrations.id
        and mail.kind in ('webinar-changed', 'webinar-cancelled')
        and mail.status = 'queued' and mail.written_at is null
    )`
  const first = await db
    .selectFrom('webinar_registrations')
    .select('id')
    .where(uninformed)
    .limit(1)
    .executeTakeFirst()
  if (!first) return
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('webinar_registrations')
      .set((row) => ({ sequence: row('sequence', '+', 1) }))
      .where(uninformed)
      .execute()
    await promiseToAll(transaction, uninformed, { kind, occasion: sql`sequence`, now })
  })
}

/** Promises a reminder to those with a seat who asked for one, and had the seat before the reminder was due. */
export async function promiseReminders(
  db: WritingDb,
  webinarId: number,
  reminder: { readonly occasion: string; readonly seatedUntil: UtcTime; readonly expiresAt: UtcTime },
  now: UtcTime,
): Promise<void> {
  const asked = sql<SqlBool>`${comingTo(webinarId)} and status = 'registered' and send_reminder = 1
    and coalesce(confirmed_at, registered_at) <= ${reminder.seatedUntil}`
  const { occasion, expiresAt } = reminder
  await promiseToAll(db, asked, { kind: 'registration-reminder', occasion: sql`${occasion}`, expiresAt, now })
}

/** Promises the recording to those with a seat who asked for it. */
export async function promiseRecording(db: WritingDb, webinarId: number, now: UtcTime): Promise<void> {
  const asked = sql<SqlBool>`${comingTo(webinarId)} and status = 'registered' and send_recording = 1`
  await promiseToAll(db, asked, { kind: 'registration-recording', occasion: sql`''`, now })
}

interface Promised {
  readonly kind: MailKind
  readonly occasion: RawBuilder<unknown>
  readonly expiresAt?: UtcTime
  readonly now: UtcTime
}

/** One statement for all of them: a promise that was made already stays as it is. */
async function promiseToAll(
  db: WritingDb,
  condition: RawBuilder<SqlBool>,
  { kind, occasion, expiresAt, now }: Promised,
): Promise<void> {
  await sql`insert into outgoing_mail
    (kind, lead_kind, lead_id, occasion, recipient, language, send_after, expires_at)
    select ${kind}, 'registration', id, ${occasion}, email, language, ${now}, ${expiresAt ?? null}
    from webinar_registrations where ${condition}
    on conflict (kind, lead_kind, lead_id, occasion) do nothing`.execute(db)
}

/** Remembers which schedule a registrant was told, in the transaction that writes the mail which tells it. */
export async function rememberSchedule(transaction: WritingDb, id: number, schedule: string): Promise<void> {
  await transaction
    .updateTable('webinar_registrations')
    .set({ told_schedule: schedule })
    .where('id', '=', id)
    .execute()
}
