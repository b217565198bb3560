import type { Selectable } from 'kysely'
import type { LanguageCode } from '../../languages.ts'
import type { WritingDb } from '../connection.sqlite.ts'
import { type Field, fieldOf } from '../published/field.ts'
import { minutesAfter } from '../published/webinar-time.ts'
import type { UtcTime, WebinarStatus } from '../tables.ts'
import type {
  BookingsTable,
  ConsentsTable,
  WebinarRegistrationsTable,
  WhitepaperDownloadsTable,
} from './tables.ts'

export type RegistrationRow = Selectable<WebinarRegistrationsTable>
export type DownloadRow = Selectable<WhitepaperDownloadsTable>
export type BookingRow = Selectable<BookingsTable>
export type ConsentRow = Selectable<ConsentsTable>

/** A webinar as its registrants are told of it, which is more than the public site shows. */
export interface MailedWebinar {
  readonly id: number
  readonly slug: string
  readonly title: Field
  readonly status: WebinarStatus
  /** False for one that was deleted. */
  readonly exists: boolean
  readonly startsAt: UtcTime
  readonly endsAt: UtcTime
  readonly durationMinutes: number
  readonly timezone: string
  readonly presenter: string | null
  readonly meetingUrl: string | null
  readonly recordingUrl: string | null
}

/** A registration and its webinar, in a language; undefined where it is gone. */
export async function registrationById(
  db: WritingDb,
  id: number,
  language: LanguageCode,
): Promise<{ registration: RegistrationRow; webinar: MailedWebinar } | undefined> {
  const registration = await db
    .selectFrom('webinar_registrations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  const row =
    registration &&
    (await db.selectFrom('webinars').selectAll().where('id', '=', registration.webinar_id).executeTakeFirst())
  if (!registration || !row) return undefined
  const webinar: MailedWebinar = {
    id: row.id,
    slug: row.slug,
    title: titleOf(row, language),
    status: row.status,
    exists: row.deleted_at === null,
    startsAt: row.scheduled_at,
    endsAt: minutesAfter(row.scheduled_at, row.duration_minutes),
    durationMinutes: row.duration_minutes,
    timezone: row.timezone,
    presenter: row.presenter_name,
    meetingUrl: row.meeting_url,
    recordingUrl: row.recording_url,
  }
  return { registration, webinar }
}

/** A download and the title of its whitepaper, in a language; undefined where it is gone. */
export async function downloadById(
  db: WritingDb,
  id: number,
  language: LanguageCode,
): Promise<{ download: DownloadRow; title: Field; slug: string } | undefined> {
  const download = await db
    .selectFrom('whitepaper_downloads')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  const row =
    download &&
    (await db
      .selectFrom('whitepapers')
      .select(['title', 'slug'])
      .where('id', '=', download.whitepaper_id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst())
  return download && row ? { download, title: titleOf(row, language), slug: row.slug } : undefined
}

/** A booking and who has it; undefined where it is gone. */
export async function bookingById(
  db: WritingDb,
  id: number,
): Promise<
  { booking: BookingRow; staff: { name: string; email: string; timezone: string } | null } | undefined
> {
  const booking = await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()
  if (!booking) return undefined
  const person =
    booking.assigned_to === null
      ? undefined
      : await db
          .selectFrom('admin_users')
          .select(['first_name', 'last_name', 'email', 'timezone'])
          .where('id', '=', booking.assigned_to)
          .executeTakeFirst()
  const staff = person
    ? {
        name: `${person.first_name} ${person.last_name}`,
        email: person.email,
        timezone: person.timezone ?? 'UTC',
      }
    : null
  return { booking, staff }
}

/** What somebody agreed to; undefined where it is gone. */
export function consentById(db: WritingDb, id: number): Promise<ConsentRow | undefined> {
  return db.selectFrom('consents').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The title in a language, or the one that it falls back to: each row has one in the source language. */
const titleOf = (row: { readonly title: string }, language: LanguageCode) =>
  fieldOf(JSON.parse(row.title), language) as Field
