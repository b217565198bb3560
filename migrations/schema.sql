-- The schema that the migrations and the list of languages add up to, to read and to compare.
-- Made by `npm run schema`, never applied: see the other files of this folder and src/content-db/derived/.

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

CREATE TABLE analytics_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_type TEXT NOT NULL CHECK (event_type IN ('page_view', 'download', 'registration', 'booking')),
  event_category TEXT CHECK (event_category IN ('webinar', 'whitepaper', 'page')),
  event_action TEXT CHECK (event_action IN ('view', 'download', 'register', 'book')),
  event_label TEXT,
  language TEXT,
  page_path TEXT,
  referrer TEXT,
  session_id TEXT,
  utm_source TEXT,
  utm_medium TEXT,
  utm_campaign TEXT,
  utm_term TEXT,
  utm_content TEXT,
  metadata TEXT CHECK (metadata IS NULL OR json_valid(metadata)),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_analytics_events_created ON analytics_events(created_at);
CREATE INDEX idx_analytics_events_type ON analytics_events(event_type, created_at);

CREATE TABLE bookings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  form_key TEXT UNIQUE,
  language TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT NOT NULL,
  company TEXT,
  job_title TEXT,
  phone TEXT,
  booking_type TEXT NOT NULL CHECK (booking_type IN ('consultation', 'demo', 'support')),
  -- The start, UTC; with `duration_minutes` the slot that `assigned_to` gives.
  preferred_date DATETIME NOT NULL,
  duration_minutes INTEGER NOT NULL DEFAULT 30 CHECK (duration_minutes > 0),
  -- The visitor's zone, in which mails tell the time.
  timezone TEXT NOT NULL DEFAULT 'UTC',
  -- A visitor's own words.
  subject TEXT,
  message TEXT,
  budget_range TEXT,
  urgency TEXT CHECK (urgency IN ('low', 'medium', 'high', 'urgent')),
  status TEXT NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'confirmed', 'completed', 'cancelled', 'no_show')),
  quarantine_reason TEXT,
  sequence INTEGER NOT NULL DEFAULT 0,
  confirmed_at DATETIME,
  completed_at DATETIME,
  cancelled_at DATETIME,
  meeting_url TEXT,
  meeting_notes TEXT,
  follow_up_required BOOLEAN NOT NULL DEFAULT 0,
  lead_score INTEGER NOT NULL DEFAULT 0,
  lead_source TEXT NOT NULL DEFAULT 'website' CHECK (lead_source IN ('website', 'referral', 'campaign')),
  landing_page TEXT,
  utm_source TEXT,
  utm_medium TEXT,
  utm_campaign TEXT,
  utm_term TEXT,
  utm_content TEXT,
  assigned_to INTEGER REFERENCES admin_users(id),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME,
  erased_at DATETIME
);
CREATE INDEX idx_bookings_created ON bookings(created_at);
CREATE INDEX idx_bookings_email ON bookings(lower(email));
CREATE UNIQUE INDEX idx_bookings_person ON bookings(preferred_date, lower(email))
  WHERE status IN ('pending', 'confirmed') AND quarantine_reason IS NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX idx_bookings_slot ON bookings(assigned_to, preferred_date)
  WHERE status IN ('pending', 'confirmed') AND quarantine_reason IS NULL AND deleted_at IS NULL;
CREATE INDEX idx_bookings_status ON bookings(status, preferred_date);

CREATE TRIGGER refuse_overlap_bookings_insert BEFORE INSERT ON bookings
WHEN NEW.assigned_to IS NOT NULL AND NEW.status IN ('pending', 'confirmed') AND NEW.quarantine_reason IS NULL AND NEW.deleted_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'bookings.preferred_date: this person has another booking at that time.')
  WHERE EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.assigned_to = NEW.assigned_to AND other.id IS NOT NEW.id AND other.status IN ('pending', 'confirmed') AND other.quarantine_reason IS NULL AND other.deleted_at IS NULL
      AND other.preferred_date < datetime(NEW.preferred_date, '+' || NEW.duration_minutes || ' minutes') AND datetime(other.preferred_date, '+' || other.duration_minutes || ' minutes') > NEW.preferred_date
  );
END;

CREATE TRIGGER refuse_overlap_bookings_update BEFORE UPDATE ON bookings
WHEN NEW.assigned_to IS NOT NULL AND NEW.status IN ('pending', 'confirmed') AND NEW.quarantine_reason IS NULL AND NEW.deleted_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'bookings.preferred_date: this person has another booking at that time.')
  WHERE EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.assigned_to = NEW.assigned_to AND other.id IS NOT NEW.id AND other.status IN ('pending', 'confirmed') AND other.quarantine_reason IS NULL AND other.deleted_at IS NULL
      AND other.preferred_date < datetime(NEW.preferred_date, '+' || NEW.duration_minutes || ' minutes') AND datetime(other.preferred_date, '+' || other.duration_minutes || ' minutes') > NEW.preferred_date
  );
END;

CREATE TRIGGER stamp_bookings AFTER UPDATE ON bookings
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE bookings SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TABLE consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('privacy_notice', 'marketing')),
  wording TEXT NOT NULL,
  wording_version TEXT NOT NULL,
  language TEXT NOT NULL,
  page_path TEXT NOT NULL,
  lead_kind TEXT NOT NULL CHECK (lead_kind IN ('registration', 'download', 'booking')),
  lead_id INTEGER NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  given_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  confirmed_at DATETIME,
  confirmed_ip_address TEXT,
  confirmed_user_agent TEXT,
  withdrawn_at DATETIME,
  UNIQUE (lead_kind, lead_id, purpose)
);
CREATE INDEX idx_consents_email ON consents(lower(email));

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
CREATE UNIQUE INDEX idx_media_files_filename ON media_files(filename) WHERE deleted_at IS NULL;
CREATE INDEX idx_media_files_folder ON media_files(folder);
CREATE INDEX idx_media_files_hash ON media_files(file_hash);

