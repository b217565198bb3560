import { languageCodes } from '../src/languages.ts'

/** A page of the demonstration that stands for its template, or for content at the edge of what that is made for. */
export interface View {
  readonly name: string
  /** Without its language; pages that speak every language have none. */
  readonly path: string
  readonly everyLanguage?: true
  /** Whether search engines are told not to list it. */
  readonly unlisted?: true
  /** The status that it is answered with, where that is not 200. */
  readonly status?: number
}

/** One page of every template, and the longest and shortest of those that have much or little to show. */
export const views: readonly View[] = [
  { name: 'home', path: '/' },
  { name: 'landing', path: '/products/' },
  { name: 'landing-guides', path: '/guides/' },
  { name: 'article', path: '/products/flywheels/' },
  { name: 'article-long', path: '/guides/black-start-basics/' },
  { name: 'article-fallback', path: '/guides/what-a-cycle-costs/' },
  { name: 'article-people', path: '/about/' },
  { name: 'article-pictures', path: '/about/chemnitz-works/' },
  { name: 'article-questions', path: '/faq/' },
  { name: 'article-short', path: '/contact/' },
  { name: 'legal', path: '/privacy/' },
  { name: 'legal-accessibility', path: '/accessibility/' },
  { name: 'legal-short', path: '/terms-of-use/' },
  { name: 'webinars', path: '/webinars/' },
  { name: 'webinar', path: '/webinars/inertia-as-a-service/' },
  { name: 'webinar-live', path: '/webinars/control-room-day/' },
  { name: 'webinar-past', path: '/webinars/voltage-dips/' },
  { name: 'webinar-cancelled', path: '/webinars/flywheel-against-battery/' },
  { name: 'webinar-half-translated', path: '/webinars/weak-networks/' },
  { name: 'whitepapers', path: '/whitepapers/' },
  { name: 'whitepapers-narrowed', path: '/whitepapers/industry/railways/' },
  { name: 'whitepaper', path: '/whitepapers/black-start-without-diesel/' },
  { name: 'whitepaper-free', path: '/whitepapers/bearing-losses/' },
  { name: 'booking', path: '/booking/' },
  { name: 'thank-you', path: '/thank-you/booking/', unlisted: true },
  { name: 'search', path: '/search/', unlisted: true },
  { name: 'search-answered', path: '/search/?q=flywheel', unlisted: true },
  { name: 'not-found', path: '/no-such-page/', unlisted: true, status: 404 },
  { name: 'unavailable', path: '/unavailable/', unlisted: true, status: 503 },
  { name: 'languages', path: '/index.html', everyLanguage: true },
  { name: 'not-found-anywhere', path: '/404.html', everyLanguage: true, unlisted: true },
]

/** The addresses of a view, one in each language. */
export function addressesOf({
  path,
  everyLanguage,
}: View): readonly { readonly path: string; readonly language: string }[] {
  if (everyLanguage) return [{ path, language: 'all' }]
  return languageCodes.map((language) => ({ path: `/${language}${path}`, language }))
}
