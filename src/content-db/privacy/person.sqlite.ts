import { type Expression, type SqlBool, sql } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'

/** The rows that tell of one person, by their ids. */
export interface PersonRows {
  readonly webinar_registrations: readonly number[]
  readonly whitepaper_downloads: readonly number[]
  readonly bookings: readonly number[]
  readonly consents: readonly number[]
  readonly outgoing_mail: readonly number[]
}

/** Tables whose rows name a person by an e-mail address of their own. */
type LeadTable = 'webinar_registrations' | 'whitepaper_downloads' | 'bookings'

/** The ids of all leads of a person. */
export type LeadIds = Pick<PersonRows, LeadTable>

/**
 * Finds every row that tells of the person with an e-mail address, however its letters are written. Mail belongs to the
 * person of its lead as well: what the staff is told of a booking is about whoever booked.
 */
export async function findPerson(db: WritingDb, email: string): Promise<PersonRows> {
  const leads: LeadIds = {
    webinar_registrations: await idsIn(db, 'webinar_registrations', email),
    whitepaper_downloads: await idsIn(db, 'whitepaper_downloads', email),
    bookings: await idsIn(db, 'bookings', email),
  }
  const consents = await consentsOf(db, leads, { email })
  return { ...leads, consents, outgoing_mail: await mailsOf(db, { ...leads, consents }, email) }
}

/** The consents that were given with some leads, and those of an address; of one purpose, where that is told. */
export async function consentsOf(
  db: WritingDb,
  leads: LeadIds,
  { email, purpose }: { readonly email?: string; readonly purpose?: 'privacy_notice' | 'marketing' } = {},
): Promise<number[]> {
  const own = email === undefined ? [] : await idsIn(db, 'consents', email)
  const given = await Promise.all(
    kindsOf(leads).flatMap(([kind, ids]) =>
      inBatches(ids, (batch) =>
        db
          .selectFrom('consents')
          .select('id')
          .where('lead_kind', '=', kind)
          .where('lead_id', 'in', batch)
          .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? 'marketing'))
          .execute(),
      ),
    ),
  )
  return unique([...own, ...given.flat().map(({ id }) => id)])
}

/** The mails that some leads and consents were promised, and those to an address. */
export async function mailsOf(
  db: WritingDb,
  { consents, ...leads }: LeadIds & Pick<PersonRows, 'consents'>,
  email?: string,
): Promise<number[]> {
  const own = email === undefined ? [] : await idsIn(db, 'outgoing_mail', email)
  const kinds = [...kindsOf(leads), ['consent', consents] as const]
  const promised = await Promise.all(
    kinds.flatMap(([kind, ids]) =>
      inBatches(ids, (batch) =>
        db
          .selectFrom('outgoing_mail')
          .select('id')
          .where('lead_kind', '=', kind)
          .where('lead_id', 'in', batch)
          .execute(),
      ),
    ),
  )
  return unique([...own, ...promised.flat().map(({ id }) => id)])
}

/** The webinars that some registrations are for. */
export async function webinarsOf(db: WritingDb, registrations: readonly number[]): Promise<number[]> {
  const rows = await Promise.all(
    inBatches(registrations, (batch) =>
      db.selectFrom('webinar_registrations').select('webinar_id').where('id', 'in', batch).execute(),
    ),
  )
  return unique(rows.flat().map(({ webinar_id }) => webinar_id))
}

const kindsOf = (leads: LeadIds) =>
  [
    ['registration', leads.webinar_registrations],
    ['download', leads.whitepaper_downloads],
    ['booking', leads.bookings],
  ] as const

/** Statements for so many ids at a time that SQLite takes them as parameters. */
export function inBatches<T>(ids: readonly number[], work: (batch: number[]) => T): T[] {
  const size = 500
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    work(ids.slice(index * size, (index + 1) * size)),
  )
}

const unique = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b)

async function idsIn(
  db: WritingDb,
  table: LeadTable | 'consents' | 'outgoing_mail',
  email: string,
): Promise<number[]> {
  const column = sql.ref<string>(table === 'outgoing_mail' ? 'recipient' : 'email')
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where(await isAddress(db, table, column, email))
    .$if(table === 'outgoing_mail', (query) => query.where(sql<SqlBool>`kind <> 'booking-assigned'`))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether a column holds an address. SQLite folds the case of ASCII letters alone: others are compared here. */
async function isAddress(
  db: WritingDb,
  table: LeadTable | 'consents' | 'outgoing_mail',
  column: Expression<string>,
  email: string,
): Promise<Expression<SqlBool>> {
  const folded = foldAddress(email)
  if (/^[ -~]*$/.test(folded)) return sql<SqlBool>`lower(${column}) = ${folded}`
  const others = await db
    .selectFrom(table)
    .select(sql<string>`${column}`.as('address'))
    .distinct()
    .where(sql<SqlBool>`length(${column}) < length(cast(${column} as blob))`)
    .execute()
  const same = others.map(({ address }) => address).filter((address) => foldAddress(address) === folded)
  return sql<SqlBool>`${column} in (${same.length > 0 ? sql.join(same) : sql.lit(null)})`
}

/** An e-mail address as it is compared. */
export const foldAddress = (email: string) => email.trim().normalize('NFC').toLowerCase()
