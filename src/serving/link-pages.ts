import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import { marketingByReference, registrationByReference } from '../content-db/leads/managed-leads.ts'
import { fieldOf } from '../content-db/published/field.ts'
import { minutesAfter } from '../content-db/published/webinar-time.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, type LanguageCode, sourceLanguage } from '../languages.ts'
import { withdrawalPath } from '../leads/lead-links.ts'
import { consentState } from '../leads/news-consent.ts'
import type { Signer } from '../leads/signed.ts'
import { momentOf } from '../site/dates.ts'
import type { ManagedConsent, ManagedRegistration, Opened } from '../site/managed-leads.ts'
import { consentManagementUrl, registrationManagementUrl } from '../site/urls.ts'
import type { RequestTarget } from './request-target.ts'

/** What the pages behind links from mails are given. */
export interface LinkLocals {
  readonly registration?: Opened<ManagedRegistration>
  readonly consent?: Opened<ManagedConsent>
}

/** A page that is rendered on demand, and what it is given. */
interface LinkPage {
  readonly path: string
  readonly locals: LinkLocals
}

/** The pages that links from mails open. To look at them changes nothing. */
export interface LinkPages {
  /** The page of an address; undefined for every address that is none of these. */
  at(target: RequestTarget): LinkPage | undefined
  /** What the page of a form that was not taken is given, by its path; undefined for other forms. */
  afterRefusal(path: string, values: Readonly<Record<string, string>>): LinkLocals | undefined
}

/** Makes the part of the server that opens links from mails. */
export function linkPages(leads: GroupCommit, signer: Signer, now: () => UtcTime): LinkPages {
  const read = (purpose: 'registration' | 'consent', token: string) =>
    signer.read(purpose, token, new Date(momentOf(now()).epochMilliseconds))

  function registrationOf(language: LanguageCode, token: string): LinkLocals {
    const opened = read('registration', token)
    if (!opened.ok) return { registration: opened.code === 'expired' ? 'expired' : 'gone' }
    const row = leads.read((db) => db.first(registrationByReference({ reference: opened.data })))
    const title = row && fieldOf(JSON.parse(row.title), language)
    if (!row || !title) return { registration: 'gone' }
    const isOff = row.webinar_status === 'cancelled' || row.deleted_at !== null
    const hasSeat = row.status === 'registered' && !isOff
    return {
      registration: {
        token,
        title,
        isOff,
        status: row.status,
        startsAt: row.scheduled_at,
        endsAt: minutesAfter(row.scheduled_at, row.duration_minutes),
        zone: row.timezone,
        presenter: row.presenter_name,
        slug: row.deleted_at === null && row.webinar_status !== 'draft' ? row.slug : null,
        meetingUrl: hasSeat && /^https?:/i.test(row.meeting_url ?? '') ? row.meeting_url : null,
        hasBegun: row.scheduled_at <= now(),
      },
    }
  }

  function consentOf(token: string): { readonly consent: Opened<ManagedConsent> } {
    const opened = read('consent', token)
    if (!opened.ok) return { consent: opened.code === 'expired' ? 'expired' : 'gone' }
    const row = leads.read((db) => db.first(marketingByReference({ reference: opened.data })))
    if (!row) return { consent: 'gone' }
    const language = isLanguageCode(row.language) ? row.language : sourceLanguage
    return { consent: { token, language, wording: row.wording, state: consentState(row, now()) } }
  }

  return {
    at({ pathname, search }) {
      if (pathname === withdrawalPath) {
        const locals = consentOf(new URLSearchParams(search).get('token') ?? '')
        const language = typeof locals.consent === 'string' ? sourceLanguage : locals.consent.language
        return { path: consentManagementUrl(language), locals }
      }
      const [, language, place, token] =
        /^\/([^/]+)\/(registrations|consents)\/([^/]+)\/?$/.exec(pathname) ?? []
      if (!isLanguageCode(language) || token === undefined) return undefined
      return place === 'consents'
        ? { path: consentManagementUrl(language), locals: consentOf(token) }
        : { path: registrationManagementUrl(language), locals: registrationOf(language, token) }
    },
    afterRefusal(path, { token = '' }) {
      const [, language] = path.split('/')
      if (!isLanguageCode(language)) return undefined
      if (path === registrationManagementUrl(language)) return registrationOf(language, token)
      return path === consentManagementUrl(language) ? consentOf(token) : undefined
    },
  }
}
