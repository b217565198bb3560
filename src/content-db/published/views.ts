import { sql } from 'kysely'
import type { LanguageCode } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import type {
  AuthorView,
  InterfaceTextView,
  MediaFileView,
  PageView,
  PublicSettingView,
  WebinarView,
  WhitepaperView,
} from './rows.ts'

/** The pages as one language shows them, to select from. */
export const pagesIn = (language: LanguageCode) => sql<PageView>`${sql.table(`pages_${language}`)}`.as('page')

/** The webinars as one language shows them. */
export const webinarsIn = (language: LanguageCode) =>
  sql<WebinarView>`${sql.table(`webinars_${language}`)}`.as('webinar')

/** The whitepapers as one language shows them. */
export const whitepapersIn = (language: LanguageCode) =>
  sql<WhitepaperView>`${sql.table(`whitepapers_${language}`)}`.as('whitepaper')

/** The media library with texts of one language. */
export const mediaIn = (language: LanguageCode) =>
  sql<MediaFileView>`${sql.table(`media_files_${language}`)}`.as('media')

/** Interface texts and terms in one language. */
export const interfaceTextsIn = (language: LanguageCode) =>
  sql<InterfaceTextView>`${sql.table(`interface_texts_${language}`)}`.as('words')

/** People who write. */
export const authors = sql<AuthorView>`${sql.table('authors')}`.as('author')

/** Settings that the public site may read. */
export const publicSettings = sql<PublicSettingView>`${sql.table('public_settings')}`.as('setting')

/** The condition that a page or whitepaper is published at a moment: not a draft, not yet to come, not withdrawn. */
export const publishedAt = (alias: 'page' | 'whitepaper', asOf: UtcTime) => sql<boolean>`(
  ${sql.ref(`${alias}.status`)} = 'published'
  and (${sql.ref(`${alias}.published_at`)} is null or ${sql.ref(`${alias}.published_at`)} <= ${asOf})
  and (${sql.ref(`${alias}.withdrawn_at`)} is null or ${sql.ref(`${alias}.withdrawn_at`)} > ${asOf})
)`
