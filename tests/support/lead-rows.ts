import type { Insertable } from 'kysely'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import type {
  BookingsTable,
  ConsentsTable,
  OutgoingMailTable,
  WebinarRegistrationsTable,
  WhitepaperDownloadsTable,
} from '../../src/content-db/leads/tables.ts'
import { mediaRow, webinarRow, whitepaperRow } from './rows.ts'

/** Somebody who fills in forms, with words that stand nowhere else. */
export const maria = {
  first_name: 'Mariannina',
  last_name: 'Quastenflosser',
  email: 'Maria.Quastenflosser@Example.org',
  company: 'Quastenwerke',
  job_title: 'Quastenleiterin',
  phone: '+49 371 5550123',
}

/** Somebody else. */
export const otto = {
  first_name: 'Otto',
  last_name: 'Normal',
  email: 'otto@example.org',
  company: 'Normalwerke',
}

let count = 0
const reference = () => `REFERENCE${String(++count).padStart(8, '0')}`

/** A registration of Otto's for webinar 1, with what a test says otherwise. */
export const registrationRow = (
  row: Partial<Insertable<WebinarRegistrationsTable>> = {},
): Insertable<WebinarRegistrationsTable> => ({
  reference: reference(),
  webinar_id: 1,
  language: 'de',
  ...otto,
  ...row,
})

/** A download of whitepaper 1 by Otto. */
export const downloadRow = (
  row: Partial<Insertable<WhitepaperDownloadsTable>> = {},
): Insertable<WhitepaperDownloadsTable> => ({
  reference: reference(),
  whitepaper_id: 1,
  language: 'de',
  link_expires_at: '2026-02-01 00:00:00',
  ...otto,
  ...row,
})

/** A booking of Otto's. */
export const bookingRow = (row: Partial<Insertable<BookingsTable>> = {}): Insertable<BookingsTable> => ({
  reference: reference(),
  language: 'de',
  booking_type: 'consultation',
  preferred_date: '2026-02-02 09:00:00',
  ...otto,
  ...row,
})

/** Otto's agreement to news, given with registration 1. */
export const consentRow = (row: Partial<Insertable<ConsentsTable>> = {}): Insertable<ConsentsTable> => ({
  reference: reference(),
  email: otto.email,
  purpose: 'marketing',
  wording: 'Ja, bitte.',
  wording_version: '1',
  language: 'de',
  page_path: '/de/webinars/inertia/',
  lead_kind: 'registration',
  lead_id: 1,
  ...row,
})

/** A mail to Otto about registration 1. */
export const mailRow = (row: Partial<Insertable<OutgoingMailTable>> = {}): Insertable<OutgoingMailTable> => ({
  kind: 'registration-confirmed',
  lead_kind: 'registration',
  lead_id: 1,
  recipient: otto.email,
  language: 'de',
  ...row,
})

/** Stores webinar 1 (`inertia`, to come in March 2026, for two), webinar 2 (`cryogenics`, over) and whitepaper 1. */
export async function storeSubjects(db: WritingDb): Promise<void> {
  const soon = { id: 1, slug: 'inertia', scheduled_at: '2026-03-01 14:00:00', max_participants: 2 }
  const over = { id: 2, slug: 'cryogenics', scheduled_at: '2025-12-01 14:00:00' }
  await db
    .insertInto('webinars')
    .values([webinarRow(soon), webinarRow(over)])
    .execute()
  await db
    .insertInto('media_files')
    .values(mediaRow({ id: 1, filename: 'paper.pdf' }))
    .execute()
  await db
    .insertInto('whitepapers')
    .values(whitepaperRow({ id: 1, slug: 'black-start', file_id: 1, status: 'published' }))
    .execute()
}

/** Stores all that Maria ever sent, in every table and column that can tell of her, beside something of Otto's. */
export async function storeMaria(db: WritingDb): Promise<void> {
  const trail = {
    form_key: 'quasten-form-key',
    landing_page: '/de/?email=maria.quastenflosser@example.org',
    utm_source: 'newsletter',
    utm_term: 'quasten-term',
    utm_content: 'quasten-content',
  }
  const message = {
    subject: 'Für Mariannina Quastenflosser',
    text_body: 'Guten Tag, Frau Quastenflosser',
    html_body: '<p>Guten Tag, Frau Quastenflosser</p>',
    headers: '{"To":"Mariannina Quastenflosser"}',
    attachments: '[{"filename":"quasten.ics","contentType":"text/calendar","content":"Quastenflosser"}]',
  }
  for (const row of [
    registrationRow({ id: 1, ...maria, ...trail, email: 'maria.quastenflosser@example.org' }),
    registrationRow({ id: 2, ...maria, webinar_id: 2, attended: 1, send_recording: 1 }),
    registrationRow({ id: 3 }),
  ])
    await db.insertInto('webinar_registrations').values(row).execute()
  for (const row of [
    downloadRow({ id: 1, ...maria, ...trail, download_ip: '192.0.2.77', user_agent: 'Quastenbrowser/1' }),
    downloadRow({ id: 2 }),
  ])
    await db.insertInto('whitepaper_downloads').values(row).execute()
  for (const row of [
    bookingRow({
      id: 1,
      ...maria,
      ...trail,
      timezone: 'Pacific/Chatham',
      subject: 'Quastensubjekt',
      message: 'Ich bin Mariannina Quastenflosser',
      budget_range: 'Quastenbudget',
      meeting_url: 'https://meet.example.org/quasten',
      meeting_notes: 'Quastennotiz',
      assigned_to: null,
    }),
    bookingRow({ id: 2, preferred_date: '2026-02-03 09:00:00' }),
  ])
    await db.insertInto('bookings').values(row).execute()
  for (const row of [
    consentRow({
      id: 1,
      email: maria.email,
      ip_address: '192.0.2.78',
      user_agent: 'Quastenbrowser/2',
      confirmed_at: '2026-01-02 00:00:00',
      confirmed_ip_address: '192.0.2.79',
      confirmed_user_agent: 'Quastenbrowser/3',
    }),
    consentRow({ id: 2, lead_id: 3 }),
  ])
    await db.insertInto('consents').values(row).execute()
  for (const row of [
    mailRow({ id: 1, recipient: maria.email, message_id: '<quasten@example>', ...message, status: 'sent' }),
    mailRow({ id: 2, recipient: maria.email, kind: 'registration-reminder', occasion: 'day' }),
    mailRow({
      id: 3,
      kind: 'booking-assigned',
      lead_kind: 'booking',
      recipient: 'staff@example.org',
      last_error: '550 maria.quastenflosser@example.org',
      ...message,
    }),
    mailRow({ id: 4, kind: 'consent-confirm', lead_kind: 'consent', recipient: 'maria.alias@example.org' }),
    mailRow({ id: 5, lead_id: 3 }),
  ])
    await db.insertInto('outgoing_mail').values(row).execute()
}
