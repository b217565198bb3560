import { register, registrationFields } from '../../leads/registration.ts'
import { webinarsUrl, webinarUrl } from '../../site/urls.ts'
import { type FormRoute, visitorForm } from './form-route.ts'

const registrations = visitorForm({
  name: 'registration',
  path: '/api/registrations',
  fields: registrationFields,
  standsOn: (language, { webinar }) =>
    typeof webinar === 'string' ? webinarUrl(language, webinar) : webinarsUrl(language),
  accept: (db, post, fields, { settings }) => register(db, post, fields, settings.waiting_list),
})

/** Every address that forms are posted to. */
export const formRoutes: readonly FormRoute[] = [registrations]
