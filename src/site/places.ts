import type { LanguageCode } from '../languages.ts'
import {
  bookingSlotsUrl,
  bookingUrl,
  calendarUrl,
  feedUrl,
  forms,
  homeUrl,
  manifestUrl,
  notFoundUrl,
  pageUrl,
  searchResultsUrl,
  searchUrl,
  sitemapUrl,
  thankYouUrl,
  unavailableUrl,
  webinarsUrl,
  webinarUrl,
  whitepapersUrl,
  whitepaperTermUrl,
  whitepaperUrl,
} from './urls.ts'

/** Where a page of the site is, whatever the language. */
export type Place =
  | { readonly kind: 'home' | 'webinars' | 'whitepapers' | 'booking' }
  | { readonly kind: 'page' | 'webinar' | 'whitepaper'; readonly slug: string }
  | { readonly kind: 'term'; readonly facet: string; readonly term: string }

/** The path of a place in a language. */
export function placeUrl(place: Place, language: LanguageCode, homeSlug: string): string {
  switch (place.kind) {
    case 'home':
      return homeUrl(language)
    case 'page':
      return pageUrl(language, place.slug, homeSlug)
    case 'webinars':
      return webinarsUrl(language)
    case 'webinar':
      return webinarUrl(language, place.slug)
    case 'whitepapers':
      return whitepapersUrl(language)
    case 'whitepaper':
      return whitepaperUrl(language, place.slug)
    case 'term':
      return whitepaperTermUrl(language, place.facet, place.term)
    case 'booking':
      return bookingUrl(language)
  }
}

/** Paths of a language that are no pages of content: feeds, calendars, and what visitors are sent to. */
export function servicePaths(language: LanguageCode): string[] {
  return [
    searchUrl(language),
    searchResultsUrl(language),
    notFoundUrl(language),
    feedUrl(language),
    calendarUrl(language),
    sitemapUrl(language),
    manifestUrl(language),
    unavailableUrl(language),
    bookingSlotsUrl(language),
    ...forms.map((form) => thankYouUrl(language, form)),
  ]
}

/** Paths of a language that the server answers and that no file stands for. */
export const onDemandPaths = (language: LanguageCode): string[] => [
  searchResultsUrl(language),
  bookingSlotsUrl(language),
  unavailableUrl(language),
]
