import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { LeadsDb } from '../group-commit.sqlite.ts'
import { prepared } from '../prepared-query.ts'
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
const comingTo = (webinar: number) =>
  sql<SqlBool>`webinar_id = ${webinar} and status <> 'cancelled' and quarantine_reason is null and email like '%_@_%'`

/** What the registrants of a webinar are to know. */
interface News {
  readonly webinar: number
  readonly schedule: string
}

/**
 * Everybody who was last told another schedule than this one. Whoever waits for a mail that nobody has written yet is
 * told by that one.
 */
const uninformed = ({ webinar, schedule }: News) => sql<SqlBool>`${comingTo(webinar)}
  and told_schedule <> ${schedule}
  and not exists (
    select 1 from outgoing_mail as mail
    where mail.lead_kind = 'registration' and mail.lead_id = webinar_registrations.id
      and mail.kind in ('webinar-changed', 'webinar-cancelled')
      and mail.status = 'queued' and mail.written_at is null
  )`

/** Somebody who has to be told news. */
export const anyUninformed = prepared((db, news: News) =>
  db.selectFrom('webinar_registrations').select('id').where(uninformed(news)).limit(1),
)

/** Raises the sequence of the calendar entries of everybody who has to be told news. */
export const raiseSequences = prepared((db, news: News) =>
  db
    .updateTable('webinar_registrations')
    .set((row) => ({ sequence: row('sequence', '+', 1) }))
    .where(uninformed(news)),
)

/** Promises news to everybody who has to be told, after their sequences were raised. */
export const promiseNews = prepared(
  (db, news: News & { kind: Extract<MailKind, 'webinar-changed' | 'webinar-cancelled'>; now: UtcTime }) =>
    promiseToAll(db, uninformed(news), {
      kind: sql`${news.kind}`,
      occasion: sql`sequence`,
      expiresAt: sql`null`,
      now: news.now,
    }),
)

/** Promises a reminder to those with a seat who asked for one, and had the seat before the reminder was due. */
export const promiseReminders = prepared(
  (
    db,
    reminder: { webinar: number; occasion: string; seatedUntil: UtcTime; expiresAt: UtcTime; now: UtcTime },
  ) => {
    const asked = sql<SqlBool>`${comingTo(reminder.webinar)} and status = 'registered' and send_reminder = 1
      and coalesce(confirmed_at, registered_at) <= ${reminder.seatedUntil}`
    const { occasion, expiresAt, now } = reminder
    return promiseToAll(db, asked, {
      kind: sql`'registration-reminder'`,
      occasion: sql`${occasion}`,
      expiresAt: sql`${expiresAt}`,
      now,
    })
  },
)

/** Promises the recording to those with a seat who asked for it. */
export const promiseRecording = prepared((db, { webinar, now }: { webinar: number; now: UtcTime }) => {
  const asked = sql<SqlBool>`${comingTo(webinar)} and status = 'registered' and send_recording = 1`
  return promiseToAll(db, asked, {
    kind: sql`'registration-recording'`,
    occasion: sql`''`,
    expiresAt: sql`null`,
    now,
  })
})

interface Promised {
  readonly kind: RawBuilder<unknown>
  readonly occasion: RawBuilder<unknown>
  readonly expiresAt: RawBuilder<unknown>
  readonly now: UtcTime
}

/** One statement for all of them: a promise that was made already stays as it is. */
const promiseToAll = (
  db: WritingDb,
  condition: RawBuilder<SqlBool>,
  { kind, occasion, expiresAt, now }: Promised,
) => ({
  compile: () =>
    sql`insert into outgoing_mail
      (kind, lead_kind, lead_id, occasion, recipient, language, send_after, expires_at)
      select ${kind}, 'registration', id, ${occasion}, email, language, ${now}, ${expiresAt}
      from webinar_registrations where ${condition}
      on conflict (kind, lead_kind, lead_id, occasion) do nothing`.compile(db),
})

/** Remembers which schedule a registrant was told, in the transaction that writes the mail which tells it. */
export function rememberSchedule(db: LeadsDb, id: number, schedule: string): void {
  db.run(scheduleTold({ id, schedule }))
}

const scheduleTold = prepared((db, { id, schedule }: { id: number; schedule: string }) =>
  db.updateTable('webinar_registrations').set({ told_schedule: schedule }).where('id', '=', id),
)
