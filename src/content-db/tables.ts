import type { Generated } from 'kysely'

/** UTC, written `YYYY-MM-DD HH:MM:SS`. */
export type UtcTime = string
/** JSON text: an object of texts by language code, the source language required. */
export type Translatable = string
/** JSON text: a list of texts. */
export type TextList = string
/** SQLite's boolean: 0 or 1. */
export type Flag = number

interface Stamps {
  created_at: Generated<UtcTime>
  updated_at: Generated<UtcTime>
}

interface Deletable extends Stamps {
  deleted_at: UtcTime | null
}

/** People who write, and who will sign in to the editors' office. */
export interface AdminUsersTable extends Deletable {
  id: Generated<number>
  email: string
  hashed_password: Generated<string>
  first_name: string
  last_name: string
  avatar_url: string | null
  timezone: Generated<string | null>
  language: string
  role: Generated<'admin' | 'editor' | 'viewer'>
  is_active: Generated<Flag>
  last_login: UtcTime | null
  failed_login_attempts: Generated<number>
  locked_until: UtcTime | null
}

/** Files of the media library; Markdown names them by `filename`. */
export interface MediaFilesTable extends Deletable {
  id: Generated<number>
  filename: string
  original_filename: string
  /** Below the media folder of the data directory. */
  file_path: string
  /** Bytes. */
  file_size: number
  mime_type: string
  /** SHA-256, hex. */
  file_hash: string
  title: Translatable | null
  alt_text: Translatable | null
  description: Translatable | null
  /** JSON: `{"width", "height", "format"}`, pixels. */
  image_metadata: string | null
  folder: Generated<string>
  tags: TextList | null
  uploaded_by: number | null
  upload_ip: string | null
}

export interface PagesTable extends Deletable {
  id: Generated<number>
  /** Address below the language, parts divided by `/`. */
  slug: string
  title: Translatable
  content: Translatable
  excerpt: Translatable | null
  meta_description: Translatable | null
  template: Generated<string>
  status: Generated<'draft' | 'published'>
  is_featured: Generated<Flag>
  sort_order: Generated<number>
  seo_title: Translatable | null
  seo_keywords: Translatable | null
  canonical_url: string | null
  published_at: UtcTime | null
  withdrawn_at: UtcTime | null
  author_id: number | null
}

export type WebinarStatus = 'draft' | 'scheduled' | 'live' | 'completed' | 'cancelled'

export interface WebinarsTable extends Deletable {
  id: Generated<number>
  title: Translatable
  description: Translatable | null
  slug: string
  scheduled_at: UtcTime
  duration_minutes: Generated<number>
  /** IANA name of the zone in which the webinar is announced. */
  timezone: Generated<string>
  max_participants: number | null
  meeting_url: string | null
  recording_url: string | null
  presentation_file_id: number | null
  status: Generated<WebinarStatus>
  registration_enabled: Generated<Flag>
  registration_deadline: UtcTime | null
  presenter_name: string | null
  presenter_bio: Translatable | null
  presenter_avatar_id: number | null
}

export interface WhitepapersTable extends Deletable {
  id: Generated<number>
  title: Translatable
  description: Translatable | null
  slug: string
  file_id: number
  thumbnail_id: number | null
  preview_content: Translatable | null
  category: string | null
  tags: TextList | null
  industry: TextList | null
  requires_registration: Generated<Flag>
  lead_magnet_active: Generated<Flag>
  meta_title: Translatable | null
  meta_description: Translatable | null
  status: Generated<'draft' | 'published'>
  featured: Generated<Flag>
  sort_order: Generated<number>
  published_at: UtcTime | null
  withdrawn_at: UtcTime | null
  author_id: number | null
  download_count: Generated<number>
  view_count: Generated<number>
}

/** Interface texts (namespace `ui`), names of categories, tags and industries (`terms`). */
export interface TranslationsTable extends Stamps {
  id: Generated<number>
  namespace: string
  key: string
  source_language: string
  target_language: string
  source_text: string
  translated_text: string | null
  context: string | null
  status: Generated<'pending' | 'translated' | 'reviewed' | 'approved' | 'rejected'>
  translation_method: Generated<'manual' | 'ai' | 'imported'>
  confidence_score: Generated<number>
  translator_id: number | null
  reviewer_id: number | null
  translated_at: UtcTime | null
  reviewed_at: UtcTime | null
}

export interface SystemSettingsTable extends Stamps {
  id: Generated<number>
  key: string
  value: string | null
  description: string | null
  type: Generated<'string' | 'integer' | 'boolean' | 'json'>
}

export interface RedirectsTable extends Stamps {
  id: Generated<number>
  from_path: string
  to_path: string
  status: Generated<301 | 302 | 307 | 308>
}

export interface SchemaMigrationsTable {
  name: string
  digest: string
  applied_at: UtcTime
}

/** A row of `missing_translations`: a field that has the source language but not this one. */
export interface MissingTranslationsView {
  table_name: string
  id: number
  slug: string
  status: string
  language: string
  missing_field: string
}

/** A row of `translation_coverage`: how much of a table (or `overall`) a language has. */
export interface TranslationCoverageView {
  scope: string
  language: string
  total_content: number
  translated_titles: number
  translated_content: number
  coverage_percentage: number
}

/** Everything that editors' code can reach. */
export interface EditorialTables {
  admin_users: AdminUsersTable
  media_files: MediaFilesTable
  pages: PagesTable
  webinars: WebinarsTable
  whitepapers: WhitepapersTable
  translations: TranslationsTable
  system_settings: SystemSettingsTable
  redirects: RedirectsTable
  schema_migrations: SchemaMigrationsTable
  missing_translations: MissingTranslationsView
  translation_coverage: TranslationCoverageView
}
