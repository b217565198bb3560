import { z } from 'zod'
import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { mailPromise } from '../content-db/leads/outgoing-mail.ts'
import {
  announcedWebinar,
  countRegistrations,
  insertRegistration,
  quarantinedRegistration,
  registrationByKey,
  registrationOfPerson,
  registrationStanding,
} from '../content-db/leads/registrations.ts'
import { phaseOf, registrationOf } from '../content-db/published/webinar-time.ts'
import type { Thanks } from '../site/thanks.ts'
import { type ConsentingLead, promiseConfirmation, recordConsents } from './consents.ts'
import { countConversion } from './conversions.ts'
import { personFields, requiredText, tick } from './fields.ts'
import type { FormOutcome } from './outcome.ts'
import type { Post } from './post.ts'
import { newReference } from './reference.ts'

/** The form that registers for a webinar. */
export const registrationFields = z.object({
  ...personFields,
  webinar: requiredText(200),
  send_reminder: tick,
  send_recording: tick,
})
export type RegistrationFields = z.infer<typeof registrationFields>

/** A webinar's seats: null are as many as come; `waitingList` is how many may wait when there are none left. */
interface Seats {
  readonly id: number
  readonly max_participants: number | null
}

/**
 * Registers a person for a webinar: a seat, or a place on the waiting list where there is none left. The same form
 * sent again, and the same person for the same webinar, are the registration that is there. One that looks like a
 * robot's is kept aside: it takes no seat and is promised no mail, and its sender hears the same.
 */
export function register(
  db: LeadsDb,
  post: Post,
  fields: RegistrationFields,
  waitingList: number,
): FormOutcome {
  const webinar = db.first(announcedWebinar({ slug: fields.webinar }))
  if (!webinar) return { ok: false, code: 'invalid', fields: { webinar: 'unknown' } }
  const sent = post.formKey === null ? undefined : db.first(registrationByKey({ key: post.formKey }))
  // A key of another person's form is none of this one: back in the browser, a colleague is registered with the same.
  const isSame = sent?.webinar_id === webinar.id && sent.email.toLowerCase() === fields.email.toLowerCase()
  const known = isSame ? sent : knownRegistration(db, webinar.id, fields.email, post.suspicion !== null)
  if (known) return { ok: true, reference: known.reference, status: known.status, isNew: false }

  const registration = registrationOf(webinar, phaseOf(webinar, post.asOf).phase, post.asOf)
  if (!registration.open) return { ok: false, code: 'closed', reason: registration.reason }
  const status = nextPlace(db, webinar, waitingList)
  if (!status) return { ok: false, code: 'full' }

  const reference = newReference()
  const { marketing_consent, webinar: _, ...columns } = fields
  const { id } = db.run(
    insertRegistration({
      ...columns,
      reference,
      form_key: sent ? null : post.formKey,
      webinar_id: webinar.id,
      language: post.language,
      status,
      quarantine_reason: post.suspicion,
      registered_at: post.at,
    }),
  )
  const lead = { kind: 'registration', id, email: fields.email, language: post.language } as const
  recordConsents(db, post, lead, marketing_consent === 1)
  if (post.suspicion === null) promiseMails(db, lead, status)
  countConversion(db, post, { ...fields, kind: 'registration', label: webinar.slug })
  return { ok: true, reference, status, isNew: true }
}

/** Promises the mails of a registration that has a seat or waits for one. */
export function promiseMails(db: LeadsDb, lead: ConsentingLead, status: 'registered' | 'waiting'): void {
  db.run(
    mailPromise({
      kind: status === 'registered' ? 'registration-confirmed' : 'registration-waiting',
      leadKind: 'registration',
      leadId: lead.id,
      recipient: lead.email,
      language: lead.language,
    }),
  )
  promiseConfirmation(db, lead)
}

/** What the next to register gets; undefined where neither a seat nor a place to wait is left. */
export function nextPlace(
  db: LeadsDb,
  { id, max_participants }: Seats,
  waitingList: number,
): 'registered' | 'waiting' | undefined {
  if (max_participants === null) return 'registered'
  const count = (status: 'registered' | 'waiting') =>
    db.first(countRegistrations({ webinar: id, status }))?.count ?? 0
  const waiting = count('waiting')
  // Whoever waits comes first, also for a seat that has just become free.
  if (waiting === 0 && count('registered') < max_participants) return 'registered'
  return waiting < waitingList ? 'waiting' : undefined
}

function knownRegistration(db: LeadsDb, webinar: number, email: string, isSuspicious: boolean) {
  return (
    db.first(registrationOfPerson({ webinar, email })) ??
    (isSuspicious ? db.first(quarantinedRegistration({ webinar, email })) : undefined)
  )
}

/** What the thank-you page tells of a registration. */
export function registrationThanks(db: LeadsDb, reference: string): Thanks | undefined {
  const standing = db.first(registrationStanding({ reference }))
  if (!standing) return undefined
  return { reference, place: standing.status === 'waiting' ? Math.max(standing.place ?? 1, 1) : null }
}
