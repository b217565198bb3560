import { openForWriting, type WritingDb } from '../content-db/connection.sqlite.ts'
import { openGroupCommit } from '../content-db/group-commit.sqlite.ts'
import { copiesOf } from '../content-db/privacy/copies.ts'
import {
  eraseBookings,
  eraseConsents,
  eraseDownloads,
  eraseMails,
  eraseRegistrations,
} from '../content-db/privacy/erasure.ts'
import { overwriteErased } from '../content-db/privacy/overwriting.sqlite.ts'
import { findPerson, type PersonRows, webinarsOf } from '../content-db/privacy/person.sqlite.ts'
import { hasAccount } from '../content-db/privacy/records.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { moveUpWaiting } from './waiting-list.ts'

/** What came of an erasure. */
export interface Erasure {
  readonly ok: true
  /** Rows from which the person was taken (of a dry run: would be), by table. */
  readonly rows: Readonly<Record<keyof PersonRows, number>>
  /** Whether the bytes are gone from the file and its log, too; null in a dry run. */
  readonly overwritten: boolean | null
  /** Copies of the database, which still hold what they held. */
  readonly copies: readonly string[]
  /** Whether somebody of the staff has this address: accounts are left alone. */
  readonly isStaff: boolean
}

/**
 * Takes the person with an e-mail address out of every table, in one transaction, and then out of the bytes of the
 * file. What is counted stays, without the person; seats and slots to come are free again, and whoever waits
 * longest for a seat gets it; mail that waits is dropped. Done again, it changes nothing.
 */
export async function erasePerson({
  databasePath,
  email,
  now,
  dryRun = false,
  patience = 5_000,
}: {
  readonly databasePath: string
  readonly email: string
  readonly now: UtcTime
  readonly dryRun?: boolean | undefined
  /** Milliseconds to wait for readers before bytes are overwritten. */
  readonly patience?: number
}): Promise<Erasure> {
  const db = openForWriting(databasePath)
  try {
    const { person, isStaff } = await db.transaction().execute(async (trx) => {
      const found = await findPerson(trx, email)
      if (!dryRun) await eraseRows(trx, found, now)
      return { person: found, isStaff: await hasAccount(trx, email) }
    })
    if (!dryRun) await giveSeatsOn(databasePath, await webinarsOf(db, person.webinar_registrations), now)
    const rows = Object.fromEntries(Object.entries(person).map(([table, ids]) => [table, ids.length]))
    const overwritten = dryRun ? null : await overwriteErased(databasePath, patience)
    return { ok: true, rows: rows as Erasure['rows'], overwritten, copies: copiesOf(databasePath), isStaff }
  } finally {
    await db.destroy()
  }
}

async function eraseRows(db: WritingDb, person: PersonRows, now: UtcTime): Promise<void> {
  await eraseRegistrations(db, person.webinar_registrations, now)
  await eraseDownloads(db, person.whitepaper_downloads, now)
  await eraseBookings(db, person.bookings, now)
  await eraseMails(db, person.outgoing_mail)
  await eraseConsents(db, person.consents)
}

/** Gives the seats that are free now to whoever has waited longest. A server does so as well, from time to time. */
async function giveSeatsOn(databasePath: string, webinars: readonly number[], now: UtcTime): Promise<void> {
  const commits = openGroupCommit(databasePath)
  try {
    await commits.inOneCommit((db) => webinars.map((webinar) => moveUpWaiting(db, webinar, now)))
  } finally {
    await commits.close()
  }
}
