import type { LanguageCode } from '../../languages.ts'
import type { Flag, TextList, UtcTime, WebinarStatus } from '../tables.ts'

/** A row of `pages_<language>`: texts after falling back, beside each the language it really speaks. */
export interface PageView {
  id: number
  slug: string
  title: string
  title_language: LanguageCode
  content: string
  content_language: LanguageCode
  excerpt: string | null
  excerpt_language: LanguageCode | null
  meta_description: string | null
  meta_description_language: LanguageCode | null
  seo_title: string | null
  seo_title_language: LanguageCode | null
  seo_keywords: string | null
  seo_keywords_language: LanguageCode | null
  template: string
  status: 'draft' | 'published'
  is_featured: Flag
  sort_order: number
  canonical_url: string | null
  published_at: UtcTime | null
  withdrawn_at: UtcTime | null
  author_id: number | null
  created_at: UtcTime
  updated_at: UtcTime
}

/** A row of `webinars_<language>`. */
export interface WebinarView {
  id: number
  slug: string
  title: string
  title_language: LanguageCode
  description: string | null
  description_language: LanguageCode | null
  presenter_bio: string | null
  presenter_bio_language: LanguageCode | null
  /** The language that the webinar speaks as a whole: that of its description, else of its title. */
  content_language: LanguageCode
  scheduled_at: UtcTime
  duration_minutes: number
  timezone: string
  max_participants: number | null
  meeting_url: string | null
  recording_url: string | null
  presentation_file_id: number | null
  status: WebinarStatus
  registration_enabled: Flag
  registration_deadline: UtcTime | null
  presenter_name: string | null
  presenter_avatar_id: number | null
  created_at: UtcTime
  updated_at: UtcTime
}

/** A row of `whitepapers_<language>`. */
export interface WhitepaperView {
  id: number
  slug: string
  title: string
  title_language: LanguageCode
  description: string | null
  description_language: LanguageCode | null
  preview_content: string | null
  preview_content_language: LanguageCode | null
  meta_title: string | null
  meta_title_language: LanguageCode | null
  meta_description: string | null
  meta_description_language: LanguageCode | null
  /** The language that the whitepaper's page speaks as a whole: that of its description, else of its title. */
  content_language: LanguageCode
  file_id: number
  thumbnail_id: number | null
  category: string | null
  tags: TextList | null
  industry: TextList | null
  requires_registration: Flag
  lead_magnet_active: Flag
  status: 'draft' | 'published'
  featured: Flag
  sort_order: number
  published_at: UtcTime | null
  withdrawn_at: UtcTime | null
  author_id: number | null
  download_count: number
  view_count: number
  created_at: UtcTime
  updated_at: UtcTime
}

/** A row of `media_files_<language>`. */
export interface MediaFileView {
  id: number
  filename: string
  original_filename: string
  file_path: string
  file_size: number
  mime_type: string
  file_hash: string
  title: string | null
  title_language: LanguageCode | null
  alt_text: string | null
  alt_text_language: LanguageCode | null
  description: string | null
  description_language: LanguageCode | null
  content_language: LanguageCode | null
  image_width: number | null
  image_height: number | null
  image_format: string | null
  image_frames: number | null
  image_color: string | null
  created_at: UtcTime
  updated_at: UtcTime
}

/** A row of `interface_texts_<language>`. */
export interface InterfaceTextView {
  namespace: string
  key: string
  text: string
  text_language: LanguageCode
}

/** A row of `authors`. */
export interface AuthorView {
  id: number
  name: string
  avatar_url: string | null
}

/** A row of `public_settings`. */
export interface PublicSettingView {
  key: string
  value: string | null
  type: 'string' | 'integer' | 'boolean' | 'json'
}
