import { z } from 'zod'
import type { LeadsDb } from '../../content-db/group-commit.sqlite.ts'
import { book, bookingFields, slotStart } from '../../leads/booking.ts'
import { type BookingChange, cancelForVisitor, move } from '../../leads/booking-changes.ts'
import { fieldErrors } from '../../leads/fields.ts'
import type { FormOutcome } from '../../leads/outcome.ts'
import type { Post } from '../../leads/post.ts'
import { bookingManagementUrl, bookingSlotsUrl, bookingUrl, managedBookingUrl } from '../../site/urls.ts'
import { type FormRoute, visitorForm } from './form-route.ts'

/** Asking for an appointment. One that is not taken is shown again with what is free at the moment. */
const bookings: FormRoute = {
  ...visitorForm({
    name: 'booking',
    path: '/api/bookings',
    fields: bookingFields,
    standsOn: bookingUrl,
    accept: book,
  }),
  formPath: bookingSlotsUrl,
}

/** A form of whoever has the link to a booking. */
const ofVisitor = <Fields extends { readonly token: string }>(form: {
  readonly path: string
  readonly fields: z.ZodType<Fields>
  readonly change: (db: LeadsDb, post: Post, reference: string, fields: Fields) => BookingChange
}): FormRoute => ({
  path: form.path,
  authorisedBy: 'signed link',
  standsOn: (language, { token }) => managedBookingUrl(language, typeof token === 'string' ? token : ''),
  formPath: bookingManagementUrl,
  thanksPath: (language, { reference }, { signer }) =>
    managedBookingUrl(language, signer.sign('booking', reference)),
  take(raw, { signer, now }) {
    const read = form.fields.safeParse(raw, { reportInput: true })
    if (!read.success) return { ok: false, errors: fieldErrors(read.error) }
    const opened = signer.read('booking', read.data.token, now)
    if (!opened.ok) return { ok: false, errors: { token: 'unknown' } }
    const { data: reference } = opened
    const work = (db: LeadsDb, post: Post) =>
      outcomeOf(reference, form.change(db, post, reference, read.data))
    return { ok: true, email: null, work }
  },
})

function outcomeOf(reference: string, change: BookingChange): FormOutcome {
  if (change.ok) return { ok: true, reference, status: change.status, isNew: change.changed }
  if (change.code === 'unknown') return { ok: false, code: 'invalid', fields: { token: 'unknown' } }
  if (change.code === 'slot-taken') return { ok: false, code: 'slot-taken' }
  return { ok: false, code: 'closed', reason: change.code === 'no-appointments' ? 'bookings' : 'booking' }
}

const token = z.string().min(1)

const cancelling = ofVisitor({
  path: '/api/bookings/cancel',
  fields: z.object({ token }),
  change: (db, post, reference) => cancelForVisitor(db, reference, post.asOf),
})

const moving = ofVisitor({
  path: '/api/bookings/move',
  fields: z.object({ token, preferred_date: slotStart }),
  change: (db, post, reference, { preferred_date }) => move(db, reference, preferred_date, post.asOf),
})

/** Everything that is posted about bookings. */
export const bookingRoutes: readonly FormRoute[] = [bookings, cancelling, moving]
