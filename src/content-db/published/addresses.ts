import { type LanguageCode, sourceLanguage } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { loadFrame } from './frame.ts'
import { loadHome } from './home.ts'
import { childPages, type PageEntry, pageLanguages, readPageIndex } from './page-index.ts'
import { pagesIn, publishedAt } from './views.ts'
import { type PublishedWebinar, readWebinars } from './webinar.ts'
import { type Facet, facets, type PublishedWhitepaper, readWhitepapers } from './whitepaper.ts'

/** Where a page of the site is: the same in every language. */
export type Place =
  | { readonly kind: 'home' | 'webinars' | 'whitepapers' | 'booking' }
  | { readonly kind: 'page' | 'webinar' | 'whitepaper'; readonly slug: string }
  | { readonly kind: 'term'; readonly facet: Facet; readonly term: string }

/** A page that search engines may list. */
export interface Address {
  readonly place: Place
  /** Languages in which it has content of its own; for pages that are interface and lists, those of the interface. */
  readonly ownLanguages: readonly LanguageCode[]
  readonly canonicalUrl: string | null
  /** When what it shows changed last, by hand or because its time came; null where no row says so. */
  readonly changedAt: UtcTime | null
}

/** Every page of the site that search engines may list. */
export const readAddresses = oncePerEdition(async (edition): Promise<readonly Address[]> => {
  const everywhere = interfaceIn((await loadFrame(edition, sourceLanguage)).interfaceLanguages)
  const webinars = await readWebinars(edition, sourceLanguage)
  const whitepapers = await readWhitepapers(edition, sourceLanguage)
  const webinarChange = webinarChangeAsOf(edition)
  const terms = facets.flatMap((facet) =>
    [...new Set(whitepapers.flatMap((paper) => paper.terms[facet]))].sort().map((term) => ({
      place: { kind: 'term', facet, term } as const,
      changedAt: latest(
        whitepapers.filter((paper) => paper.terms[facet].includes(term)).map(publishedChange),
      ),
    })),
  )
  return [
    ...(await homeAddress(edition)),
    ...(await pageAddresses(edition)),
    everywhere({ kind: 'webinars' }, latest(webinars.map(webinarChange))),
    ...webinars.map(({ slug, ownLanguages, ...webinar }) => ({
      place: { kind: 'webinar' as const, slug },
      ownLanguages,
      canonicalUrl: null,
      changedAt: latest([webinarChange(webinar), ...deadlinePassed(webinar)]),
    })),
    everywhere({ kind: 'whitepapers' }, latest(whitepapers.map(publishedChange))),
    ...terms.map(({ place, changedAt }) => everywhere(place, changedAt)),
    ...whitepapers.map(({ slug, ownLanguages, ...whitepaper }) => ({
      place: { kind: 'whitepaper' as const, slug },
      ownLanguages,
      canonicalUrl: null,
      changedAt: publishedChange(whitepaper),
    })),
    everywhere({ kind: 'booking' }, null),
  ]
})

const interfaceIn =
  (ownLanguages: readonly LanguageCode[]) =>
  (place: Place, changedAt: UtcTime | null): Address => ({
    place,
    ownLanguages,
    canonicalUrl: null,
    changedAt,
  })

/** The home page changes with the webinars and whitepapers that it shows. */
async function homeAddress(edition: Edition): Promise<Address[]> {
  const home = await loadHome(edition, sourceLanguage)
  if (!home) return []
  const { page, webinars, whitepapers } = home
  const changedAt = latest([
    publishedChange(page),
    ...webinars.map(webinarChangeAsOf(edition)),
    ...webinars.flatMap(deadlinePassed),
    ...whitepapers.map(publishedChange),
  ])
  const { ownLanguages, canonicalUrl } = page
  return [{ place: { kind: 'home' }, ownLanguages, canonicalUrl, changedAt }]
}

/** The other pages of content. Each shows what is directly below it, and changes with that. */
async function pageAddresses(edition: Edition): Promise<Address[]> {
  const { pages } = await loadFrame(edition, sourceLanguage)
  const canonical = await readCanonicalUrls(edition)
  const addresses: Address[] = []
  for (const entry of (await readPageIndex(edition, sourceLanguage)).values()) {
    const { slug } = entry
    if (slug === pages.home) continue
    const shown = [entry, ...(await childPages(edition, sourceLanguage, slug))]
    addresses.push({
      place: { kind: 'page', slug },
      ownLanguages: await pageLanguages(edition, slug),
      canonicalUrl: canonical.get(slug) ?? null,
      changedAt: latest(shown.map(publishedChange)),
    })
  }
  return addresses
}

/** The canonical URLs that editors gave to published pages, by slug. */
export async function readCanonicalUrls(edition: Edition): Promise<ReadonlyMap<string, string | null>> {
  const rows = await edition.db
    .selectFrom(pagesIn(sourceLanguage))
    .select(['page.slug', 'page.canonical_url'])
    .where(publishedAt('page', edition.asOf))
    .where('page.canonical_url', 'is not', null)
    .execute()
  return new Map(rows.map(({ slug, canonical_url }) => [slug, canonical_url]))
}

/** When a page or whitepaper that is published changed last: it was written earlier and appeared later, or the reverse. */
const publishedChange = ({
  publishedAt,
  updatedAt,
}: Pick<PageEntry | PublishedWhitepaper, 'publishedAt' | 'updatedAt'>): UtcTime =>
  publishedAt !== null && publishedAt > updatedAt ? publishedAt : updatedAt

/** When a webinar changed last: it was edited, it began, it ended. */
const webinarChangeAsOf =
  ({ asOf }: Edition) =>
  ({ startsAt, endsAt, updatedAt }: Pick<PublishedWebinar, 'startsAt' | 'endsAt' | 'updatedAt'>): UtcTime =>
    latest([updatedAt, ...[startsAt, endsAt].filter((time) => time <= asOf)]) as UtcTime

/** When registration closed before the webinar began: its page and the home page lose the way to register then. */
const deadlinePassed = ({ registration }: Pick<PublishedWebinar, 'registration'>): UtcTime[] =>
  !registration.open && registration.reason === 'deadline' ? [registration.deadline] : []

const latest = (times: readonly UtcTime[]): UtcTime | null => times.toSorted().at(-1) ?? null
