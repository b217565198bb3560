import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { type RetentionSettings, readRetentionSettings } from '../content-db/leads/retention-settings.ts'
import {
  eraseBookings,
  eraseConsents,
  eraseDownloads,
  eraseMails,
  eraseRegistrations,
} from '../content-db/privacy/erasure.ts'
import {
  type Overdue,
  overdueBookings,
  overdueDownloads,
  overdueMails,
  overdueRegistrations,
  unconfirmedConsents,
  withdrawnConsents,
} from '../content-db/privacy/overdue.ts'
import { consentsOf, type LeadIds, mailsOf } from '../content-db/privacy/person.sqlite.ts'
import { removeEvents, removeQuarantined } from '../content-db/privacy/removal.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { utcTime } from '../publishing/open-edition.ts'

/** How many rows lost their person, or went altogether, by the period that was over. */
export type Retained = Readonly<Record<keyof RetentionSettings, number>>

/** Takes people out of what has been kept for as long as the settings say. Done again at once, it finds nothing. */
export async function applyRetention(db: WritingDb, now: Date): Promise<Retained> {
  const settings = await readRetentionSettings(db)
  const counts = Object.fromEntries(Object.keys(settings).map((period) => [period, 0]))
  for (const [period, work] of Object.entries(periods) as [keyof RetentionSettings, Work][]) {
    const days = settings[period]
    if (days === null) continue
    const before = utcTime(new Date(now.getTime() - days * 86_400_000))
    // A transaction for each batch: whoever posts a form meanwhile waits for one of them at most.
    for (let done = -1; done !== 0; counts[period] = (counts[period] ?? 0) + done) {
      done = await db.transaction().execute((trx) => work(trx, before, utcTime(now)))
    }
  }
  return counts as Retained
}

/** Works on a batch of what lies before a moment; gives how many rows it was, 0 where none is left. */
type Work = (db: WritingDb, before: UtcTime, now: UtcTime) => Promise<number>

const periods: Readonly<Record<keyof RetentionSettings, Work>> = {
  quarantine: removeQuarantined,
  registrations: leadsOf('webinar_registrations', overdueRegistrations, eraseRegistrations),
  downloads: leadsOf('whitepaper_downloads', overdueDownloads, eraseDownloads),
  bookings: leadsOf('bookings', overdueBookings, eraseBookings),
  unconfirmed_consents: batchOf(unconfirmedConsents, eraseConsents),
  withdrawn_consents: batchOf(withdrawnConsents, eraseConsents),
  mails: batchOf(overdueMails, eraseMails),
  analytics: removeEvents,
}

function batchOf(overdue: Overdue, erase: (db: WritingDb, ids: number[]) => Promise<void>): Work {
  return async (db, before) => {
    const ids = await overdue(db, before)
    await erase(db, ids)
    return ids.length
  }
}

/** Leads go with their mails and with the proof of the privacy notice; news that were agreed to last for themselves. */
function leadsOf(
  table: keyof LeadIds,
  overdue: Overdue,
  erase: (db: WritingDb, ids: number[], now: UtcTime) => Promise<void>,
): Work {
  return async (db, before, now) => {
    const ids = await overdue(db, before)
    const leads = { webinar_registrations: [], whitepaper_downloads: [], bookings: [], [table]: ids }
    await erase(db, ids, now)
    await eraseMails(db, await mailsOf(db, { ...leads, consents: [] }))
    await eraseConsents(db, await consentsOf(db, leads, { purpose: 'privacy_notice' }))
    return ids.length
  }
}
