import { isLanguageCode, type LanguageCode } from '../languages.ts'

/** Thank-you pages, one for each form. */
export const forms = ['registration', 'download', 'booking'] as const
export type FormName = (typeof forms)[number]

/** First parts of addresses that belong to the site itself: no page may have such a slug. */
export const reservedSlugs = [
  'webinars',
  'whitepapers',
  'booking',
  'bookings',
  'registrations',
  'consents',
  'search',
  'thank-you',
  '404',
  'unavailable',
  'forms',
] as const

/** The address of a page of content; the home page has the language's own. */
export function pageUrl(language: LanguageCode, slug: string, homeSlug: string): string {
  return slug === homeSlug ? homeUrl(language) : `/${language}/${slug}/`
}

/** Where one chooses a language. */
export const chooserUrl = '/'
export const homeUrl = (language: LanguageCode): string => `/${language}/`
export const webinarsUrl = (language: LanguageCode): string => `/${language}/webinars/`
export const webinarUrl = (language: LanguageCode, slug: string): string => `/${language}/webinars/${slug}/`
export const webinarCalendarUrl = (language: LanguageCode, slug: string): string =>
  `/${language}/webinars/${slug}.ics`
export const calendarUrl = (language: LanguageCode): string => `/${language}/webinars.ics`
export const whitepapersUrl = (language: LanguageCode): string => `/${language}/whitepapers/`
export const whitepaperUrl = (language: LanguageCode, slug: string): string =>
  `/${language}/whitepapers/${slug}/`
export const bookingUrl = (language: LanguageCode): string => `/${language}/booking/`
/** What the link of a mail opens: a booking, to be moved or cancelled. */
export const managedBookingUrl = (language: LanguageCode, token: string): string =>
  `/${language}/bookings/${token}/`
/** What the link of a mail opens: a registration, to be cancelled. */
export const managedRegistrationUrl = (language: LanguageCode, token: string): string =>
  `/${language}/registrations/${token}/`
/** The on-demand page that shows it. */
export const registrationManagementUrl = (language: LanguageCode): string =>
  `/${language}/registrations/manage/`
/** What the link of a mail opens: consent to news, to be confirmed or withdrawn. */
export const managedConsentUrl = (language: LanguageCode, token: string): string =>
  `/${language}/consents/${token}/`
/** The on-demand page that shows it. */
export const consentManagementUrl = (language: LanguageCode): string => `/${language}/consents/manage/`
/** The file that a signed link opens. */
export const downloadLinkUrl = (token: string): string => `/api/downloads/${token}`
/** The on-demand page that says that such a link opens nothing any more. */
export const downloadGoneUrl = (language: LanguageCode): string => `/${language}/forms/gone/`
/** The booking page with its free times, as the server has them at the moment. */
export const bookingSlotsUrl = (language: LanguageCode): string => `/${language}/booking/slots/`
/** The on-demand page that shows it. */
export const bookingManagementUrl = (language: LanguageCode): string => `/${language}/bookings/manage/`
export const searchUrl = (language: LanguageCode): string => `/${language}/search/`
export const searchResultsUrl = (language: LanguageCode): string => `/${language}/search/results/`
export const thankYouUrl = (language: LanguageCode, form: FormName): string =>
  `/${language}/thank-you/${form}/`
/** The form by itself, with what is wrong with it: the server's answer to one that it cannot take. */
export const formUrl = (language: LanguageCode, form: FormName): string => `/${language}/forms/${form}/`
/** The thank-you page with what is particular of one visitor; the server shows it at the address of `thankYouUrl`. */
export const receivedUrl = (language: LanguageCode, form: FormName): string =>
  `${thankYouUrl(language, form)}received/`
export const notFoundUrl = (language: LanguageCode): string => `/${language}/404/`
export const unavailableUrl = (language: LanguageCode): string => `/${language}/unavailable/`
export const manifestUrl = (language: LanguageCode): string => `/${language}/manifest.webmanifest`
export const feedUrl = (language: LanguageCode): string => `/${language}/rss.xml`
/** A sitemap that is too long for one file goes on in `sitemap-2.xml`. */
export const sitemapUrl = (language: LanguageCode, part = 1): string =>
  `/${language}/sitemap${part > 1 ? `-${part}` : ''}.xml`

/** The list of whitepapers under one term, such as `/en/whitepapers/industry/rail/`. */
export function whitepaperTermUrl(language: LanguageCode, facet: string, term: string): string {
  return `/${language}/whitepapers/${facet}/${term}/`
}

/** What a link says about where it leads. */
export type Destination =
  | { readonly kind: 'internal'; readonly href: string; readonly path: string }
  | { readonly kind: 'media'; readonly fileName: string }
  | { readonly kind: 'anchor' | 'external'; readonly href: string }
  | { readonly kind: 'refused'; readonly href: string }

/**
 * Where a link written by an editor leads from a page of a language. Internal links are written without a
 * language (`/products#sizes`) and lead to the page's own; one that names a language keeps it.
 */
export function destinationOf(href: string, language: LanguageCode): Destination {
  const link = href.trim()
  if (link.startsWith('#')) return { kind: 'anchor', href: link }
  if (/^(https?:\/\/[^/]|mailto:|tel:)/i.test(link)) return { kind: 'external', href: link }
  const media = /^\/media\/([a-z0-9_-][a-z0-9._-]*)$/.exec(link)
  if (media) return { kind: 'media', fileName: media[1] as string }
  // Browsers read a backslash or a control character in such a place as if it were none: //host leaves the site.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(link)) return { kind: 'refused', href: link }
  const [, path = '/', rest = ''] = /^([^?#]*)(.*)$/s.exec(link) ?? []
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.some((part) => part === '.' || part === '..')) return { kind: 'refused', href: link }
  const localised = isLanguageCode(parts[0]) ? parts : [language, ...parts]
  const isFile = /\.[a-z0-9]+$/i.test(parts.at(-1) ?? '')
  const full = `/${localised.join('/')}${isFile ? '' : '/'}`
  return { kind: 'internal', href: full + rest, path: full }
}

/** The address to put into a menu's link; an href that leads nowhere safe becomes the home page's. */
export function menuHref(href: string, language: LanguageCode): string {
  const destination = destinationOf(href, language)
  return destination.kind === 'media' || destination.kind === 'refused' ? homeUrl(language) : destination.href
}
