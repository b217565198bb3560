import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, type LanguageCode } from '../languages.ts'
import { readSchedule } from '../leads/booking-schedule.ts'
import { managedBooking } from '../leads/managed-booking.ts'
import { offerOf } from '../leads/offer.ts'
import type { Signer } from '../leads/signed.ts'
import { type BookingOffer, type OfferWish, wishOf } from '../site/booking-offer.ts'
import { isoOf } from '../site/dates.ts'
import type { ManagedBooking } from '../site/managed-booking.ts'
import { bookingManagementUrl, bookingSlotsUrl, bookingUrl } from '../site/urls.ts'
import type { RequestTarget } from './request-target.ts'

/** What the pages of bookings are given. */
export interface BookingLocals {
  /** The free times; null where no appointments are given. */
  readonly offer: BookingOffer | null
  /** The booking whose link was opened; null where it opens nothing. */
  readonly booking?: ManagedBooking | null
}

/** Pages that show what of the staff's time is free. */
export interface BookingPages {
  /** The on-demand page for an address; undefined for every address that is none of these. */
  at(target: RequestTarget): { readonly path: string; readonly locals: BookingLocals } | undefined
  /** What the page of a form that was not taken is given, by its path; undefined for other forms. */
  afterRefusal(path: string, values: Readonly<Record<string, string>>): BookingLocals | undefined
}

/** Makes the part of the server that shows free times. `onError` hears of a setting that cannot be used. */
export function bookingPages(
  db: GroupCommit,
  signer: Signer,
  now: () => UtcTime,
  onError: (error: unknown) => void,
): BookingPages {
  let told = ''

  function offerFor(wish: OfferWish, without?: string): BookingOffer | null {
    const read = db.read((leads) => readSchedule(leads, now(), without))
    if (read.ok) return offerOf(read.schedule, wish)
    if (read.code === 'unusable' && read.message !== told) onError(new Error(read.message))
    told = read.message
    return null
  }

  function managed(token: string, wish: OfferWish): BookingLocals {
    const opened = signer.read('booking', token, new Date(isoOf(now())))
    const found = opened.ok ? db.read((leads) => managedBooking(leads, opened.data, now())) : undefined
    if (!opened.ok || !found) return { offer: null, booking: null }
    const offer = found.isOpen ? offerFor(wish, opened.data) : null
    return { offer, booking: { ...found, token } }
  }

  return {
    at({ pathname, search }) {
      const [, language, place, token = '', end, ...more] = pathname.split('/')
      if (!isLanguageCode(language) || more.length > 0) return undefined
      const wish = wishOf(new URLSearchParams(search))
      if (pathname === bookingUrl(language) || pathname === bookingSlotsUrl(language)) {
        return { path: bookingSlotsUrl(language), locals: { offer: offerFor(wish) } }
      }
      if (place !== 'bookings' || token === '' || end !== '') return undefined
      return { path: bookingManagementUrl(language), locals: managed(token, wish) }
    },
    afterRefusal(path, values) {
      const language = path.split('/')[1] as LanguageCode
      const day = /^\d{4}-\d{2}-\d{2}/.exec(values.preferred_date ?? '')?.[0]
      const wish = wishOf(new URLSearchParams(day ? { day } : {}))
      if (path === bookingManagementUrl(language)) return managed(values.token ?? '', wish)
      return path === bookingSlotsUrl(language) ? { offer: offerFor(wish) } : undefined
    },
  }
}
