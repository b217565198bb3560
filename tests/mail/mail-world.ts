import type { LeadLinks } from '../../src/leads/lead-links.ts'
import { texts, webinarRow } from '../support/rows.ts'

export const siteUrl = 'https://www.voltaic.example'

/** Links whose tokens are what they stand for. */
export const links: LeadLinks = {
  registration: (language, reference) => `${siteUrl}/${language}/registrations/${reference}/`,
  booking: (language, reference) => `${siteUrl}/${language}/bookings/${reference}/`,
  consent: (language, reference) => `${siteUrl}/${language}/consents/${reference}/`,
  withdrawal: (reference) => `${siteUrl}/api/consents/withdraw?token=${reference}`,
  download: (reference) => `${siteUrl}/api/downloads/${reference}`,
}

export const settings = {
  site_title: { en: 'Voltaic Systems' },
  company: {
    legal_name: 'Voltaic Systems GmbH',
    street: 'Rotorenweg 12',
    postal_code: '09999',
    city: 'Chemnitz',
    email: 'hello@voltaic.example',
  },
}

/** Two webinars in January 2027: one in both languages, one in English only. */
export const webinars = [
  webinarRow({
    id: 1,
    slug: 'inertia',
    title: texts({ en: 'Inertia', de: 'Trägheit' }),
    scheduled_at: '2027-01-14 14:00:00',
    duration_minutes: 45,
    timezone: 'Europe/Berlin',
    meeting_url: 'https://meet.example.com/inertia?pwd=1&x=2',
    presenter_name: 'Ada Winkler',
  }),
  webinarRow({
    id: 2,
    slug: 'cryogenics',
    title: texts({ en: 'Keeping it cold' }),
    scheduled_at: '2027-01-20 09:00:00',
    timezone: 'Europe/Berlin',
  }),
]
