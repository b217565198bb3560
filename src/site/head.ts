import { fallbackChain, type LanguageCode, languageCodes, sourceLanguage } from '../languages.ts'
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
  /** The language that it leads to; null for x-default. */
  readonly language: LanguageCode | null
  readonly href: string
}

/**
 * The canonical URL of a page. A page without content of its own in a language repeats its fallback,
 * and says so: it is canonical to the page whose words it shows.
 */
export function canonicalOf(address: PageAddress): string {
  if (address.canonicalUrl) return new URL(address.canonicalUrl, address.siteUrl).href
  return address.siteUrl + address.pathIn(languageShown(address))
}

/**
 * Links between real translations, with x-default; none for a page that falls back, has a single language or is
 * canonical elsewhere: search engines take such links between canonical pages only. The home pages have the chooser
 * of languages for everybody else.
 */
export function alternatesOf(address: PageAddress): Alternate[] {
  const { language, siteUrl, pathIn, ownLanguages } = address
  const speaks = (code: LanguageCode) => ownLanguages.length === 0 || ownLanguages.includes(code)
  const isCanonical = (code: LanguageCode) =>
    canonicalOf({ ...address, language: code }) === siteUrl + pathIn(code)
  const own = languageCodes.filter((code) => speaks(code) && isCanonical(code))
  if (!own.includes(language) || own.length < 2) return []
  const standard = own.includes(sourceLanguage) ? sourceLanguage : (own[0] as LanguageCode)
  const isHome = pathIn(language) === homeUrl(language)
  return [
    ...own.map((code) => ({ hreflang: code, language: code, href: siteUrl + pathIn(code) })),
    { hreflang: 'x-default', language: null, href: siteUrl + (isHome ? chooserUrl : pathIn(standard)) },
  ]
}

/** The language that a page really speaks: its own, or the first of its fallbacks that it has content in. */
export function languageShown({
  language,
  ownLanguages,
}: Pick<PageAddress, 'language' | 'ownLanguages'>): LanguageCode {
  if (ownLanguages.length === 0) return language
  const shown = fallbackChain(language).find((code) => ownLanguages.some((own) => own === code))
  return (shown ?? sourceLanguage) as LanguageCode
}
