import type { Insertable } from 'kysely'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import type {
  MediaFilesTable,
  PagesTable,
  WebinarsTable,
  WhitepapersTable,
} from '../../src/content-db/tables.ts'

/** JSON as translatable columns hold it. */
export const texts = (byLanguage: Readonly<Record<string, string | null>>) => JSON.stringify(byLanguage)

const deletedAt = '2026-01-10 08:00:00'
const everywhere = (english: string, german: string) => texts({ en: english, de: german })

/** A page with the least that a page must have, and what a test adds. */
export const pageRow = (row: Partial<Insertable<PagesTable>> & { slug: string }): Insertable<PagesTable> => ({
  title: texts({ en: `Title of ${row.slug}` }),
  content: texts({ en: `Content of ${row.slug}` }),
  ...row,
})

/** A webinar with the least that a webinar must have. */
export const webinarRow = (
  row: Partial<Insertable<WebinarsTable>> & { slug: string },
): Insertable<WebinarsTable> => ({
  title: texts({ en: `Title of ${row.slug}` }),
  scheduled_at: '2026-03-01 14:00:00',
  ...row,
})

/** A whitepaper with the least that a whitepaper must have. */
export const whitepaperRow = (
  row: Partial<Insertable<WhitepapersTable>> & { slug: string; file_id: number },
): Insertable<WhitepapersTable> => ({ title: texts({ en: `Title of ${row.slug}` }), ...row })

/** A media file with the least that a file must have. */
export const mediaRow = (
  row: Partial<Insertable<MediaFilesTable>> & { filename: string },
): Insertable<MediaFilesTable> => ({
  original_filename: row.filename,
  file_path: `ab/${row.filename}`,
  file_size: 1024,
  mime_type: 'application/pdf',
  file_hash: 'ab'.repeat(32),
  ...row,
})

/** Pages: everything said in both languages, half of it, nothing but English, a draft, a deleted one. */
export const pages = {
  flywheels: pageRow({
    id: 1,
    slug: 'products/flywheels',
    title: everywhere('Flywheels', 'Schwungräder'),
    content: everywhere('A rotor in a vacuum.', 'Ein Rotor im Vakuum.'),
    excerpt: everywhere('Seconds, not hours.', 'Sekunden statt Stunden.'),
    meta_description: everywhere('Storage that turns.', 'Speicher, der sich dreht.'),
    seo_title: everywhere('Flywheel storage', 'Schwungradspeicher'),
    seo_keywords: everywhere('flywheel', 'Schwungrad'),
    template: 'landing',
    status: 'published',
    is_featured: 1,
    sort_order: 3,
    canonical_url: 'https://example.com/flywheels',
    published_at: '2026-01-01 08:00:00',
    withdrawn_at: '2030-01-01 00:00:00',
    author_id: 1,
  }),
  halfGerman: pageRow({
    id: 2,
    slug: 'products/smes',
    title: everywhere('Superconducting storage', 'Supraleitende Speicher'),
    content: everywhere('A current that does not stop.', '  \n\t'),
    excerpt: texts({ en: 'Cold, quick.', de: null }),
    status: 'published',
  }),
  englishOnly: pageRow({ id: 3, slug: 'careers', status: 'published' }),
  draft: pageRow({ id: 4, slug: 'prototype' }),
  deleted: pageRow({ id: 5, slug: 'careers-2019', status: 'published', deleted_at: deletedAt }),
}

