import { bookingThanks } from '../../leads/booking.ts'
import { download, downloadFields, downloadThanks } from '../../leads/download.ts'
import { register, registrationFields, registrationThanks } from '../../leads/registration.ts'
import type { FormName } from '../../site/urls.ts'
import { webinarsUrl, webinarUrl, whitepapersUrl, whitepaperUrl } from '../../site/urls.ts'
import { bookingRoutes } from './booking-routes.ts'
import { type FormRoute, visitorForm } from './form-route.ts'
import { linkRoutes } from './link-routes.ts'
import type { FindThanks } from './thanks.ts'

const registrations = visitorForm({
  name: 'registration',
  path: '/api/registrations',
  fields: registrationFields,
  standsOn: (language, { webinar }) =>
    typeof webinar === 'string' ? webinarUrl(language, webinar) : webinarsUrl(language),
  accept: (db, post, fields, { settings }) => register(db, post, fields, settings.waiting_list),
})

const downloads = visitorForm({
  name: 'download',
  path: '/api/downloads',
  fields: downloadFields,
  standsOn: (language, { whitepaper }) =>
    typeof whitepaper === 'string' ? whitepaperUrl(language, whitepaper) : whitepapersUrl(language),
  accept: download,
})

/** Every address that forms are posted to. */
export const formRoutes: readonly FormRoute[] = [registrations, downloads, ...bookingRoutes, ...linkRoutes]

/** What the thank-you page of each form tells. */
export const findThanks: Readonly<Record<FormName, FindThanks>> = {
  registration: registrationThanks,
  download: downloadThanks,
  booking: bookingThanks,
}
