-- The tables of the public site: who writes, what is written, the files it shows, and the words around it.
-- Slugs are unique among living rows only, so that a deleted page's address can be used again.
-- What depends on the list of languages (views, full-text tables, validation) is derived: see
-- src/content-db/derived/. Times are UTC, written YYYY-MM-DD HH:MM:SS.

CREATE TABLE admin_users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE,
  -- '!' is the hash of no password: an author who cannot sign in.
  hashed_password TEXT NOT NULL DEFAULT '!',
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  avatar_url TEXT,
  timezone TEXT DEFAULT 'UTC',
  language TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'viewer' CHECK (role IN ('admin', 'editor', 'viewer')),
  is_active BOOLEAN NOT NULL DEFAULT 1,
  last_login DATETIME,
  failed_login_attempts INTEGER NOT NULL DEFAULT 0,
  locked_until DATETIME,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME
);
CREATE INDEX idx_admin_users_role ON admin_users(role);

CREATE TABLE media_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filename TEXT NOT NULL,
  original_filename TEXT NOT NULL,
  file_path TEXT NOT NULL,
  file_size INTEGER NOT NULL CHECK (file_size >= 0),
  mime_type TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  title TEXT CHECK (title IS NULL OR json_valid(title)),
  alt_text TEXT CHECK (alt_text IS NULL OR json_valid(alt_text)),
  description TEXT CHECK (description IS NULL OR json_valid(description)),
  image_metadata TEXT CHECK (image_metadata IS NULL OR json_valid(image_metadata)),
  folder TEXT NOT NULL DEFAULT '/',
  tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
  uploaded_by INTEGER REFERENCES admin_users(id),
  upload_ip TEXT,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME
);
-- Texts name a file by its filename: /media/<filename>.
CREATE UNIQUE INDEX idx_media_files_filename ON media_files(filename) WHERE deleted_at IS NULL;
CREATE INDEX idx_media_files_hash ON media_files(file_hash);
CREATE INDEX idx_media_files_folder ON media_files(folder);

CREATE TABLE pages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL,
  title TEXT NOT NULL CHECK (json_valid(title)),
  content TEXT NOT NULL CHECK (json_valid(content)),
  excerpt TEXT CHECK (excerpt IS NULL OR json_valid(excerpt)),
  meta_description TEXT CHECK (meta_description IS NULL OR json_valid(meta_description)),
  template TEXT NOT NULL DEFAULT 'default',
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
  is_featured BOOLEAN NOT NULL DEFAULT 0,
  sort_order INTEGER NOT NULL DEFAULT 0,
  seo_title TEXT CHECK (seo_title IS NULL OR json_valid(seo_title)),
  seo_keywords TEXT CHECK (seo_keywords IS NULL OR json_valid(seo_keywords)),
  canonical_url TEXT,
  published_at DATETIME,
  -- From this moment on the page is gone from the site again.
  withdrawn_at DATETIME,
  author_id INTEGER REFERENCES admin_users(id),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME
);
CREATE UNIQUE INDEX idx_pages_slug ON pages(slug) WHERE deleted_at IS NULL;
CREATE INDEX idx_pages_published ON pages(published_at);
CREATE INDEX idx_pages_author ON pages(author_id);

CREATE TABLE webinars (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (json_valid(title)),
  description TEXT CHECK (description IS NULL OR json_valid(description)),
  slug TEXT NOT NULL,
  scheduled_at DATETIME NOT NULL,
  duration_minutes INTEGER NOT NULL DEFAULT 60 CHECK (duration_minutes > 0),
  timezone TEXT NOT NULL DEFAULT 'UTC',
  max_participants INTEGER CHECK (max_participants IS NULL OR max_participants > 0),
  meeting_url TEXT,
  recording_url TEXT,
  presentation_file_id INTEGER REFERENCES media_files(id),
  status TEXT NOT NULL DEFAULT 'scheduled'
    CHECK (status IN ('draft', 'scheduled', 'live', 'completed', 'cancelled')),
  registration_enabled BOOLEAN NOT NULL DEFAULT 1,
  registration_deadline DATETIME,
  presenter_name TEXT,
  presenter_bio TEXT CHECK (presenter_bio IS NULL OR json_valid(presenter_bio)),
  presenter_avatar_id INTEGER REFERENCES media_files(id),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME
);
CREATE UNIQUE INDEX idx_webinars_slug ON webinars(slug) WHERE deleted_at IS NULL;
CREATE INDEX idx_webinars_scheduled_at ON webinars(scheduled_at);

CREATE TABLE whitepapers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL CHECK (json_valid(title)),
  description TEXT CHECK (description IS NULL OR json_valid(description)),
  slug TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES media_files(id),
  thumbnail_id INTEGER REFERENCES media_files(id),
  preview_content TEXT CHECK (preview_content IS NULL OR json_valid(preview_content)),
  category TEXT,
  tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
  industry TEXT CHECK (industry IS NULL OR json_valid(industry)),
  requires_registration BOOLEAN NOT NULL DEFAULT 1,
  lead_magnet_active BOOLEAN NOT NULL DEFAULT 1,
  meta_title TEXT CHECK (meta_title IS NULL OR json_valid(meta_title)),
  meta_description TEXT CHECK (meta_description IS NULL OR json_valid(meta_description)),
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
  featured BOOLEAN NOT NULL DEFAULT 0,
  sort_order INTEGER NOT NULL DEFAULT 0,
  published_at DATETIME,
  withdrawn_at DATETIME,
  author_id INTEGER REFERENCES admin_users(id),
  download_count INTEGER NOT NULL DEFAULT 0,
  view_count INTEGER NOT NULL DEFAULT 0,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME
);
CREATE UNIQUE INDEX idx_whitepapers_slug ON whitepapers(slug) WHERE deleted_at IS NULL;
CREATE INDEX idx_whitepapers_category ON whitepapers(category);
CREATE INDEX idx_whitepapers_published ON whitepapers(published_at);

CREATE TABLE translations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  namespace TEXT NOT NULL,
  key TEXT NOT NULL,
  source_language TEXT NOT NULL,
  target_language TEXT NOT NULL,
  source_text TEXT NOT NULL,
  translated_text TEXT,
  context TEXT,
  status TEXT NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'translated', 'reviewed', 'approved', 'rejected')),
  -- 'imported' marks a text as shipped: an upgrade may replace it. A text that a person changed is 'manual'.
  translation_method TEXT NOT NULL DEFAULT 'manual' CHECK (translation_method IN ('manual', 'ai', 'imported')),
  confidence_score REAL NOT NULL DEFAULT 0.0 CHECK (confidence_score BETWEEN 0.0 AND 1.0),
  translator_id INTEGER REFERENCES admin_users(id),
  reviewer_id INTEGER REFERENCES admin_users(id),
  translated_at DATETIME,
  reviewed_at DATETIME,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (namespace, key, source_language, target_language)
);
CREATE INDEX idx_translations_language ON translations(target_language);

CREATE TABLE system_settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT,
  description TEXT,
  type TEXT NOT NULL DEFAULT 'string' CHECK (type IN ('string', 'integer', 'boolean', 'json')),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CHECK (type <> 'json' OR value IS NULL OR json_valid(value))
);

-- A path without a language applies below every language; one that names a language, to itself alone.
CREATE TABLE redirects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  from_path TEXT NOT NULL UNIQUE CHECK (from_path GLOB '/*' AND from_path NOT GLOB '*[?#]*'),
  to_path TEXT NOT NULL,
  status INTEGER NOT NULL DEFAULT 301 CHECK (status IN (301, 302, 307, 308)),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