/** Webinars: all fields in both languages, English only, a draft, a deleted one. */
export const webinars = {
  inertia: webinarRow({
    id: 1,
    slug: 'inertia',
    title: everywhere('Inertia', 'Trägheit'),
    description: everywhere('What a grid loses.', 'Was ein Netz verliert.'),
    presenter_bio: everywhere('Builds rotors.', 'Baut Rotoren.'),
    duration_minutes: 45,
    timezone: 'Europe/Berlin',
    max_participants: 80,
    meeting_url: 'https://meet.example.com/inertia',
    recording_url: 'https://video.example.com/inertia',
    presentation_file_id: 1,
    status: 'completed',
    registration_enabled: 0,
    registration_deadline: '2026-02-28 12:00:00',
    presenter_name: 'Ada Winkler',
    presenter_avatar_id: 2,
  }),
  englishOnly: webinarRow({ id: 2, slug: 'cryogenics', description: texts({ en: 'Keeping it cold.' }) }),
  untold: webinarRow({ id: 3, slug: 'open-hour', title: everywhere('Open hour', 'Sprechstunde') }),
  draft: webinarRow({ id: 4, slug: 'bearings', status: 'draft' }),
  deleted: webinarRow({ id: 5, slug: 'rotors-2019', deleted_at: deletedAt }),
}

/** Whitepapers: all fields in both languages, English only, a draft, a deleted one. */
export const whitepapers = {
  blackStart: whitepaperRow({
    id: 1,
    slug: 'black-start',
    file_id: 1,
    thumbnail_id: 2,
    title: everywhere('Black start', 'Schwarzstart'),
    description: everywhere('A grid from nothing.', 'Ein Netz aus dem Nichts.'),
    preview_content: everywhere('First the breakers.', 'Zuerst die Schalter.'),
    meta_title: everywhere('Black start guide', 'Leitfaden Schwarzstart'),
    meta_description: everywhere('How to start.', 'Wie man anfängt.'),
    category: 'guide',
    tags: '["grid","inertia"]',
    industry: '["utilities"]',
    status: 'published',
    featured: 1,
    sort_order: 1,
    published_at: '2026-01-02 08:00:00',
    withdrawn_at: '2031-01-01 00:00:00',
    author_id: 1,
  }),
  englishOnly: whitepaperRow({
    id: 2,
    slug: 'halbach-arrays',
    file_id: 1,
    description: texts({ en: 'Flux on one side.' }),
    status: 'published',
  }),
  draft: whitepaperRow({ id: 3, slug: 'quench', file_id: 1 }),
  deleted: whitepaperRow({ id: 4, slug: 'rotors', file_id: 1, status: 'published', deleted_at: deletedAt }),
}

/** Files: a report, a picture with texts in both languages, a deleted one. */
export const mediaFiles = {
  report: mediaRow({ id: 1, filename: 'report.pdf' }),
  rotor: mediaRow({
    id: 2,
    filename: 'rotor.png',
    mime_type: 'image/png',
    title: everywhere('Rotor', 'Läufer'),
    alt_text: everywhere('A rotor', 'Ein Läufer'),
    description: everywhere('In its housing.', 'In seinem Gehäuse.'),
    image_metadata: '{"width":1200,"height":800,"format":"png","frames":2,"color":"#153249"}',
    tags: '["rotor"]',
    uploaded_by: 1,
    upload_ip: '192.0.2.1',
  }),
  deleted: mediaRow({ id: 3, filename: 'gone.pdf', deleted_at: deletedAt }),
}

const person = { first_name: 'Ada', last_name: 'Winkler', language: 'de' }

const people = [
  { ...person, id: 1, email: 'ada@example.com', avatar_url: '/media/ada.png', hashed_password: 'secret' },
  { ...person, id: 2, email: 'lise@example.com', first_name: 'Lise' },
  { ...person, id: 3, email: 'gone@example.com', first_name: 'Gone', deleted_at: deletedAt },
]

/** Stores all of these rows, two authors (one without an avatar) and one who has left. */
export async function storeRows(db: WritingDb): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const row of people) await trx.insertInto('admin_users').values(row).execute()
    for (const row of Object.values(mediaFiles)) await trx.insertInto('media_files').values(row).execute()
    for (const row of Object.values(pages)) await trx.insertInto('pages').values(row).execute()
    for (const row of Object.values(webinars)) await trx.insertInto('webinars').values(row).execute()
    for (const row of Object.values(whitepapers)) await trx.insertInto('whitepapers').values(row).execute()
  })
}
