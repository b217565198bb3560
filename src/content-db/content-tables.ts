/** What the derived parts of the schema (views, full-text tables, validation) need to know of a content table. */
export interface ContentTable {
  readonly name: 'pages' | 'webinars' | 'whitepapers' | 'media_files'
  /** JSON columns of text by language. */
  readonly translatable: readonly string[]
  /** The field that decides which language a row speaks; where it is empty in every language, the first one does. */
  readonly body: string
  /** Columns that the language view shows as they are. */
  readonly plain: readonly string[]
  /** Columns of times, UTC `YYYY-MM-DD HH:MM:SS`. */
  readonly times: readonly string[]
  /** JSON columns that hold a list of texts. */
  readonly lists: readonly string[]
  /** Columns that are yes or no, written 1 or 0. */
  readonly flags: readonly string[]
  /** Columns of whole numbers. */
  readonly numbers: readonly string[]
  /** Translatable columns that visitors search; empty where the table has no full-text index. */
  readonly searched: readonly string[]
  /** The SQL condition under which a row counts for translation coverage; null where the table is left out of it. */
  readonly covered: string | null
  /** The column that names a row to a person. */
  readonly label: 'slug' | 'filename'
}

const stamps = ['created_at', 'updated_at'] as const

export const contentTables: readonly ContentTable[] = [
  {
    name: 'pages',
    translatable: ['title', 'content', 'excerpt', 'meta_description', 'seo_title', 'seo_keywords'],
    body: 'content',
    plain: [
      ...['slug', 'template', 'status', 'is_featured', 'sort_order', 'canonical_url'],
      ...['published_at', 'withdrawn_at', 'author_id', ...stamps],
    ],
    times: ['published_at', 'withdrawn_at', 'deleted_at', ...stamps],
    lists: [],
    flags: ['is_featured'],
    numbers: ['sort_order'],
    searched: ['title', 'content', 'excerpt'],
    covered: "status = 'published'",
    label: 'slug',
  },
  {
    name: 'webinars',
    translatable: ['title', 'description', 'presenter_bio'],
    body: 'description',
    plain: [
      ...['slug', 'scheduled_at', 'duration_minutes', 'timezone', 'max_participants', 'meeting_url'],
      ...['recording_url', 'presentation_file_id', 'status', 'registration_enabled', 'registration_deadline'],
      ...['presenter_name', 'presenter_avatar_id', ...stamps],
    ],
    times: ['scheduled_at', 'registration_deadline', 'deleted_at', ...stamps],
    lists: [],
    flags: ['registration_enabled'],
    numbers: ['duration_minutes', 'max_participants'],
    searched: ['title', 'description'],
    covered: "status <> 'draft'",
    label: 'slug',
  },
  {
    name: 'whitepapers',
    translatable: ['title', 'description', 'preview_content', 'meta_title', 'meta_description'],
    body: 'description',
    plain: [
      ...['slug', 'file_id', 'thumbnail_id', 'category', 'tags', 'industry', 'requires_registration'],
      ...[
        'lead_magnet_active',
        'status',
        'featured',
        'sort_order',
        'published_at',
        'withdrawn_at',
        'author_id',
      ],
      ...['download_count', 'view_count', ...stamps],
    ],
    times: ['published_at', 'withdrawn_at', 'deleted_at', ...stamps],
    lists: ['tags', 'industry'],
    flags: ['requires_registration', 'lead_magnet_active', 'featured'],
    numbers: ['sort_order', 'download_count', 'view_count'],
    searched: ['title', 'description', 'preview_content'],
    covered: "status = 'published'",
    label: 'slug',
  },
  {
    name: 'media_files',
    translatable: ['title', 'alt_text', 'description'],
    body: 'alt_text',
    plain: ['filename', 'original_filename', 'file_path', 'file_size', 'mime_type', 'file_hash', ...stamps],
    times: ['deleted_at', ...stamps],
    lists: ['tags'],
    flags: [],
    numbers: ['file_size'],
    searched: [],
    covered: null,
    label: 'filename',
  },
]
