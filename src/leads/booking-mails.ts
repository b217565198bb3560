import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { staffById } from '../content-db/leads/bookings.ts'
import { type MailKind, mailPromise } from '../content-db/leads/outgoing-mail.ts'
import { isLanguageCode, type LanguageCode, sourceLanguage } from '../languages.ts'
import { promiseConfirmation } from './consents.ts'

/** A booking as mails need to know it. */
export interface MailedBooking {
  readonly id: number
  readonly email: string
  readonly language: string
}

/** Promises what follows from a booking that has arrived: to the visitor, and to whoever of the staff has it. */
export function promiseArrival(db: LeadsDb, booking: MailedBooking, staff: number): void {
  const { id, email, language } = booking
  promiseToVisitor(db, 'booking-received', booking)
  promiseToStaff(db, 'booking-assigned', booking, staff)
  promiseConfirmation(db, { kind: 'booking', id, email, language: languageOf(language) })
}

/** Promises a mail to the visitor. */
export function promiseToVisitor(db: LeadsDb, kind: MailKind, booking: MailedBooking, occasion = ''): void {
  db.run(
    mailPromise({
      kind,
      leadKind: 'booking',
      leadId: booking.id,
      occasion,
      recipient: booking.email,
      language: languageOf(booking.language),
    }),
  )
}

/** Promises a mail to somebody of the staff, in their own language. */
export function promiseToStaff(
  db: LeadsDb,
  kind: MailKind,
  { id }: Pick<MailedBooking, 'id'>,
  staff: number | null,
  occasion = '',
): void {
  const person = staff === null ? undefined : db.first(staffById({ id: staff }))
  if (!person) return
  db.run(
    mailPromise({
      kind,
      leadKind: 'booking',
      leadId: id,
      occasion,
      recipient: person.email,
      language: languageOf(person.language),
    }),
  )
}

const languageOf = (code: string): LanguageCode => (isLanguageCode(code) ? code : sourceLanguage)