CREATE TRIGGER stamp_media_files AFTER UPDATE ON media_files
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE media_files SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TRIGGER validate_media_files_insert BEFORE INSERT ON media_files BEGIN
  SELECT RAISE(ABORT, 'media_files.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'media_files.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'media_files.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'media_files.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'media_files.alt_text: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.alt_text) = 0 OR typeof(NEW.alt_text) = 'blob' OR instr(NEW.alt_text, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.alt_text: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.alt_text) <> 'object';
  SELECT RAISE(ABORT, 'media_files.alt_text: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.alt_text) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'media_files.alt_text: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.alt_text));
  SELECT RAISE(ABORT, 'media_files.alt_text: the text in "en" is required; other languages may be left out.')
  WHERE NEW.alt_text IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'media_files.description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.description) = 0 OR typeof(NEW.description) = 'blob' OR instr(NEW.description, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.description) <> 'object';
  SELECT RAISE(ABORT, 'media_files.description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'media_files.description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.description));
  SELECT RAISE(ABORT, 'media_files.description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'media_files.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_valid(NEW.tags) = 0 OR typeof(NEW.tags) = 'blob' OR instr(NEW.tags, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_type(NEW.tags) <> 'array';
  SELECT RAISE(ABORT, 'media_files.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.tags) WHERE type <> 'text');
  SELECT RAISE(ABORT, 'media_files.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'media_files.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'media_files.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'media_files.file_size: this must be a whole number.')
  WHERE typeof(NEW.file_size) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'media_files.filename: use lower-case letters, digits, hyphens, underscores and dots, at most 200, not starting with a dot.')
  WHERE typeof(NEW.filename) = 'blob' OR instr(NEW.filename, char(0)) > 0 OR length(NEW.filename) NOT BETWEEN 1 AND 200 OR NEW.filename GLOB '*[^a-z0-9._-]*' OR NEW.filename GLOB '.*';
  SELECT RAISE(ABORT, 'media_files.file_path: use a path below the media folder, with slashes and without "..".')
  WHERE typeof(NEW.file_path) = 'blob' OR instr(NEW.file_path, char(0)) > 0 OR NEW.file_path = '' OR NEW.file_path GLOB '*\*' OR '/' || NEW.file_path || '/' GLOB '*/../*' OR NEW.file_path GLOB '/*';
  SELECT RAISE(ABORT, 'media_files.image_metadata: this is not JSON. Write {"width": 1920, "height": 1080, "format": "jpeg"}.')
  WHERE json_valid(NEW.image_metadata) = 0 OR typeof(NEW.image_metadata) = 'blob' OR instr(NEW.image_metadata, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.image_metadata: write {"width": 1920, "height": 1080, "format": "jpeg", "color": "#0d1b2a"}, in whole pixels.')
  WHERE json_type(NEW.image_metadata) <> 'object' OR EXISTS (SELECT 1 FROM json_each(NEW.image_metadata) WHERE (key IN ('width', 'height', 'frames') AND (type <> 'integer' OR value < 1)) OR (key = 'format' AND type <> 'text') OR (key = 'color' AND (type <> 'text' OR length(value) <> 7 OR value GLOB '?*[^0-9a-f]*' OR value NOT GLOB '[#]*')));
END;

CREATE TRIGGER validate_media_files_update BEFORE UPDATE ON media_files BEGIN
  SELECT RAISE(ABORT, 'media_files.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'media_files.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'media_files.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'media_files.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'media_files.alt_text: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.alt_text) = 0 OR typeof(NEW.alt_text) = 'blob' OR instr(NEW.alt_text, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.alt_text: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.alt_text) <> 'object';
  SELECT RAISE(ABORT, 'media_files.alt_text: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.alt_text) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'media_files.alt_text: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.alt_text));
  SELECT RAISE(ABORT, 'media_files.alt_text: the text in "en" is required; other languages may be left out.')
  WHERE NEW.alt_text IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'media_files.description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.description) = 0 OR typeof(NEW.description) = 'blob' OR instr(NEW.description, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.description) <> 'object';
  SELECT RAISE(ABORT, 'media_files.description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'media_files.description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.description));
  SELECT RAISE(ABORT, 'media_files.description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'media_files.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_valid(NEW.tags) = 0 OR typeof(NEW.tags) = 'blob' OR instr(NEW.tags, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_type(NEW.tags) <> 'array';
  SELECT RAISE(ABORT, 'media_files.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.tags) WHERE type <> 'text');
  SELECT RAISE(ABORT, 'media_files.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'media_files.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'media_files.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'media_files.file_size: this must be a whole number.')
  WHERE typeof(NEW.file_size) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'media_files.filename: use lower-case letters, digits, hyphens, underscores and dots, at most 200, not starting with a dot.')
  WHERE typeof(NEW.filename) = 'blob' OR instr(NEW.filename, char(0)) > 0 OR length(NEW.filename) NOT BETWEEN 1 AND 200 OR NEW.filename GLOB '*[^a-z0-9._-]*' OR NEW.filename GLOB '.*';
  SELECT RAISE(ABORT, 'media_files.file_path: use a path below the media folder, with slashes and without "..".')
  WHERE typeof(NEW.file_path) = 'blob' OR instr(NEW.file_path, char(0)) > 0 OR NEW.file_path = '' OR NEW.file_path GLOB '*\*' OR '/' || NEW.file_path || '/' GLOB '*/../*' OR NEW.file_path GLOB '/*';
  SELECT RAISE(ABORT, 'media_files.image_metadata: this is not JSON. Write {"width": 1920, "height": 1080, "format": "jpeg"}.')
  WHERE json_valid(NEW.image_metadata) = 0 OR typeof(NEW.image_metadata) = 'blob' OR instr(NEW.image_metadata, char(0)) > 0;
  SELECT RAISE(ABORT, 'media_files.image_metadata: write {"width": 1920, "height": 1080, "format": "jpeg", "color": "#0d1b2a"}, in whole pixels.')
  WHERE json_type(NEW.image_metadata) <> 'object' OR EXISTS (SELECT 1 FROM json_each(NEW.image_metadata) WHERE (key IN ('width', 'height', 'frames') AND (type <> 'integer' OR value < 1)) OR (key = 'format' AND type <> 'text') OR (key = 'color' AND (type <> 'text' OR length(value) <> 7 OR value GLOB '?*[^0-9a-f]*' OR value NOT GLOB '[#]*')));
END;

CREATE TABLE outgoing_mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  lead_kind TEXT NOT NULL CHECK (lead_kind IN ('registration', 'download', 'booking', 'consent')),
  lead_id INTEGER NOT NULL,
  occasion TEXT NOT NULL DEFAULT '',
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed', 'dropped')),
  send_after DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- From this moment on it is of no use to its reader: a reminder of what is over.
  expires_at DATETIME,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease TEXT,
  leased_until DATETIME,
  last_error TEXT,
  message_id TEXT UNIQUE,
  subject TEXT,
  text_body TEXT,
  html_body TEXT,
  -- JSON: headers by name, and a list of {filename, contentType, content}.
  headers TEXT CHECK (headers IS NULL OR json_valid(headers)),
  attachments TEXT CHECK (attachments IS NULL OR json_valid(attachments)),
  written_at DATETIME,
  sent_at DATETIME,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (kind, lead_kind, lead_id, occasion)
);
CREATE INDEX idx_outgoing_mail_due ON outgoing_mail(status, send_after);
CREATE INDEX idx_outgoing_mail_recipient ON outgoing_mail(lower(recipient));
CREATE INDEX idx_outgoing_mail_unwritten ON outgoing_mail(send_after, id) WHERE written_at IS NULL;

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
CREATE INDEX idx_pages_author ON pages(author_id);
CREATE INDEX idx_pages_published ON pages(published_at);
CREATE UNIQUE INDEX idx_pages_slug ON pages(slug) WHERE deleted_at IS NULL;

CREATE VIRTUAL TABLE "pages_fts_de" USING fts5(title, content, excerpt, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE "pages_fts_en" USING fts5(title, content, excerpt, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');

CREATE TRIGGER "pages_fts_de_ad" AFTER DELETE ON pages BEGIN
  DELETE FROM "pages_fts_de" WHERE rowid = old.id;
END;

CREATE TRIGGER "pages_fts_de_ai" AFTER INSERT ON pages BEGIN
  INSERT INTO "pages_fts_de" (rowid, title, content, excerpt)
  SELECT
    new.id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.title, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.content, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.excerpt, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u')
  WHERE trim(json_extract(new.title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.excerpt, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "pages_fts_de_au" AFTER UPDATE OF id, title, content, excerpt ON pages BEGIN
  DELETE FROM "pages_fts_de" WHERE rowid = old.id;
  INSERT INTO "pages_fts_de" (rowid, title, content, excerpt)
  SELECT
    new.id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.title, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.content, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.excerpt, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u')
  WHERE trim(json_extract(new.title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.excerpt, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "pages_fts_en_ad" AFTER DELETE ON pages BEGIN
  DELETE FROM "pages_fts_en" WHERE rowid = old.id;
END;

CREATE TRIGGER "pages_fts_en_ai" AFTER INSERT ON pages BEGIN
  INSERT INTO "pages_fts_en" (rowid, title, content, excerpt)
  SELECT
    new.id,
    json_extract(new.title, '$.en'),
    json_extract(new.content, '$.en'),
    json_extract(new.excerpt, '$.en')
  WHERE trim(json_extract(new.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "pages_fts_en_au" AFTER UPDATE OF id, title, content, excerpt ON pages BEGIN
  DELETE FROM "pages_fts_en" WHERE rowid = old.id;
  INSERT INTO "pages_fts_en" (rowid, title, content, excerpt)
  SELECT
    new.id,
    json_extract(new.title, '$.en'),
    json_extract(new.content, '$.en'),
    json_extract(new.excerpt, '$.en')
  WHERE trim(json_extract(new.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER stamp_pages AFTER UPDATE ON pages
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE pages SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TRIGGER validate_pages_insert BEFORE INSERT ON pages BEGIN
  SELECT RAISE(ABORT, 'pages.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'pages.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'pages.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.content: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.content) = 0 OR typeof(NEW.content) = 'blob' OR instr(NEW.content, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.content: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.content) <> 'object';
  SELECT RAISE(ABORT, 'pages.content: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.content) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.content: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.content));
  SELECT RAISE(ABORT, 'pages.content: the text in "en" is required; other languages may be left out.')
  WHERE NEW.content IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.excerpt: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.excerpt) = 0 OR typeof(NEW.excerpt) = 'blob' OR instr(NEW.excerpt, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.excerpt: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.excerpt) <> 'object';
  SELECT RAISE(ABORT, 'pages.excerpt: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.excerpt) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.excerpt: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.excerpt));
  SELECT RAISE(ABORT, 'pages.excerpt: the text in "en" is required; other languages may be left out.')
  WHERE NEW.excerpt IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.meta_description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.meta_description) = 0 OR typeof(NEW.meta_description) = 'blob' OR instr(NEW.meta_description, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.meta_description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.meta_description) <> 'object';
  SELECT RAISE(ABORT, 'pages.meta_description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.meta_description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.meta_description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.meta_description));
  SELECT RAISE(ABORT, 'pages.meta_description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.meta_description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.seo_title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.seo_title) = 0 OR typeof(NEW.seo_title) = 'blob' OR instr(NEW.seo_title, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.seo_title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.seo_title) <> 'object';
  SELECT RAISE(ABORT, 'pages.seo_title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.seo_title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.seo_title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.seo_title));
  SELECT RAISE(ABORT, 'pages.seo_title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.seo_title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.seo_keywords: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.seo_keywords) = 0 OR typeof(NEW.seo_keywords) = 'blob' OR instr(NEW.seo_keywords, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.seo_keywords: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.seo_keywords) <> 'object';
  SELECT RAISE(ABORT, 'pages.seo_keywords: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.seo_keywords) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.seo_keywords: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.seo_keywords));
  SELECT RAISE(ABORT, 'pages.seo_keywords: the text in "en" is required; other languages may be left out.')
  WHERE NEW.seo_keywords IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.published_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.published_at IS NOT NULL AND NEW.published_at IS NOT datetime(NEW.published_at);
  SELECT RAISE(ABORT, 'pages.withdrawn_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT datetime(NEW.withdrawn_at);
  SELECT RAISE(ABORT, 'pages.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'pages.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'pages.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'pages.is_featured: write 1 for yes and 0 for no.')
  WHERE NEW.is_featured NOT IN (0, 1);
  SELECT RAISE(ABORT, 'pages.sort_order: this must be a whole number.')
  WHERE typeof(NEW.sort_order) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'pages.slug: use lower-case letters, digits and hyphens, with single slashes between parts, at most 200.')
  WHERE typeof(NEW.slug) = 'blob' OR instr(NEW.slug, char(0)) > 0 OR length(NEW.slug) NOT BETWEEN 1 AND 200 OR NEW.slug GLOB '*[^a-z0-9/-]*' OR NEW.slug GLOB '/*' OR NEW.slug GLOB '*/' OR NEW.slug GLOB '*//*';
END;

CREATE TRIGGER validate_pages_update BEFORE UPDATE ON pages BEGIN
  SELECT RAISE(ABORT, 'pages.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'pages.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'pages.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.content: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.content) = 0 OR typeof(NEW.content) = 'blob' OR instr(NEW.content, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.content: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.content) <> 'object';
  SELECT RAISE(ABORT, 'pages.content: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.content) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.content: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.content));
  SELECT RAISE(ABORT, 'pages.content: the text in "en" is required; other languages may be left out.')
  WHERE NEW.content IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.excerpt: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.excerpt) = 0 OR typeof(NEW.excerpt) = 'blob' OR instr(NEW.excerpt, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.excerpt: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.excerpt) <> 'object';
  SELECT RAISE(ABORT, 'pages.excerpt: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.excerpt) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.excerpt: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.excerpt));
  SELECT RAISE(ABORT, 'pages.excerpt: the text in "en" is required; other languages may be left out.')
  WHERE NEW.excerpt IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.meta_description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.meta_description) = 0 OR typeof(NEW.meta_description) = 'blob' OR instr(NEW.meta_description, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.meta_description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.meta_description) <> 'object';
  SELECT RAISE(ABORT, 'pages.meta_description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.meta_description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.meta_description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.meta_description));
  SELECT RAISE(ABORT, 'pages.meta_description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.meta_description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.seo_title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.seo_title) = 0 OR typeof(NEW.seo_title) = 'blob' OR instr(NEW.seo_title, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.seo_title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.seo_title) <> 'object';
  SELECT RAISE(ABORT, 'pages.seo_title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.seo_title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.seo_title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.seo_title));
  SELECT RAISE(ABORT, 'pages.seo_title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.seo_title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.seo_keywords: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.seo_keywords) = 0 OR typeof(NEW.seo_keywords) = 'blob' OR instr(NEW.seo_keywords, char(0)) > 0;
  SELECT RAISE(ABORT, 'pages.seo_keywords: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.seo_keywords) <> 'object';
  SELECT RAISE(ABORT, 'pages.seo_keywords: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.seo_keywords) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'pages.seo_keywords: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.seo_keywords));
  SELECT RAISE(ABORT, 'pages.seo_keywords: the text in "en" is required; other languages may be left out.')
  WHERE NEW.seo_keywords IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'pages.published_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.published_at IS NOT NULL AND NEW.published_at IS NOT datetime(NEW.published_at);
  SELECT RAISE(ABORT, 'pages.withdrawn_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT datetime(NEW.withdrawn_at);
  SELECT RAISE(ABORT, 'pages.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'pages.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'pages.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'pages.is_featured: write 1 for yes and 0 for no.')
  WHERE NEW.is_featured NOT IN (0, 1);
  SELECT RAISE(ABORT, 'pages.sort_order: this must be a whole number.')
  WHERE typeof(NEW.sort_order) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'pages.slug: use lower-case letters, digits and hyphens, with single slashes between parts, at most 200.')
  WHERE typeof(NEW.slug) = 'blob' OR instr(NEW.slug, char(0)) > 0 OR length(NEW.slug) NOT BETWEEN 1 AND 200 OR NEW.slug GLOB '*[^a-z0-9/-]*' OR NEW.slug GLOB '/*' OR NEW.slug GLOB '*/' OR NEW.slug GLOB '*//*';
END;

CREATE TABLE redirects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  from_path TEXT NOT NULL UNIQUE CHECK (from_path GLOB '/*' AND from_path NOT GLOB '*[?#]*'),
  to_path TEXT NOT NULL,
  status INTEGER NOT NULL DEFAULT 301 CHECK (status IN (301, 302, 307, 308)),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TRIGGER stamp_redirects AFTER UPDATE ON redirects
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE redirects SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TRIGGER validate_redirects_insert BEFORE INSERT ON redirects BEGIN
  SELECT RAISE(ABORT, 'redirects.from_path: write a path such as /products, without blanks, query or anchor.')
  WHERE typeof(NEW.from_path) = 'blob' OR instr(NEW.from_path, char(0)) > 0 OR NEW.from_path GLOB '*[' || char(1) || '-' || char(32) || char(127) || ']*' OR NOT (NEW.from_path GLOB '/*' AND NEW.from_path NOT GLOB '//*') OR NEW.from_path GLOB '*[?#]*';
  SELECT RAISE(ABORT, 'redirects.to_path: write a path such as /products or an address that starts with https://, without blanks.')
  WHERE typeof(NEW.to_path) = 'blob' OR instr(NEW.to_path, char(0)) > 0 OR NEW.to_path GLOB '*[' || char(1) || '-' || char(32) || char(127) || ']*' OR NOT (NEW.to_path GLOB '/*' AND NEW.to_path NOT GLOB '//*' OR NEW.to_path GLOB 'http://?*' OR NEW.to_path GLOB 'https://?*');
END;

CREATE TRIGGER validate_redirects_update BEFORE UPDATE ON redirects BEGIN
  SELECT RAISE(ABORT, 'redirects.from_path: write a path such as /products, without blanks, query or anchor.')
  WHERE typeof(NEW.from_path) = 'blob' OR instr(NEW.from_path, char(0)) > 0 OR NEW.from_path GLOB '*[' || char(1) || '-' || char(32) || char(127) || ']*' OR NOT (NEW.from_path GLOB '/*' AND NEW.from_path NOT GLOB '//*') OR NEW.from_path GLOB '*[?#]*';
  SELECT RAISE(ABORT, 'redirects.to_path: write a path such as /products or an address that starts with https://, without blanks.')
  WHERE typeof(NEW.to_path) = 'blob' OR instr(NEW.to_path, char(0)) > 0 OR NEW.to_path GLOB '*[' || char(1) || '-' || char(32) || char(127) || ']*' OR NOT (NEW.to_path GLOB '/*' AND NEW.to_path NOT GLOB '//*' OR NEW.to_path GLOB 'http://?*' OR NEW.to_path GLOB 'https://?*');
END;

CREATE TABLE schema_migrations (
    name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, applied_at DATETIME NOT NULL
  );

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

CREATE TRIGGER stamp_system_settings AFTER UPDATE ON system_settings
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE system_settings SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

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

CREATE TRIGGER stamp_translations AFTER UPDATE ON translations
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE translations SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TRIGGER validate_translations_insert BEFORE INSERT ON translations BEGIN
  SELECT RAISE(ABORT, 'translations.source_language: use one of the site''s languages: en, de.')
  WHERE NEW.source_language NOT IN ('en', 'de');
  SELECT RAISE(ABORT, 'translations.target_language: use one of the site''s languages: en, de.')
  WHERE NEW.target_language NOT IN ('en', 'de');
END;

CREATE TRIGGER validate_translations_update BEFORE UPDATE ON translations BEGIN
  SELECT RAISE(ABORT, 'translations.source_language: use one of the site''s languages: en, de.')
  WHERE NEW.source_language NOT IN ('en', 'de');
  SELECT RAISE(ABORT, 'translations.target_language: use one of the site''s languages: en, de.')
  WHERE NEW.target_language NOT IN ('en', 'de');
END;

CREATE TABLE webinar_registrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Names the lead to its visitor; random, so that nobody can guess another's.
  reference TEXT NOT NULL UNIQUE,
  form_key TEXT UNIQUE,
  webinar_id INTEGER NOT NULL REFERENCES webinars(id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT NOT NULL,
  company TEXT,
  job_title TEXT,
  phone TEXT,
  registration_source TEXT NOT NULL DEFAULT 'website' CHECK (registration_source IN ('website', 'api', 'import')),
  landing_page TEXT,
  utm_source TEXT,
  utm_medium TEXT,
  utm_campaign TEXT,
  utm_term TEXT,
  utm_content TEXT,
  -- A seat, a place on the waiting list (first come, first moved up), or given back.
  status TEXT NOT NULL DEFAULT 'registered' CHECK (status IN ('registered', 'waiting', 'cancelled')),
  quarantine_reason TEXT,
  attended BOOLEAN NOT NULL DEFAULT 0,
  attendance_duration INTEGER,
  send_reminder BOOLEAN NOT NULL DEFAULT 0,
  send_recording BOOLEAN NOT NULL DEFAULT 0,
  -- What the registrant was last told, to notice when the webinar changes; and how often, for calendars.
  told_schedule TEXT,
  sequence INTEGER NOT NULL DEFAULT 0,
  registered_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  confirmed_at DATETIME,
  cancelled_at DATETIME,
  erased_at DATETIME
);
CREATE INDEX idx_webinar_registrations_email ON webinar_registrations(lower(email));
CREATE UNIQUE INDEX idx_webinar_registrations_person ON webinar_registrations(webinar_id, lower(email))
  WHERE status <> 'cancelled' AND quarantine_reason IS NULL;
CREATE INDEX idx_webinar_registrations_registered ON webinar_registrations(registered_at);
CREATE INDEX idx_webinar_registrations_seats ON webinar_registrations(webinar_id, status, quarantine_reason);

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
CREATE INDEX idx_webinars_scheduled_at ON webinars(scheduled_at);
CREATE UNIQUE INDEX idx_webinars_slug ON webinars(slug) WHERE deleted_at IS NULL;

CREATE VIRTUAL TABLE "webinars_fts_de" USING fts5(title, description, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE "webinars_fts_en" USING fts5(title, description, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');

CREATE TRIGGER stamp_webinars AFTER UPDATE ON webinars
WHEN new.updated_at IS old.updated_at AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE webinars SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TRIGGER validate_webinars_insert BEFORE INSERT ON webinars BEGIN
  SELECT RAISE(ABORT, 'webinars.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'webinars.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'webinars.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'webinars.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'webinars.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'webinars.description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.description) = 0 OR typeof(NEW.description) = 'blob' OR instr(NEW.description, char(0)) > 0;
  SELECT RAISE(ABORT, 'webinars.description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.description) <> 'object';
  SELECT RAISE(ABORT, 'webinars.description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'webinars.description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.description));
  SELECT RAISE(ABORT, 'webinars.description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'webinars.presenter_bio: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.presenter_bio) = 0 OR typeof(NEW.presenter_bio) = 'blob' OR instr(NEW.presenter_bio, char(0)) > 0;
  SELECT RAISE(ABORT, 'webinars.presenter_bio: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.presenter_bio) <> 'object';
  SELECT RAISE(ABORT, 'webinars.presenter_bio: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.presenter_bio) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'webinars.presenter_bio: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.presenter_bio));
  SELECT RAISE(ABORT, 'webinars.presenter_bio: the text in "en" is required; other languages may be left out.')
  WHERE NEW.presenter_bio IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'webinars.scheduled_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.scheduled_at IS NOT NULL AND NEW.scheduled_at IS NOT datetime(NEW.scheduled_at);
  SELECT RAISE(ABORT, 'webinars.registration_deadline: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.registration_deadline IS NOT NULL AND NEW.registration_deadline IS NOT datetime(NEW.registration_deadline);
  SELECT RAISE(ABORT, 'webinars.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'webinars.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'webinars.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'webinars.registration_enabled: write 1 for yes and 0 for no.')
  WHERE NEW.registration_enabled NOT IN (0, 1);
  SELECT RAISE(ABORT, 'webinars.duration_minutes: this must be a whole number.')
  WHERE typeof(NEW.duration_minutes) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'webinars.max_participants: this must be a whole number.')
  WHERE typeof(NEW.max_participants) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'webinars.slug: use lower-case letters, digits and hyphens, at most 200.')
  WHERE typeof(NEW.slug) = 'blob' OR instr(NEW.slug, char(0)) > 0 OR length(NEW.slug) NOT BETWEEN 1 AND 200 OR NEW.slug GLOB '*[^a-z0-9-]*';
END;

CREATE TRIGGER validate_webinars_update BEFORE UPDATE ON webinars BEGIN
  SELECT RAISE(ABORT, 'webinars.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'webinars.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'webinars.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'webinars.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'webinars.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'webinars.description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.description) = 0 OR typeof(NEW.description) = 'blob' OR instr(NEW.description, char(0)) > 0;
  SELECT RAISE(ABORT, 'webinars.description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.description) <> 'object';
  SELECT RAISE(ABORT, 'webinars.description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'webinars.description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.description));
  SELECT RAISE(ABORT, 'webinars.description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'webinars.presenter_bio: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.presenter_bio) = 0 OR typeof(NEW.presenter_bio) = 'blob' OR instr(NEW.presenter_bio, char(0)) > 0;
  SELECT RAISE(ABORT, 'webinars.presenter_bio: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.presenter_bio) <> 'object';
  SELECT RAISE(ABORT, 'webinars.presenter_bio: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.presenter_bio) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'webinars.presenter_bio: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.presenter_bio));
  SELECT RAISE(ABORT, 'webinars.presenter_bio: the text in "en" is required; other languages may be left out.')
  WHERE NEW.presenter_bio IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'webinars.scheduled_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.scheduled_at IS NOT NULL AND NEW.scheduled_at IS NOT datetime(NEW.scheduled_at);
  SELECT RAISE(ABORT, 'webinars.registration_deadline: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.registration_deadline IS NOT NULL AND NEW.registration_deadline IS NOT datetime(NEW.registration_deadline);
  SELECT RAISE(ABORT, 'webinars.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'webinars.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'webinars.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'webinars.registration_enabled: write 1 for yes and 0 for no.')
  WHERE NEW.registration_enabled NOT IN (0, 1);
  SELECT RAISE(ABORT, 'webinars.duration_minutes: this must be a whole number.')
  WHERE typeof(NEW.duration_minutes) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'webinars.max_participants: this must be a whole number.')
  WHERE typeof(NEW.max_participants) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'webinars.slug: use lower-case letters, digits and hyphens, at most 200.')
  WHERE typeof(NEW.slug) = 'blob' OR instr(NEW.slug, char(0)) > 0 OR length(NEW.slug) NOT BETWEEN 1 AND 200 OR NEW.slug GLOB '*[^a-z0-9-]*';
END;

CREATE TRIGGER "webinars_fts_de_ad" AFTER DELETE ON webinars BEGIN
  DELETE FROM "webinars_fts_de" WHERE rowid = old.id;
END;

CREATE TRIGGER "webinars_fts_de_ai" AFTER INSERT ON webinars BEGIN
  INSERT INTO "webinars_fts_de" (rowid, title, description)
  SELECT
    new.id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.title, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.description, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u')
  WHERE trim(json_extract(new.title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "webinars_fts_de_au" AFTER UPDATE OF id, title, description ON webinars BEGIN
  DELETE FROM "webinars_fts_de" WHERE rowid = old.id;
  INSERT INTO "webinars_fts_de" (rowid, title, description)
  SELECT
    new.id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.title, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.description, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u')
  WHERE trim(json_extract(new.title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "webinars_fts_en_ad" AFTER DELETE ON webinars BEGIN
  DELETE FROM "webinars_fts_en" WHERE rowid = old.id;
END;

CREATE TRIGGER "webinars_fts_en_ai" AFTER INSERT ON webinars BEGIN
  INSERT INTO "webinars_fts_en" (rowid, title, description)
  SELECT
    new.id,
    json_extract(new.title, '$.en'),
    json_extract(new.description, '$.en')
  WHERE trim(json_extract(new.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "webinars_fts_en_au" AFTER UPDATE OF id, title, description ON webinars BEGIN
  DELETE FROM "webinars_fts_en" WHERE rowid = old.id;
  INSERT INTO "webinars_fts_en" (rowid, title, description)
  SELECT
    new.id,
    json_extract(new.title, '$.en'),
    json_extract(new.description, '$.en')
  WHERE trim(json_extract(new.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TABLE whitepaper_downloads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  form_key TEXT UNIQUE,
  whitepaper_id INTEGER NOT NULL REFERENCES whitepapers(id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT NOT NULL,
  company TEXT,
  job_title TEXT,
  phone TEXT,
  download_ip TEXT,
  user_agent TEXT,
  download_source TEXT NOT NULL DEFAULT 'website' CHECK (download_source IN ('website', 'api', 'email')),
  landing_page TEXT,
  utm_source TEXT,
  utm_medium TEXT,
  utm_campaign TEXT,
  utm_term TEXT,
  utm_content TEXT,
  quarantine_reason TEXT,
  downloaded_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- Until when the link that was shown and mailed opens the file.
  link_expires_at DATETIME NOT NULL,
  erased_at DATETIME
);
CREATE INDEX idx_whitepaper_downloads_downloaded ON whitepaper_downloads(downloaded_at);
CREATE INDEX idx_whitepaper_downloads_email ON whitepaper_downloads(lower(email));
CREATE UNIQUE INDEX idx_whitepaper_downloads_person ON whitepaper_downloads(whitepaper_id, lower(email))
  WHERE quarantine_reason IS NULL;

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
CREATE INDEX idx_whitepapers_category ON whitepapers(category);
CREATE INDEX idx_whitepapers_published ON whitepapers(published_at);
CREATE UNIQUE INDEX idx_whitepapers_slug ON whitepapers(slug) WHERE deleted_at IS NULL;

CREATE VIRTUAL TABLE "whitepapers_fts_de" USING fts5(title, description, preview_content, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE "whitepapers_fts_en" USING fts5(title, description, preview_content, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');

CREATE TRIGGER stamp_whitepapers AFTER UPDATE ON whitepapers
WHEN new.updated_at IS old.updated_at AND new.download_count IS old.download_count AND new.view_count IS old.view_count AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE whitepapers SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END;

CREATE TRIGGER validate_whitepapers_insert BEFORE INSERT ON whitepapers BEGIN
  SELECT RAISE(ABORT, 'whitepapers.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'whitepapers.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.description) = 0 OR typeof(NEW.description) = 'blob' OR instr(NEW.description, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.description) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.description));
  SELECT RAISE(ABORT, 'whitepapers.description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.preview_content: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.preview_content) = 0 OR typeof(NEW.preview_content) = 'blob' OR instr(NEW.preview_content, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.preview_content: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.preview_content) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.preview_content: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.preview_content) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.preview_content: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.preview_content));
  SELECT RAISE(ABORT, 'whitepapers.preview_content: the text in "en" is required; other languages may be left out.')
  WHERE NEW.preview_content IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.meta_title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.meta_title) = 0 OR typeof(NEW.meta_title) = 'blob' OR instr(NEW.meta_title, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.meta_title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.meta_title) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.meta_title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.meta_title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.meta_title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.meta_title));
  SELECT RAISE(ABORT, 'whitepapers.meta_title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.meta_title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.meta_description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.meta_description) = 0 OR typeof(NEW.meta_description) = 'blob' OR instr(NEW.meta_description, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.meta_description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.meta_description) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.meta_description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.meta_description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.meta_description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.meta_description));
  SELECT RAISE(ABORT, 'whitepapers.meta_description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.meta_description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_valid(NEW.tags) = 0 OR typeof(NEW.tags) = 'blob' OR instr(NEW.tags, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_type(NEW.tags) <> 'array';
  SELECT RAISE(ABORT, 'whitepapers.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.tags) WHERE type <> 'text');
  SELECT RAISE(ABORT, 'whitepapers.industry: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_valid(NEW.industry) = 0 OR typeof(NEW.industry) = 'blob' OR instr(NEW.industry, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.industry: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_type(NEW.industry) <> 'array';
  SELECT RAISE(ABORT, 'whitepapers.industry: this must be a JSON list of texts such as ["one", "two"].')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.industry) WHERE type <> 'text');
  SELECT RAISE(ABORT, 'whitepapers.published_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.published_at IS NOT NULL AND NEW.published_at IS NOT datetime(NEW.published_at);
  SELECT RAISE(ABORT, 'whitepapers.withdrawn_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT datetime(NEW.withdrawn_at);
  SELECT RAISE(ABORT, 'whitepapers.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'whitepapers.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'whitepapers.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'whitepapers.requires_registration: write 1 for yes and 0 for no.')
  WHERE NEW.requires_registration NOT IN (0, 1);
  SELECT RAISE(ABORT, 'whitepapers.lead_magnet_active: write 1 for yes and 0 for no.')
  WHERE NEW.lead_magnet_active NOT IN (0, 1);
  SELECT RAISE(ABORT, 'whitepapers.featured: write 1 for yes and 0 for no.')
  WHERE NEW.featured NOT IN (0, 1);
  SELECT RAISE(ABORT, 'whitepapers.sort_order: this must be a whole number.')
  WHERE typeof(NEW.sort_order) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'whitepapers.download_count: this must be a whole number.')
  WHERE typeof(NEW.download_count) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'whitepapers.view_count: this must be a whole number.')
  WHERE typeof(NEW.view_count) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'whitepapers.slug: use lower-case letters, digits and hyphens, at most 200.')
  WHERE typeof(NEW.slug) = 'blob' OR instr(NEW.slug, char(0)) > 0 OR length(NEW.slug) NOT BETWEEN 1 AND 200 OR NEW.slug GLOB '*[^a-z0-9-]*';
END;

CREATE TRIGGER validate_whitepapers_update BEFORE UPDATE ON whitepapers BEGIN
  SELECT RAISE(ABORT, 'whitepapers.title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.title) = 0 OR typeof(NEW.title) = 'blob' OR instr(NEW.title, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.title) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.title));
  SELECT RAISE(ABORT, 'whitepapers.title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.description) = 0 OR typeof(NEW.description) = 'blob' OR instr(NEW.description, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.description) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.description));
  SELECT RAISE(ABORT, 'whitepapers.description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.preview_content: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.preview_content) = 0 OR typeof(NEW.preview_content) = 'blob' OR instr(NEW.preview_content, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.preview_content: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.preview_content) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.preview_content: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.preview_content) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.preview_content: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.preview_content));
  SELECT RAISE(ABORT, 'whitepapers.preview_content: the text in "en" is required; other languages may be left out.')
  WHERE NEW.preview_content IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.meta_title: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.meta_title) = 0 OR typeof(NEW.meta_title) = 'blob' OR instr(NEW.meta_title, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.meta_title: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.meta_title) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.meta_title: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.meta_title) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.meta_title: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.meta_title));
  SELECT RAISE(ABORT, 'whitepapers.meta_title: the text in "en" is required; other languages may be left out.')
  WHERE NEW.meta_title IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.meta_description: this is not JSON. Write an object of texts by language such as {"en": "..."}.')
  WHERE json_valid(NEW.meta_description) = 0 OR typeof(NEW.meta_description) = 'blob' OR instr(NEW.meta_description, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.meta_description: this is JSON but no object. Write texts by language such as {"en": "..."}.')
  WHERE json_type(NEW.meta_description) <> 'object';
  SELECT RAISE(ABORT, 'whitepapers.meta_description: every language must hold a text or null.')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.meta_description) WHERE type NOT IN ('text', 'null'));
  SELECT RAISE(ABORT, 'whitepapers.meta_description: a language stands in it twice.')
  WHERE (SELECT count(*) > count(DISTINCT key) FROM json_each(NEW.meta_description));
  SELECT RAISE(ABORT, 'whitepapers.meta_description: the text in "en" is required; other languages may be left out.')
  WHERE NEW.meta_description IS NOT NULL AND NOT coalesce(trim(json_extract(NEW.meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0);
  SELECT RAISE(ABORT, 'whitepapers.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_valid(NEW.tags) = 0 OR typeof(NEW.tags) = 'blob' OR instr(NEW.tags, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_type(NEW.tags) <> 'array';
  SELECT RAISE(ABORT, 'whitepapers.tags: this must be a JSON list of texts such as ["one", "two"].')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.tags) WHERE type <> 'text');
  SELECT RAISE(ABORT, 'whitepapers.industry: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_valid(NEW.industry) = 0 OR typeof(NEW.industry) = 'blob' OR instr(NEW.industry, char(0)) > 0;
  SELECT RAISE(ABORT, 'whitepapers.industry: this must be a JSON list of texts such as ["one", "two"].')
  WHERE json_type(NEW.industry) <> 'array';
  SELECT RAISE(ABORT, 'whitepapers.industry: this must be a JSON list of texts such as ["one", "two"].')
  WHERE EXISTS (SELECT 1 FROM json_each(NEW.industry) WHERE type <> 'text');
  SELECT RAISE(ABORT, 'whitepapers.published_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.published_at IS NOT NULL AND NEW.published_at IS NOT datetime(NEW.published_at);
  SELECT RAISE(ABORT, 'whitepapers.withdrawn_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT datetime(NEW.withdrawn_at);
  SELECT RAISE(ABORT, 'whitepapers.deleted_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT datetime(NEW.deleted_at);
  SELECT RAISE(ABORT, 'whitepapers.created_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.created_at IS NOT NULL AND NEW.created_at IS NOT datetime(NEW.created_at);
  SELECT RAISE(ABORT, 'whitepapers.updated_at: times are UTC and written YYYY-MM-DD HH:MM:SS.')
  WHERE NEW.updated_at IS NOT NULL AND NEW.updated_at IS NOT datetime(NEW.updated_at);
  SELECT RAISE(ABORT, 'whitepapers.requires_registration: write 1 for yes and 0 for no.')
  WHERE NEW.requires_registration NOT IN (0, 1);
  SELECT RAISE(ABORT, 'whitepapers.lead_magnet_active: write 1 for yes and 0 for no.')
  WHERE NEW.lead_magnet_active NOT IN (0, 1);
  SELECT RAISE(ABORT, 'whitepapers.featured: write 1 for yes and 0 for no.')
  WHERE NEW.featured NOT IN (0, 1);
  SELECT RAISE(ABORT, 'whitepapers.sort_order: this must be a whole number.')
  WHERE typeof(NEW.sort_order) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'whitepapers.download_count: this must be a whole number.')
  WHERE typeof(NEW.download_count) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'whitepapers.view_count: this must be a whole number.')
  WHERE typeof(NEW.view_count) NOT IN ('integer', 'null');
  SELECT RAISE(ABORT, 'whitepapers.slug: use lower-case letters, digits and hyphens, at most 200.')
  WHERE typeof(NEW.slug) = 'blob' OR instr(NEW.slug, char(0)) > 0 OR length(NEW.slug) NOT BETWEEN 1 AND 200 OR NEW.slug GLOB '*[^a-z0-9-]*';
END;

CREATE TRIGGER "whitepapers_fts_de_ad" AFTER DELETE ON whitepapers BEGIN
  DELETE FROM "whitepapers_fts_de" WHERE rowid = old.id;
END;

CREATE TRIGGER "whitepapers_fts_de_ai" AFTER INSERT ON whitepapers BEGIN
  INSERT INTO "whitepapers_fts_de" (rowid, title, description, preview_content)
  SELECT
    new.id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.title, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.description, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.preview_content, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u')
  WHERE trim(json_extract(new.title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.preview_content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "whitepapers_fts_de_au" AFTER UPDATE OF id, title, description, preview_content ON whitepapers BEGIN
  DELETE FROM "whitepapers_fts_de" WHERE rowid = old.id;
  INSERT INTO "whitepapers_fts_de" (rowid, title, description, preview_content)
  SELECT
    new.id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.title, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.description, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u'),
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(json_extract(new.preview_content, '$.de'), 'ß', 'ss'), 'ẞ', 'ss'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'ü', 'u'), 'Ü', 'u'), 'ae', 'a'), 'AE', 'a'), 'Ae', 'a'), 'oe', 'o'), 'OE', 'o'), 'Oe', 'o'), 'ue', 'u'), 'UE', 'u'), 'Ue', 'u')
  WHERE trim(json_extract(new.title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.preview_content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "whitepapers_fts_en_ad" AFTER DELETE ON whitepapers BEGIN
  DELETE FROM "whitepapers_fts_en" WHERE rowid = old.id;
END;

CREATE TRIGGER "whitepapers_fts_en_ai" AFTER INSERT ON whitepapers BEGIN
  INSERT INTO "whitepapers_fts_en" (rowid, title, description, preview_content)
  SELECT
    new.id,
    json_extract(new.title, '$.en'),
    json_extract(new.description, '$.en'),
    json_extract(new.preview_content, '$.en')
  WHERE trim(json_extract(new.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE TRIGGER "whitepapers_fts_en_au" AFTER UPDATE OF id, title, description, preview_content ON whitepapers BEGIN
  DELETE FROM "whitepapers_fts_en" WHERE rowid = old.id;
  INSERT INTO "whitepapers_fts_en" (rowid, title, description, preview_content)
  SELECT
    new.id,
    json_extract(new.title, '$.en'),
    json_extract(new.description, '$.en'),
    json_extract(new.preview_content, '$.en')
  WHERE trim(json_extract(new.title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
    OR trim(json_extract(new.preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '';
END;

CREATE VIEW "authors" AS
SELECT id, first_name || ' ' || last_name AS name, avatar_url
FROM admin_users
WHERE deleted_at IS NULL;

CREATE VIEW "interface_texts_de" AS
SELECT
  source.namespace,
  source.key,
  coalesce("de".translated_text, CASE WHEN source.status <> 'rejected' AND trim(source.translated_text, char(9, 10, 13, 32, 160, 65279)) <> '' THEN source.translated_text END, source.source_text) AS text,
  CASE WHEN "de".translated_text IS NOT NULL THEN 'de' WHEN 1 THEN 'en' END AS text_language
FROM translations AS source
LEFT JOIN translations AS "de"
  ON "de".namespace = source.namespace AND "de".key = source.key
  AND "de".source_language = 'en' AND "de".target_language = 'de'
  AND "de".status <> 'rejected' AND trim("de".translated_text, char(9, 10, 13, 32, 160, 65279)) <> ''
WHERE source.source_language = 'en' AND source.target_language = 'en';

CREATE VIEW "interface_texts_en" AS
SELECT
  source.namespace,
  source.key,
  coalesce(CASE WHEN source.status <> 'rejected' AND trim(source.translated_text, char(9, 10, 13, 32, 160, 65279)) <> '' THEN source.translated_text END, source.source_text) AS text,
  CASE WHEN 1 THEN 'en' END AS text_language
FROM translations AS source
WHERE source.source_language = 'en' AND source.target_language = 'en';

CREATE VIEW "media_files_de" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.de')
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(alt_text, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(alt_text, '$.de')
    WHEN trim(json_extract(alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(alt_text, '$.en')
  END AS alt_text,
  CASE
    WHEN trim(json_extract(alt_text, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS alt_text_language,
  CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.de')
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.en')
  END AS description,
  CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS description_language,
  coalesce(CASE
    WHEN trim(json_extract(alt_text, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END, CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END) AS content_language,
  json_extract(image_metadata, '$.width') AS image_width,
  json_extract(image_metadata, '$.height') AS image_height,
  json_extract(image_metadata, '$.format') AS image_format,
  json_extract(image_metadata, '$.frames') AS image_frames,
  json_extract(image_metadata, '$.color') AS image_color,
  filename,
  original_filename,
  file_path,
  file_size,
  mime_type,
  file_hash,
  created_at,
  updated_at
FROM media_files
WHERE deleted_at IS NULL;

CREATE VIEW "media_files_en" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(alt_text, '$.en')
  END AS alt_text,
  CASE
    WHEN trim(json_extract(alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS alt_text_language,
  CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.en')
  END AS description,
  CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS description_language,
  coalesce(CASE
    WHEN trim(json_extract(alt_text, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END, CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END) AS content_language,
  json_extract(image_metadata, '$.width') AS image_width,
  json_extract(image_metadata, '$.height') AS image_height,
  json_extract(image_metadata, '$.format') AS image_format,
  json_extract(image_metadata, '$.frames') AS image_frames,
  json_extract(image_metadata, '$.color') AS image_color,
  filename,
  original_filename,
  file_path,
  file_size,
  mime_type,
  file_hash,
  created_at,
  updated_at
FROM media_files
WHERE deleted_at IS NULL;

CREATE VIEW missing_translations AS
SELECT 'pages' AS table_name, id, slug AS slug, status, 'de' AS language, 'title' AS missing_field
FROM pages
WHERE deleted_at IS NULL AND trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'pages' AS table_name, id, slug AS slug, status, 'de' AS language, 'content' AS missing_field
FROM pages
WHERE deleted_at IS NULL AND trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'pages' AS table_name, id, slug AS slug, status, 'de' AS language, 'excerpt' AS missing_field
FROM pages
WHERE deleted_at IS NULL AND trim(json_extract(excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(excerpt, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'pages' AS table_name, id, slug AS slug, status, 'de' AS language, 'meta_description' AS missing_field
FROM pages
WHERE deleted_at IS NULL AND trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(meta_description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'pages' AS table_name, id, slug AS slug, status, 'de' AS language, 'seo_title' AS missing_field
FROM pages
WHERE deleted_at IS NULL AND trim(json_extract(seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(seo_title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'pages' AS table_name, id, slug AS slug, status, 'de' AS language, 'seo_keywords' AS missing_field
FROM pages
WHERE deleted_at IS NULL AND trim(json_extract(seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(seo_keywords, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'webinars' AS table_name, id, slug AS slug, status, 'de' AS language, 'title' AS missing_field
FROM webinars
WHERE deleted_at IS NULL AND trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'webinars' AS table_name, id, slug AS slug, status, 'de' AS language, 'description' AS missing_field
FROM webinars
WHERE deleted_at IS NULL AND trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'webinars' AS table_name, id, slug AS slug, status, 'de' AS language, 'presenter_bio' AS missing_field
FROM webinars
WHERE deleted_at IS NULL AND trim(json_extract(presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(presenter_bio, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'whitepapers' AS table_name, id, slug AS slug, status, 'de' AS language, 'title' AS missing_field
FROM whitepapers
WHERE deleted_at IS NULL AND trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'whitepapers' AS table_name, id, slug AS slug, status, 'de' AS language, 'description' AS missing_field
FROM whitepapers
WHERE deleted_at IS NULL AND trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'whitepapers' AS table_name, id, slug AS slug, status, 'de' AS language, 'preview_content' AS missing_field
FROM whitepapers
WHERE deleted_at IS NULL AND trim(json_extract(preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(preview_content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'whitepapers' AS table_name, id, slug AS slug, status, 'de' AS language, 'meta_title' AS missing_field
FROM whitepapers
WHERE deleted_at IS NULL AND trim(json_extract(meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(meta_title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0
UNION ALL
SELECT 'whitepapers' AS table_name, id, slug AS slug, status, 'de' AS language, 'meta_description' AS missing_field
FROM whitepapers
WHERE deleted_at IS NULL AND trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> ''
  AND coalesce(trim(json_extract(meta_description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) = 0;

CREATE VIEW "pages_de" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.de')
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(content, '$.de')
    WHEN trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(content, '$.en')
  END AS content,
  CASE
    WHEN trim(json_extract(content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS content_language,
  CASE
    WHEN trim(json_extract(excerpt, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(excerpt, '$.de')
    WHEN trim(json_extract(excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(excerpt, '$.en')
  END AS excerpt,
  CASE
    WHEN trim(json_extract(excerpt, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS excerpt_language,
  CASE
    WHEN trim(json_extract(meta_description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_description, '$.de')
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_description, '$.en')
  END AS meta_description,
  CASE
    WHEN trim(json_extract(meta_description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS meta_description_language,
  CASE
    WHEN trim(json_extract(seo_title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(seo_title, '$.de')
    WHEN trim(json_extract(seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(seo_title, '$.en')
  END AS seo_title,
  CASE
    WHEN trim(json_extract(seo_title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS seo_title_language,
  CASE
    WHEN trim(json_extract(seo_keywords, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(seo_keywords, '$.de')
    WHEN trim(json_extract(seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(seo_keywords, '$.en')
  END AS seo_keywords,
  CASE
    WHEN trim(json_extract(seo_keywords, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS seo_keywords_language,
  slug,
  template,
  status,
  is_featured,
  sort_order,
  canonical_url,
  published_at,
  withdrawn_at,
  author_id,
  created_at,
  updated_at
FROM pages
WHERE deleted_at IS NULL;

CREATE VIEW "pages_en" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(content, '$.en')
  END AS content,
  CASE
    WHEN trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS content_language,
  CASE
    WHEN trim(json_extract(excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(excerpt, '$.en')
  END AS excerpt,
  CASE
    WHEN trim(json_extract(excerpt, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS excerpt_language,
  CASE
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_description, '$.en')
  END AS meta_description,
  CASE
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS meta_description_language,
  CASE
    WHEN trim(json_extract(seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(seo_title, '$.en')
  END AS seo_title,
  CASE
    WHEN trim(json_extract(seo_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS seo_title_language,
  CASE
    WHEN trim(json_extract(seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(seo_keywords, '$.en')
  END AS seo_keywords,
  CASE
    WHEN trim(json_extract(seo_keywords, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS seo_keywords_language,
  slug,
  template,
  status,
  is_featured,
  sort_order,
  canonical_url,
  published_at,
  withdrawn_at,
  author_id,
  created_at,
  updated_at
FROM pages
WHERE deleted_at IS NULL;

CREATE VIEW "public_settings" AS
SELECT key, value, type
FROM system_settings
WHERE key IN ('site_title', 'site_description', 'company', 'navigation', 'footer', 'home_page', 'contact_page', 'privacy_page', 'imprint_page', 'accessibility_page', 'theme', 'og_images_up_to');

CREATE VIEW translation_coverage AS
WITH translated AS (
SELECT 'pages' AS scope, 'de' AS language,
  coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) AS titled,
  (coalesce(trim(json_extract(content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) OR NOT coalesce(trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0)) AS bodied,
  coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) AND (coalesce(trim(json_extract(content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) OR NOT coalesce(trim(json_extract(content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0)) AS whole
FROM pages WHERE deleted_at IS NULL AND status = 'published'
UNION ALL SELECT 'pages', 'de', NULL, NULL, NULL
UNION ALL
SELECT 'webinars' AS scope, 'de' AS language,
  coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) AS titled,
  (coalesce(trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) OR NOT coalesce(trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0)) AS bodied,
  coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) AND (coalesce(trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) OR NOT coalesce(trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0)) AS whole
FROM webinars WHERE deleted_at IS NULL AND status <> 'draft'
UNION ALL SELECT 'webinars', 'de', NULL, NULL, NULL
UNION ALL
SELECT 'whitepapers' AS scope, 'de' AS language,
  coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) AS titled,
  (coalesce(trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) OR NOT coalesce(trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0)) AS bodied,
  coalesce(trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) AND (coalesce(trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '', 0) OR NOT coalesce(trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '', 0)) AS whole
FROM whitepapers WHERE deleted_at IS NULL AND status = 'published'
UNION ALL SELECT 'whitepapers', 'de', NULL, NULL, NULL
)
SELECT scope, language, count(whole) AS total_content,
  coalesce(sum(titled), 0) AS translated_titles,
  coalesce(sum(bodied), 0) AS translated_content,
  CASE WHEN count(whole) = 0 THEN 100.0 ELSE round(100.0 * sum(whole) / count(whole), 2) END AS coverage_percentage
FROM translated GROUP BY scope, language
UNION ALL
SELECT 'overall' AS scope, language, count(whole) AS total_content,
  coalesce(sum(titled), 0) AS translated_titles,
  coalesce(sum(bodied), 0) AS translated_content,
  CASE WHEN count(whole) = 0 THEN 100.0 ELSE round(100.0 * sum(whole) / count(whole), 2) END AS coverage_percentage
FROM translated GROUP BY language;

CREATE VIEW "webinars_de" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.de')
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.de')
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.en')
  END AS description,
  CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS description_language,
  CASE
    WHEN trim(json_extract(presenter_bio, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(presenter_bio, '$.de')
    WHEN trim(json_extract(presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(presenter_bio, '$.en')
  END AS presenter_bio,
  CASE
    WHEN trim(json_extract(presenter_bio, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS presenter_bio_language,
  coalesce(CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END, CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END) AS content_language,
  slug,
  scheduled_at,
  duration_minutes,
  timezone,
  max_participants,
  meeting_url,
  recording_url,
  presentation_file_id,
  status,
  registration_enabled,
  registration_deadline,
  presenter_name,
  presenter_avatar_id,
  created_at,
  updated_at
FROM webinars
WHERE deleted_at IS NULL;

CREATE VIEW "webinars_en" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.en')
  END AS description,
  CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS description_language,
  CASE
    WHEN trim(json_extract(presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(presenter_bio, '$.en')
  END AS presenter_bio,
  CASE
    WHEN trim(json_extract(presenter_bio, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS presenter_bio_language,
  coalesce(CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END, CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END) AS content_language,
  slug,
  scheduled_at,
  duration_minutes,
  timezone,
  max_participants,
  meeting_url,
  recording_url,
  presentation_file_id,
  status,
  registration_enabled,
  registration_deadline,
  presenter_name,
  presenter_avatar_id,
  created_at,
  updated_at
FROM webinars
WHERE deleted_at IS NULL;

CREATE VIEW "whitepapers_de" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.de')
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.de')
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.en')
  END AS description,
  CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS description_language,
  CASE
    WHEN trim(json_extract(preview_content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(preview_content, '$.de')
    WHEN trim(json_extract(preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(preview_content, '$.en')
  END AS preview_content,
  CASE
    WHEN trim(json_extract(preview_content, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS preview_content_language,
  CASE
    WHEN trim(json_extract(meta_title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_title, '$.de')
    WHEN trim(json_extract(meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_title, '$.en')
  END AS meta_title,
  CASE
    WHEN trim(json_extract(meta_title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS meta_title_language,
  CASE
    WHEN trim(json_extract(meta_description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_description, '$.de')
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_description, '$.en')
  END AS meta_description,
  CASE
    WHEN trim(json_extract(meta_description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS meta_description_language,
  coalesce(CASE
    WHEN trim(json_extract(description, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END, CASE
    WHEN trim(json_extract(title, '$.de'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'de'
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END) AS content_language,
  slug,
  file_id,
  thumbnail_id,
  category,
  tags,
  industry,
  requires_registration,
  lead_magnet_active,
  status,
  featured,
  sort_order,
  published_at,
  withdrawn_at,
  author_id,
  download_count,
  view_count,
  created_at,
  updated_at
FROM whitepapers
WHERE deleted_at IS NULL;

CREATE VIEW "whitepapers_en" AS
SELECT
  id,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(title, '$.en')
  END AS title,
  CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS title_language,
  CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(description, '$.en')
  END AS description,
  CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS description_language,
  CASE
    WHEN trim(json_extract(preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(preview_content, '$.en')
  END AS preview_content,
  CASE
    WHEN trim(json_extract(preview_content, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS preview_content_language,
  CASE
    WHEN trim(json_extract(meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_title, '$.en')
  END AS meta_title,
  CASE
    WHEN trim(json_extract(meta_title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS meta_title_language,
  CASE
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN json_extract(meta_description, '$.en')
  END AS meta_description,
  CASE
    WHEN trim(json_extract(meta_description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END AS meta_description_language,
  coalesce(CASE
    WHEN trim(json_extract(description, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END, CASE
    WHEN trim(json_extract(title, '$.en'), char(9, 10, 13, 32, 160, 65279)) <> '' THEN 'en'
  END) AS content_language,
  slug,
  file_id,
  thumbnail_id,
  category,
  tags,
  industry,
  requires_registration,
  lead_magnet_active,
  status,
  featured,
  sort_order,
  published_at,
  withdrawn_at,
  author_id,
  download_count,
  view_count,
  created_at,
  updated_at
FROM whitepapers
WHERE deleted_at IS NULL;
