import { type LanguageCode, languageCodes, sourceLanguage } from '../../languages.ts'
import { digestOf } from './digest.ts'
import type { Edition } from './edition.ts'
import type { Frame } from './frame.ts'
import { loadFrame } from './frame.ts'
import { loadHome } from './home.ts'
import { eachPage } from './page.ts'
import { readPageIndex } from './page-index.ts'
import { loadWebinar, readWebinars } from './webinar.ts'
import { type Facet, facets, loadWhitepaper, loadWhitepaperList, readWhitepapers } from './whitepaper.ts'

/** One address of a kind of route, in the form that Astro's `getStaticPaths` takes. */
export interface StaticPath {
  readonly params: Readonly<Record<string, string>>
  /** Digest of everything that the page shows. */
  readonly cacheKey?: string
}

/** The pages of content in every language, without the home pages. */
export async function pagePaths(edition: Edition): Promise<StaticPath[]> {
  const paths: StaticPath[] = []
  for (const lang of languageCodes) {
    const home = (await loadFrame(edition, lang)).pages.home
    if (edition.withoutDigests) {
      for (const slug of (await readPageIndex(edition, lang)).keys()) paths.push({ params: { lang, slug } })
      continue
    }
    for await (const page of eachPage(edition, lang)) {
      if (page.slug !== home) paths.push({ params: { lang, slug: page.slug }, cacheKey: digestOf(page) })
    }
  }
  // The languages of a page one after the other: whoever renders them remembers what they share.
  const slug = ({ params }: StaticPath) => params.slug ?? ''
  return paths.sort((a, b) => (slug(a) < slug(b) ? -1 : slug(a) > slug(b) ? 1 : 0))
}

/** The home pages; none while the page that the setting names is not published, which the publisher tells of. */
export async function homePaths(edition: Edition): Promise<StaticPath[]> {
  const home = await loadHome(edition, sourceLanguage)
  return home ? languagePaths(edition, loadHome) : []
}

/** The webinars in every language. */
export function webinarPaths(edition: Edition): Promise<StaticPath[]> {
  return everyLanguage(async (lang) => {
    const webinars = await readWebinars(edition, lang)
    return Promise.all(webinars.map(({ slug }) => path({ lang, slug }, loadWebinar(edition, lang, slug))))
  })
}

/** The whitepapers in every language. */
export function whitepaperPaths(edition: Edition): Promise<StaticPath[]> {
  return everyLanguage(async (lang) => {
    const whitepapers = await readWhitepapers(edition, lang)
    return Promise.all(
      whitepapers.map(({ slug }) => path({ lang, slug }, loadWhitepaper(edition, lang, slug))),
    )
  })
}

/** The lists of whitepapers under each term, in every language. */
export function whitepaperTermPaths(edition: Edition): Promise<StaticPath[]> {
  return everyLanguage(async (lang) => {
    const list = await loadWhitepaperList(edition, lang)
    const chosen = facets.flatMap((facet) =>
      (list?.terms[facet] ?? []).map((term): { facet: Facet; term: string } => ({ facet, term })),
    )
    return Promise.all(
      chosen.map(({ facet, term }) =>
        path({ lang, facet, term }, loadWhitepaperList(edition, lang, { facet, term })),
      ),
    )
  })
}

/** A route that has one page in each language, with the loader of that page. */
export function languagePaths(
  edition: Edition,
  load: (edition: Edition, language: LanguageCode) => Promise<{ readonly frame: Frame } | undefined>,
): Promise<StaticPath[]> {
  return everyLanguage(async (lang) => [await path({ lang }, load(edition, lang))])
}

/** Slugs of the pages that are published, for checks of links. */
export async function publishedSlugs(edition: Edition, language: LanguageCode): Promise<ReadonlySet<string>> {
  return new Set((await readPageIndex(edition, language)).keys())
}

async function everyLanguage(
  pathsIn: (language: LanguageCode) => Promise<StaticPath[]>,
): Promise<StaticPath[]> {
  const lists: StaticPath[][] = []
  for (const code of languageCodes) lists.push(await pathsIn(code))
  return lists.flat()
}

async function path(
  params: Record<string, string>,
  loading: Promise<{ readonly frame: Frame } | undefined>,
): Promise<StaticPath> {
  const data = await loading
  if (!data)
    throw new Error(`Nothing is published at ${Object.values(params).join('/')}, though a list names it.`)
  return { params, cacheKey: digestOf(data) }
}
