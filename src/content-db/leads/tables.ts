import type { Generated } from 'kysely'
import type { Flag, UtcTime } from '../tables.ts'

/** What every form asks of a person, and where that person came from. */
interface Lead {
  id: Generated<number>
  /** Names the lead to its visitor; random. */
  reference: string
  /** The signed key of the form that was sent; null where it was sent without scripts. */
  form_key: string | null
  language: string
  first_name: string
  last_name: string
  email: string
  company: string | null
  job_title: string | null
  phone: string | null
  /** The first page of the visit, with its query. */
  landing_page: string | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
  utm_term: string | null
  utm_content: string | null
  /** Why the post looked like a robot's; null for everybody else. */
  quarantine_reason: string | null
  /** When everything that tells who this was went out of the row; it stays because it is counted. */
  erased_at: UtcTime | null
}

export interface WebinarRegistrationsTable extends Lead {
  webinar_id: number
  registration_source: Generated<'website' | 'api' | 'import'>
  status: Generated<'registered' | 'waiting' | 'cancelled'>
  attended: Generated<Flag>
  /** Minutes. */
  attendance_duration: number | null
  send_reminder: Generated<Flag>
  send_recording: Generated<Flag>
  /** The schedule that the registrant was last told. */
  told_schedule: string | null
  /** Of the calendar entry: rises with each change that is told. */
  sequence: Generated<number>
  registered_at: Generated<UtcTime>
  confirmed_at: UtcTime | null
  cancelled_at: UtcTime | null
}

export interface WhitepaperDownloadsTable extends Lead {
  whitepaper_id: number
  download_ip: string | null
  user_agent: string | null
  download_source: Generated<'website' | 'api' | 'email'>
  downloaded_at: Generated<UtcTime>
  /** Until when the link that was shown and mailed opens the file. */
  link_expires_at: UtcTime
}

export interface BookingsTable extends Lead {
  booking_type: 'consultation' | 'demo' | 'support'
  /** The start. */
  preferred_date: UtcTime
  duration_minutes: Generated<number>
  /** IANA name of the visitor's zone. */
  timezone: Generated<string>
  subject: string | null
  message: string | null
  budget_range: string | null
  urgency: 'low' | 'medium' | 'high' | 'urgent' | null
  status: Generated<'pending' | 'confirmed' | 'completed' | 'cancelled' | 'no_show'>
  sequence: Generated<number>
  confirmed_at: UtcTime | null
  completed_at: UtcTime | null
  cancelled_at: UtcTime | null
  meeting_url: string | null
  meeting_notes: string | null
  follow_up_required: Generated<Flag>
  lead_score: Generated<number>
  lead_source: Generated<'website' | 'referral' | 'campaign'>
  assigned_to: number | null
  created_at: Generated<UtcTime>
  updated_at: Generated<UtcTime>
  deleted_at: UtcTime | null
}

/** What a person agreed to, as evidence. */
export interface ConsentsTable {
  id: Generated<number>
  reference: string
  email: string
  purpose: 'privacy_notice' | 'marketing'
  /** The very words, in the language in which they were read. */
  wording: string
  wording_version: string
  language: string
  page_path: string
  lead_kind: 'registration' | 'download' | 'booking'
  lead_id: number
  ip_address: string | null
  user_agent: string | null
  given_at: Generated<UtcTime>
  /** When the link in the mail was confirmed: news are sent from then on. */
  confirmed_at: UtcTime | null
  confirmed_ip_address: string | null
  confirmed_user_agent: string | null
  withdrawn_at: UtcTime | null
}

/** Mail that was promised, sent or not yet. */
export interface OutgoingMailTable {
  id: Generated<number>
  kind: string
  lead_kind: 'registration' | 'download' | 'booking' | 'consent'
  lead_id: number
  /** Tells several mails of a kind to one lead apart; empty where there is only ever one. */
  occasion: Generated<string>
  recipient: string
  language: string
  status: Generated<'queued' | 'sent' | 'failed' | 'dropped'>
  send_after: Generated<UtcTime>
  expires_at: UtcTime | null
  attempts: Generated<number>
  /** Names the worker that is sending it. */
  lease: string | null
  leased_until: UtcTime | null
  last_error: string | null
  message_id: string | null
  subject: string | null
  text_body: string | null
  html_body: string | null
  /** JSON: header values by name. */
  headers: string | null
  /** JSON: a list of `{"filename", "contentType", "content"}`. */
  attachments: string | null
  written_at: UtcTime | null
  sent_at: UtcTime | null
  created_at: Generated<UtcTime>
}

export interface AnalyticsEventsTable {
  id: Generated<number>
  event_type: 'page_view' | 'download' | 'registration' | 'booking'
  event_category: 'webinar' | 'whitepaper' | 'page' | null
  event_action: 'view' | 'download' | 'register' | 'book' | null
  event_label: string | null
  language: string | null
  page_path: string | null
  referrer: string | null
  /** A hash whose salt is forgotten after a day; null where hashing is switched off. */
  session_id: string | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
  utm_term: string | null
  utm_content: string | null
  metadata: string | null
  created_at: Generated<UtcTime>
}

/** What visitors send, and what follows from it. */
export interface LeadTables {
  webinar_registrations: WebinarRegistrationsTable
  whitepaper_downloads: WhitepaperDownloadsTable
  bookings: BookingsTable
  consents: ConsentsTable
  outgoing_mail: OutgoingMailTable
  analytics_events: AnalyticsEventsTable
}
