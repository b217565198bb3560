import { sql } from 'kysely'
import { prepared } from '../prepared-query.ts'
import type { UtcTime } from '../tables.ts'
import type { WhitepaperDownloadsTable } from './tables.ts'

/** What a new download says. */
export type NewDownload = Pick<
  WhitepaperDownloadsTable,
  | 'reference'
  | 'form_key'
  | 'whitepaper_id'
  | 'language'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'company'
  | 'job_title'
  | 'phone'
  | 'download_ip'
  | 'user_agent'
  | 'landing_page'
  | 'utm_source'
  | 'utm_medium'
  | 'utm_campaign'
  | 'utm_term'
  | 'utm_content'
  | 'quarantine_reason'
  | 'link_expires_at'
> & { readonly downloaded_at: UtcTime }

/** A whitepaper that is published at a moment, by its slug: what decides whether it is handed out. */
export const publishedWhitepaper = prepared((db, { slug, at }: { slug: string; at: UtcTime }) =>
  db
    .selectFrom('whitepapers')
    .select(['id', 'requires_registration'])
    .where('slug', '=', slug)
    .where('status', '=', 'published')
    .where('deleted_at', 'is', null)
    .where(sql<string>`coalesce(published_at, '')`, '<=', at)
    .where(sql<string>`coalesce(withdrawn_at, '9999')`, '>', at),
)

/** The download that was sent with a form key. */
export const downloadByKey = prepared((db, { key }: { key: string }) =>
  db
    .selectFrom('whitepaper_downloads')
    .select(['id', 'reference', 'whitepaper_id', 'email', 'language', 'link_expires_at', 'quarantine_reason'])
    .where('form_key', '=', key),
)

/** The download that a person has of a whitepaper. */
export const downloadOfPerson = prepared((db, { whitepaper, email }: { whitepaper: number; email: string }) =>
  db
    .selectFrom('whitepaper_downloads')
    .select(['id', 'reference', 'whitepaper_id', 'email', 'language', 'link_expires_at', 'quarantine_reason'])
    .where('whitepaper_id', '=', whitepaper)
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .where('quarantine_reason', 'is', null),
)

/** A download of a person that is kept in quarantine. */
export const quarantinedDownload = prepared(
  (db, { whitepaper, email }: { whitepaper: number; email: string }) =>
    db
      .selectFrom('whitepaper_downloads')
      .select([
        'id',
        'reference',
        'whitepaper_id',
        'email',
        'language',
        'link_expires_at',
        'quarantine_reason',
      ])
      .where('whitepaper_id', '=', whitepaper)
      .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
      .where('quarantine_reason', 'is not', null)
      .limit(1),
)

/** Writes a download. */
export const insertDownload = prepared((db, row: NewDownload) =>
  db.insertInto('whitepaper_downloads').values({
    reference: row.reference,
    form_key: row.form_key,
    whitepaper_id: row.whitepaper_id,
    language: row.language,
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    company: row.company,
    job_title: row.job_title,
    phone: row.phone,
    download_ip: row.download_ip,
    user_agent: row.user_agent,
    landing_page: row.landing_page,
    utm_source: row.utm_source,
    utm_medium: row.utm_medium,
    utm_campaign: row.utm_campaign,
    utm_term: row.utm_term,
    utm_content: row.utm_content,
    quarantine_reason: row.quarantine_reason,
    link_expires_at: row.link_expires_at,
    downloaded_at: row.downloaded_at,
  }),
)

/** Counts a download of a whitepaper. */
export const countDownload = prepared((db, { whitepaper }: { whitepaper: number }) =>
  db
    .updateTable('whitepapers')
    .set((row) => ({ download_count: row('download_count', '+', 1) }))
    .where('id', '=', whitepaper),
)

/** Lets the link of a download open the file for longer. */
export const renewDownload = prepared((db, row: { id: number; expires: UtcTime }) =>
  db.updateTable('whitepaper_downloads').set({ link_expires_at: row.expires }).where('id', '=', row.id),
)

/** Lets a download out of quarantine. */
export const admitQuarantinedDownload = prepared((db, row: { id: number; expires: UtcTime }) =>
  db
    .updateTable('whitepaper_downloads')
    .set({ quarantine_reason: null, link_expires_at: row.expires })
    .where('id', '=', row.id),
)

/** A download with the file of its whitepaper, where both are there. */
export const downloadWithFile = prepared((db, { reference }: { reference: string }) =>
  db
    .selectFrom('whitepaper_downloads as download')
    .innerJoin('whitepapers as paper', 'paper.id', 'download.whitepaper_id')
    .innerJoin('media_files as file', 'file.id', 'paper.file_id')
    .select(['download.id', 'download.email', 'download.language', 'download.whitepaper_id'])
    .select(['download.link_expires_at', 'download.quarantine_reason', 'download.reference'])
    .select(['paper.slug', 'paper.title', 'file.filename', 'file.original_filename', 'file.file_path'])
    .select(['file.file_size', 'file.mime_type', 'file.file_hash'])
    .where('download.reference', '=', reference)
    .where('paper.deleted_at', 'is', null)
    .where('file.deleted_at', 'is', null),
)
