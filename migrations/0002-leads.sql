-- What visitors send: registrations, downloads and bookings, what they agreed to, the mail that each was promised,
-- and counted visits. A lead is one row however often it is posted: `form_key` is the signed key of a form that was
-- filled in with scripts, the unique indexes over person and subject are the key where there was none.
-- A lead with a `quarantine_reason` is kept and neither mailed nor counted until a person has looked at it.
-- One with `erased_at` says nothing of its person any more, and is kept because it is counted.

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
CREATE UNIQUE INDEX idx_webinar_registrations_person ON webinar_registrations(webinar_id, lower(email))
  WHERE status <> 'cancelled' AND quarantine_reason IS NULL;
CREATE INDEX idx_webinar_registrations_seats ON webinar_registrations(webinar_id, status, quarantine_reason);
CREATE INDEX idx_webinar_registrations_email ON webinar_registrations(lower(email));
CREATE INDEX idx_webinar_registrations_registered ON webinar_registrations(registered_at);

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
CREATE UNIQUE INDEX idx_whitepaper_downloads_person ON whitepaper_downloads(whitepaper_id, lower(email))
  WHERE quarantine_reason IS NULL;
CREATE INDEX idx_whitepaper_downloads_email ON whitepaper_downloads(lower(email));
CREATE INDEX idx_whitepaper_downloads_downloaded ON whitepaper_downloads(downloaded_at);

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
-- One slot of one person of the staff is sold once. Slots that overlap without starting together are refused by a
-- derived trigger.
CREATE UNIQUE INDEX idx_bookings_slot ON bookings(assigned_to, preferred_date)
  WHERE status IN ('pending', 'confirmed') AND quarantine_reason IS NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX idx_bookings_person ON bookings(preferred_date, lower(email))
  WHERE status IN ('pending', 'confirmed') AND quarantine_reason IS NULL AND deleted_at IS NULL;
CREATE INDEX idx_bookings_email ON bookings(lower(email));
CREATE INDEX idx_bookings_status ON bookings(status, preferred_date);
CREATE INDEX idx_bookings_created ON bookings(created_at);

-- Evidence of what a person agreed to: the very words, where and when; for news also when it was confirmed by mail.
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

-- Mail that was promised, written with what promised it. `occasion` makes each promise one row; the text is written
-- once, before the first attempt, so that every attempt sends the same message.
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
-- Without a place to hand it over, mail that was written stays queued: what is still to be written is not looked for among it.
CREATE INDEX idx_outgoing_mail_unwritten ON outgoing_mail(send_after, id) WHERE written_at IS NULL;
CREATE INDEX idx_outgoing_mail_recipient ON outgoing_mail(lower(recipient));

-- Visits and conversions, counted without cookies: no address is stored, `session_id` is a hash whose salt lives a day.
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
CREATE INDEX idx_analytics_events_type ON analytics_events(event_type, created_at);
CREATE INDEX idx_analytics_events_created ON analytics_events(created_at);
