import { openForWriting } from '../content-db/connection.sqlite.ts'
import { type LeadsDb, openGroupCommit } from '../content-db/group-commit.sqlite.ts'
import {
  admitQuarantinedRegistration,
  quarantinedLeads,
  registrationInQuarantine,
} from '../content-db/leads/quarantine.ts'
import { registrationOfPerson } from '../content-db/leads/registrations.ts'
import { settingValue } from '../content-db/leads/settings.ts'
import { removeLeads } from '../content-db/privacy/removal.ts'
import { phaseOf } from '../content-db/published/webinar-time.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, sourceLanguage } from '../languages.ts'
import { admitBooking } from './booking.ts'
import { admitDownload } from './download.ts'
import { parseFormSettings } from './form-settings.ts'
import { nextPlace, promiseMails } from './registration.ts'

/** What came of letting a lead out of quarantine; where it stays there, why. */
export type Release =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** No such lead in quarantine; the person has it already; over or cancelled; no seat or slot left. */
      readonly code: 'unknown' | 'known' | 'closed' | 'full' | 'slot-taken'
    }

/** Lets a lead out of quarantine: it counts from now on, takes its seat or slot where one is free, and is promised its mails. */
export async function releaseLead(databasePath: string, reference: string, now: UtcTime): Promise<Release> {
  const commits = openGroupCommit(databasePath)
  try {
    return await commits.inOneCommit((db): Release => {
      for (const admit of [admitRegistration, admitDownload, admitBooking]) {
        const release = admit(db, reference, now)
        if (release.ok || release.code !== 'unknown') return release
      }
      return { ok: false, code: 'unknown' }
    })
  } finally {
    await commits.close()
  }
}

/** Removes a lead in quarantine, with what belongs to it; gives whether it was there. */
export async function discardLead(databasePath: string, reference: string): Promise<boolean> {
  const db = openForWriting(databasePath)
  try {
    return await db.transaction().execute(async (trx) => {
      const [lead] = await quarantinedLeads(trx, reference)
      if (lead) await removeLeads(trx, lead.table, [lead.id])
      return lead !== undefined
    })
  } finally {
    await db.destroy()
  }
}

function admitRegistration(db: LeadsDb, reference: string, now: UtcTime): Release {
  const registration = db.first(registrationInQuarantine({ reference }))
  if (!registration) return { ok: false, code: 'unknown' }
  const { id, email, webinar_id, max_participants } = registration
  const { phase } = phaseOf(registration, now)
  if (phase === 'past' || phase === 'cancelled') return { ok: false, code: 'closed' }
  if (db.first(registrationOfPerson({ webinar: webinar_id, email }))) return { ok: false, code: 'known' }
  const { settings } = parseFormSettings(db.first(settingValue({ key: 'forms' }))?.value ?? null)
  const status = nextPlace(db, { id: webinar_id, max_participants }, settings.waiting_list)
  if (!status) return { ok: false, code: 'full' }
  db.run(admitQuarantinedRegistration({ id, status }))
  const language = isLanguageCode(registration.language) ? registration.language : sourceLanguage
  promiseMails(db, { kind: 'registration', id, email, language }, status)
  return { ok: true }
}
