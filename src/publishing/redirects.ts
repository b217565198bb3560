import { readAddresses } from '../content-db/published/addresses.ts'
import { type Edition, oncePerEdition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { loadRedirects } from '../content-db/published/redirects.ts'
import { languageCodes } from '../languages.ts'
import { placeUrl, servicePaths } from '../site/places.ts'
import { type Redirect, type RedirectProblem, redirectPath, resolveRedirects } from '../site/redirects.ts'
import { webinarCalendarUrl } from '../site/urls.ts'
import type { ContentProblem } from './problem.ts'

/** The redirects of an edition, and what is wrong with their rows. */
export interface SiteRedirects {
  readonly redirects: readonly Redirect[]
  /** Rows that lead nowhere. */
  readonly problems: readonly ContentProblem[]
  /** Rows that are worth mending. */
  readonly warnings: readonly ContentProblem[]
}

/** Reads the redirects of an edition. */
export const readRedirects = oncePerEdition(async (edition): Promise<SiteRedirects> => {
  const paths = await existingPaths(edition)
  const { redirects, problems } = resolveRedirects(await loadRedirects(edition), (path) => paths.has(path))
  const isWarning = ({ fault }: RedirectProblem) => ['shadowed', 'repeated', 'chain'].includes(fault)
  return {
    redirects,
    problems: problems.filter((problem) => !isWarning(problem)).map(contentProblem),
    warnings: problems.filter(isWarning).map(contentProblem),
  }
})

async function existingPaths(edition: Edition): Promise<ReadonlySet<string>> {
  const addresses = await readAddresses(edition)
  const paths = new Set<string>()
  for (const language of languageCodes) {
    const { home } = (await loadFrame(edition, language)).pages
    for (const path of servicePaths(language)) paths.add(path)
    for (const { place } of addresses) {
      paths.add(placeUrl(place, language, home))
      if (place.kind === 'webinar') paths.add(webinarCalendarUrl(language, place.slug))
    }
  }
  return paths
}

const messages: Record<RedirectProblem['fault'], (path: string) => string> = {
  'bad-source': (path) =>
    `"${path}" cannot be the address of a page. Write a path such as /old/page, without "." and ".." in it.`,
  'bad-target': (path) =>
    `"${path}" is no place to lead to. Write a path of this site such as /products, or an address that starts with https://.`,
  'dead-end': (path) => `no page is at ${path}. Publish that page, or name another one here.`,
  loop: (path) => `this leads in a circle by way of ${path}. Let one of these redirects end at a page.`,
  shadowed: (path) =>
    `a page is at ${path}, and it is shown. Delete this redirect, or give the page another slug.`,
  repeated: (path) => `another row redirects ${path} too, and holds. Delete one of them.`,
  chain: (path) => `this goes through another redirect. Write where it ends: ${path}.`,
}

function contentProblem({ row, column, language, fault, path }: RedirectProblem): ContentProblem {
  return { table: 'redirects', id: row.id, label: row.from, column, language, message: messages[fault](path) }
}

/** The file beside a build's on-demand part that tells the server the redirects. */
export const redirectsName = 'redirects.json'

/** What a server answers instead of a page. */
export interface RedirectAnswer {
  readonly status: Redirect['status']
  readonly location: string
}

/**
 * The function by which a server redirects: it takes path and query (`?a=b` or nothing) of a request, and gives
 * the answer, or undefined where there is nothing to redirect. The query goes along where the target has none.
 */
export function redirector(
  redirects: readonly Redirect[],
): (pathname: string, query?: string) => RedirectAnswer | undefined {
  const byPath = new Map(redirects.map((redirect) => [redirect.from, redirect]))
  return (pathname, query = '') => {
    const redirect = byPath.get(redirectPath(pathname) ?? '')
    if (!redirect) return undefined
    const { to, status } = redirect
    const [, address = to, fragment = ''] = /^([^#]*)(#.*)?$/.exec(to) ?? []
    return { status, location: address.includes('?') ? to : address + query + fragment }
  }
}
