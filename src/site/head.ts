import { type LanguageCode, languageCodes, sourceLanguage } from '../languages.ts'
import { chooserUrl, homeUrl } from './urls.ts'

/** What the head of a page is made from. */
export interface PageAddress {
  readonly language: LanguageCode
  readonly siteUrl: string
  /** The page's path in a language. */
  readonly pathIn: (language: LanguageCode) => string
  /** Languages in which the page has content of its own; empty for pages that are only interface, which have all. */
  readonly ownLanguages: readonly LanguageCode[]
  /** An editor's own canonical URL. */
  readonly canonicalUrl?: string | null
}

/** One `<link rel="alternate" hreflang>`. */
export interface Alternate {
  readonly hreflang: string
  readonly href: string
}

/**
 * The canonical URL of a page. A page without content of its own in a language repeats its fallback,
 * and says so: it is canonical to the page whose words it shows.
 */
export function canonicalOf(address: PageAddress): string {
  if (address.canonicalUrl) return new URL(address.canonicalUrl, address.siteUrl).href
  const speaks = isTranslated(address) ? address.language : (address.ownLanguages[0] ?? sourceLanguage)
  return address.siteUrl + address.pathIn(speaks)
}

/**
 * Links between real translations, with x-default; none for a page that falls back or has a single language.
 * The home pages have the chooser of languages for everybody else.
 */
export function alternatesOf(address: PageAddress): Alternate[] {
  const { language, siteUrl, pathIn } = address
  const own = address.ownLanguages.length > 0 ? address.ownLanguages : languageCodes
  if (!isTranslated(address) || own.length < 2) return []
  const standard = own.includes(sourceLanguage) ? sourceLanguage : (own[0] as LanguageCode)
  const isHome = pathIn(language) === homeUrl(language)
  return [
    ...own.map((code) => ({ hreflang: code, href: siteUrl + pathIn(code) })),
    { hreflang: 'x-default', href: siteUrl + (isHome ? chooserUrl : pathIn(standard)) },
  ]
}

/** Whether the page speaks its language itself. */
export function isTranslated({ language, ownLanguages }: PageAddress): boolean {
  return ownLanguages.length === 0 || ownLanguages.includes(language)
}
