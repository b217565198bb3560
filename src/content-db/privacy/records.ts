import type { WritingDb } from '../connection.sqlite.ts'
import { findPerson, foldAddress, inBatches, type PersonRows } from './person.sqlite.ts'

type Row = Readonly<Record<string, unknown>>

/** Everything that the database knows of a person, by table; rows whole, as they are stored. */
export type PersonRecords = Readonly<Record<keyof PersonRows | 'admin_users' | 'media_files', readonly Row[]>>

/** Reads every row that tells of the person with an e-mail address. */
export async function recordsOf(db: WritingDb, email: string): Promise<PersonRecords> {
  return db.transaction().execute(async (trx) => {
    const person = await findPerson(trx, email)
    const account = await accountOf(trx, email)
    return {
      webinar_registrations: await registrations(trx, person.webinar_registrations),
      whitepaper_downloads: await downloads(trx, person.whitepaper_downloads),
      bookings: await rowsIn(trx, 'bookings', person.bookings),
      consents: await rowsIn(trx, 'consents', person.consents),
      outgoing_mail: (await rowsIn(trx, 'outgoing_mail', person.outgoing_mail)).map(readable),
      ...account,
    }
  })
}

/** Tables and the number of rows of a person in each. */
export const countsOf = (rows: Readonly<Record<string, readonly unknown[]>>): Record<string, number> =>
  Object.fromEntries(Object.entries(rows).map(([table, { length }]) => [table, length]))

/** With the webinar that the person registered for, as an id says nothing to its reader. */
async function registrations(db: WritingDb, ids: readonly number[]): Promise<Row[]> {
  const rows = inBatches(ids, (batch) =>
    db
      .selectFrom('webinar_registrations as registration')
      .innerJoin('webinars', 'webinars.id', 'registration.webinar_id')
      .selectAll('registration')
      .select(['webinars.slug as webinar', 'webinars.scheduled_at as webinar_scheduled_at'])
      .where('registration.id', 'in', batch)
      .execute(),
  )
  return (await Promise.all(rows)).flat()
}

async function downloads(db: WritingDb, ids: readonly number[]): Promise<Row[]> {
  const rows = inBatches(ids, (batch) =>
    db
      .selectFrom('whitepaper_downloads as download')
      .innerJoin('whitepapers', 'whitepapers.id', 'download.whitepaper_id')
      .selectAll('download')
      .select('whitepapers.slug as whitepaper')
      .where('download.id', 'in', batch)
      .execute(),
  )
  return (await Promise.all(rows)).flat()
}

async function rowsIn(
  db: WritingDb,
  table: 'bookings' | 'consents' | 'outgoing_mail',
  ids: readonly number[],
): Promise<Row[]> {
  const rows = inBatches(ids, (batch) =>
    db.selectFrom(table).selectAll().where('id', 'in', batch).orderBy('id').execute(),
  )
  return (await Promise.all(rows)).flat()
}

/** JSON inside of JSON can be read by nobody. */
const readable = (row: Row): Row => ({
  ...row,
  headers: parsed(row.headers),
  attachments: parsed(row.attachments),
})
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

/** Whether somebody of the staff has an e-mail address. */
export async function hasAccount(db: WritingDb, email: string): Promise<boolean> {
  return (await accountsOf(db, email)).length > 0
}

async function accountsOf(db: WritingDb, email: string) {
  const accounts = await db.selectFrom('admin_users').selectAll().execute()
  return accounts.filter((account) => foldAddress(account.email) === foldAddress(email))
}

/** Accounts of the staff with that address, without their passwords, and what they uploaded. */
async function accountOf(db: WritingDb, email: string) {
  const accounts = await accountsOf(db, email)
  const ids = accounts.map(({ id }) => id)
  return {
    admin_users: accounts.map(({ hashed_password: _, ...account }) => account),
    media_files: await db
      .selectFrom('media_files')
      .select(['id', 'filename', 'uploaded_by', 'upload_ip', 'created_at'])
      .where('uploaded_by', 'in', ids)
      .execute(),
  }
}
