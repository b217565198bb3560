import { sql } from 'kysely'
import { prepared } from '../prepared-query.ts'
import type { Flag, UtcTime } from '../tables.ts'

/** What a new registration says, besides where it stands. */
export interface NewRegistration {
  readonly reference: string
  readonly form_key: string | null
  readonly webinar_id: number
  readonly language: string
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly company: string | null
  readonly job_title: string | null
  readonly phone: string | null
  readonly landing_page: string | null
  readonly utm_source: string | null
  readonly utm_medium: string | null
  readonly utm_campaign: string | null
  readonly utm_term: string | null
  readonly utm_content: string | null
  readonly status: 'registered' | 'waiting'
  readonly quarantine_reason: string | null
  readonly send_reminder: Flag
  readonly send_recording: Flag
  readonly registered_at: UtcTime
}

/** A webinar that is announced, by its slug: what decides whether one may register. */
export const announcedWebinar = prepared((db, { slug }: { slug: string }) =>
  db
    .selectFrom('webinars')
    .select(['id', 'slug', 'status', 'scheduled_at', 'duration_minutes', 'max_participants'])
    .select(['registration_enabled', 'registration_deadline'])
    .where('slug', '=', slug)
    .where('status', '<>', 'draft')
    .where('deleted_at', 'is', null),
)

/** The registration that was sent with a form key. */
export const registrationByKey = prepared((db, { key }: { key: string }) =>
  db
    .selectFrom('webinar_registrations')
    .select(['reference', 'status', 'webinar_id', 'email'])
    .where('form_key', '=', key),
)

/** The registration that a person has for a webinar. */
export const registrationOfPerson = prepared((db, { webinar, email }: { webinar: number; email: string }) =>
  db
    .selectFrom('webinar_registrations')
    .select(['reference', 'status'])
    .where('webinar_id', '=', webinar)
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('status', '<>', 'cancelled')
    .where('quarantine_reason', 'is', null),
)

/** A registration of a person that is kept in quarantine. */
export const quarantinedRegistration = prepared(
  (db, { webinar, email }: { webinar: number; email: string }) =>
    db
      .selectFrom('webinar_registrations')
      .select(['reference', 'status'])
      .where('webinar_id', '=', webinar)
      .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
      .where('quarantine_reason', 'is not', null)
      .limit(1),
)

/** How many registrations of a webinar have a status; those in quarantine do not count. */
export const countRegistrations = prepared(
  (db, { webinar, status }: { webinar: number; status: 'registered' | 'waiting' }) =>
    db
      .selectFrom('webinar_registrations')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('webinar_id', '=', webinar)
      .where('status', '=', status)
      .where('quarantine_reason', 'is', null),
)

/** Writes a registration. */
export const insertRegistration = prepared((db, row: NewRegistration) =>
  db.insertInto('webinar_registrations').values({
    reference: row.reference,
    form_key: row.form_key,
    webinar_id: row.webinar_id,
    language: row.language,
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    company: row.company,
    job_title: row.job_title,
    phone: row.phone,
    landing_page: row.landing_page,
    utm_source: row.utm_source,
    utm_medium: row.utm_medium,
    utm_campaign: row.utm_campaign,
    utm_term: row.utm_term,
    utm_content: row.utm_content,
    status: row.status,
    quarantine_reason: row.quarantine_reason,
    send_reminder: row.send_reminder,
    send_recording: row.send_recording,
    registered_at: row.registered_at,
  }),
)

/** Where a registration stands, by its reference: with its place among those who wait for the same webinar. */
export const registrationStanding = prepared((db, { reference }: { reference: string }) =>
  db
    .selectFrom('webinar_registrations as own')
    .select(['own.reference', 'own.status'])
    .select((row) =>
      row
        .selectFrom('webinar_registrations as other')
        .select((counted) => counted.fn.countAll<number>().as('place'))
        .whereRef('other.webinar_id', '=', 'own.webinar_id')
        .where('other.status', '=', 'waiting')
        .where('other.quarantine_reason', 'is', null)
        .whereRef('other.id', '<=', 'own.id')
        .as('place'),
    )
    .where('own.reference', '=', reference),
)
