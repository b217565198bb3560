import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import { type Address, readAddresses } from './addresses.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Frame, loadFrame } from './frame.ts'

/** Everything that the sitemap of a language lists. */
export interface SitemapData {
  readonly frame: Frame
  readonly kind: 'sitemap'
  /** The pages that speak this language themselves: one that falls back is listed in its own language alone. */
  readonly addresses: readonly Address[]
}

/** Reads what the sitemap of a language lists. */
export const loadSitemap = oncePerEdition(async (edition, language): Promise<SitemapData> => {
  if (!isLanguageCode(language)) throw new Error(`"${language}" is no language of this site.`)
  const addresses = await readAddresses(edition)
  return {
    frame: await loadFrame(edition, language),
    kind: 'sitemap',
    addresses: addresses.filter(
      ({ ownLanguages }) => ownLanguages.length === 0 || ownLanguages.includes(language),
    ),
  }
}) as (edition: Edition, language: LanguageCode) => Promise<SitemapData>
