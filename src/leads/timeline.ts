import type { PersonRecords } from '../content-db/privacy/records.ts'

/** Something that happened between a person and the site. */
export interface TimelineEntry {
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly at: string
  readonly kind: 'registration' | 'download' | 'booking' | 'consent' | 'mail'
  /** What happened, in words. */
  readonly what: string
  /** The lead's public name; null for mail. */
  readonly reference: string | null
}

type Row = Readonly<Record<string, unknown>>

/** What is stored of one person, as one list in order of time. */
export function timelineOf(records: PersonRecords): TimelineEntry[] {
  const entries = [
    ...records.webinar_registrations.flatMap(registration),
    ...records.whitepaper_downloads.flatMap(download),
    ...records.bookings.flatMap(booking),
    ...records.consents.flatMap(consent),
    ...records.outgoing_mail.flatMap(mail),
  ]
  return entries.sort((a, b) => a.at.localeCompare(b.at, 'und'))
}

function registration(row: Row): TimelineEntry[] {
  const { webinar, status, webinar_scheduled_at: scheduled } = row
  const place = status === 'waiting' ? 'put on the waiting list of' : 'registered for'
  return entriesOf('registration', row, [
    ['registered_at', `${place} the webinar ${webinar} of ${scheduled}${aside(row)}`],
    ['cancelled_at', `gave back the place in the webinar ${webinar}`],
  ])
}

function download(row: Row): TimelineEntry[] {
  return entriesOf('download', row, [
    ['downloaded_at', `asked for the whitepaper ${row.whitepaper}${aside(row)}`],
  ])
}

function booking(row: Row): TimelineEntry[] {
  const { booking_type: type, preferred_date: date } = row
  return entriesOf('booking', row, [
    ['created_at', `booked a ${type} for ${date} (lead score ${row.lead_score})${aside(row)}`],
    ['confirmed_at', `the ${type} of ${date} was confirmed`],
    ['completed_at', `the ${type} of ${date} took place`],
    ['cancelled_at', `the ${type} of ${date} was cancelled`],
  ])
}

function consent(row: Row): TimelineEntry[] {
  const to = row.purpose === 'marketing' ? 'news by e-mail' : 'the privacy notice'
  return entriesOf('consent', row, [
    ['given_at', `agreed to ${to}: “${row.wording}” (version ${row.wording_version}, on ${row.page_path})`],
    ['confirmed_at', `confirmed ${to}`],
    ['withdrawn_at', `withdrew the consent to ${to}`],
  ])
}

function mail({ kind, recipient, ...row }: Row): TimelineEntry[] {
  if (row.sent_at) return entriesOf('mail', row, [['sent_at', `${kind} was sent to ${recipient}`]])
  const state = { queued: 'is promised to', failed: 'could not be sent to', dropped: 'was not sent to' }
  const said = state[row.status as keyof typeof state] ?? 'is promised to'
  return entriesOf('mail', row, [['created_at', `${kind} ${said} ${recipient}`]])
}

/** An entry for each of the times that a row has. */
function entriesOf(
  kind: TimelineEntry['kind'],
  row: Row,
  moments: readonly (readonly [column: string, what: string])[],
): TimelineEntry[] {
  return moments.flatMap(([column, what]) => {
    const at = row[column]
    return typeof at === 'string' ? [{ at, kind, what, reference: (row.reference as string) ?? null }] : []
  })
}

const aside = ({ quarantine_reason: reason }: Row) => (reason ? ` (in quarantine: ${reason})` : '')
