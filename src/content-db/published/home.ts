import type { LanguageCode } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { loadFrame } from './frame.ts'
import { loadPage, type PublishedPage } from './page.ts'
import { isToCome, type PublishedWebinar, readWebinars } from './webinar.ts'
import { type PublishedWhitepaper, readWhitepapers } from './whitepaper.ts'

/** Everything that the home page of a language shows. */
export interface HomePage {
  readonly frame: PublishedPage['frame']
  readonly kind: 'home'
  /** The page that the setting `home_page` names. */
  readonly page: PublishedPage
  readonly webinars: readonly PublishedWebinar[]
  readonly whitepapers: readonly PublishedWhitepaper[]
}

/** The home page of a language; undefined where the page that the setting `home_page` names is not published. */
export async function loadHome(edition: Edition, language: LanguageCode): Promise<HomePage | undefined> {
  const frame = await loadFrame(edition, language)
  const page = await loadPage(edition, language, frame.pages.home)
  if (!page) return undefined
  const webinars = await readWebinars(edition, language)
  const whitepapers = await readWhitepapers(edition, language)
  return {
    frame,
    kind: 'home',
    page,
    webinars: webinars
      .filter((webinar) => webinar.phase !== 'cancelled' && isToCome(edition)(webinar))
      .slice(0, 4),
    whitepapers: whitepapers
      .toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
      .slice(0, 3),
  }
}
