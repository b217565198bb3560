import { isLanguageCode, type LanguageCode, languageCodes } from '../languages.ts'
import { destinationOf } from './urls.ts'

/** An old address and where it leads, as an editor wrote them. */
export interface RedirectRow {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly status: 301 | 302 | 307 | 308
}

/** A redirect of one language. */
export interface Redirect {
  readonly language: LanguageCode
  /** Path with its language, decoded, with a trailing slash unless it names a file. */
  readonly from: string
  /** A path with its language, or an address elsewhere; where it ends, not where it goes through. */
  readonly to: string
  readonly status: RedirectRow['status']
}

/** Something wrong with a row. The last three cost nothing: the others are no redirects. */
export interface RedirectProblem {
  readonly row: RedirectRow
  readonly column: 'from_path' | 'to_path'
  /** Null where it is the same in every language. */
  readonly language: LanguageCode | null
  readonly fault: 'bad-source' | 'bad-target' | 'dead-end' | 'loop' | 'shadowed' | 'repeated' | 'chain'
  /** The path that the fault is about: of the page, of the next redirect, where a chain ends. */
  readonly path: string
}

interface Leg {
  readonly row: RedirectRow
  readonly language: LanguageCode
  readonly from: string
  readonly to: Target
}

type Target = { readonly kind: 'page' | 'elsewhere'; readonly href: string; readonly path: string }

/**
 * The redirects that rows mean. A path without a language applies below every language, unless a row for that
 * language says otherwise. What follows from where others lead is resolved: each leads straight to where it ends.
 * No redirect stands in the way of a page that exists.
 */
export function resolveRedirects(
  rows: readonly RedirectRow[],
  exists: (path: string) => boolean,
): { readonly redirects: readonly Redirect[]; readonly problems: readonly RedirectProblem[] } {
  const problems: RedirectProblem[] = []
  const legs = legsOf(rows, exists, problems)
  const redirects = [...legs.values()].flatMap((leg) => follow(leg, legs, exists, problems))
  return { redirects, problems: oncePerRow(problems) }
}

function legsOf(
  rows: readonly RedirectRow[],
  exists: (path: string) => boolean,
  problems: RedirectProblem[],
): ReadonlyMap<string, Leg> {
  const legs = new Map<string, Leg>()
  const parsed = rows.map((row) => ({ row, parts: partsOf(row.from) }))
  const own = parsed.filter(({ parts }) => isLanguageCode(parts?.[0]))
  const shared = parsed.filter(({ parts }) => !isLanguageCode(parts?.[0]))
  for (const { row, parts } of [...own, ...shared]) {
    if (!parts) {
      problems.push({ row, column: 'from_path', language: null, fault: 'bad-source', path: row.from })
      continue
    }
    for (const language of isLanguageCode(parts[0]) ? [parts[0]] : languageCodes) {
      const from = pathOf(isLanguageCode(parts[0]) ? parts : [language, ...parts])
      const at = { row, column: 'from_path', language, path: from } as const
      const to = targetOf(row.to, language)
      const taken = legs.get(from)
      if (!to) problems.push({ ...at, column: 'to_path', language: null, fault: 'bad-target', path: row.to })
      else if (exists(from)) problems.push({ ...at, fault: 'shadowed' })
      else if (!taken) legs.set(from, { row, language, from, to })
      else if (isLanguageCode(partsOf(taken.row.from)?.[0]) === isLanguageCode(parts[0]))
        problems.push({ ...at, fault: 'repeated' })
    }
  }
  return legs
}

/** Goes where a redirect leads until no other leads on. */
function follow(
  leg: Leg,
  legs: ReadonlyMap<string, Leg>,
  exists: (path: string) => boolean,
  problems: RedirectProblem[],
): Redirect[] {
  const at = { row: leg.row, column: 'to_path', language: leg.language } as const
  const passed = new Set([leg.from])
  let { to } = leg
  for (let next = legs.get(to.path); next && to.kind === 'page'; next = legs.get(to.path)) {
    if (passed.has(next.from)) {
      problems.push({ ...at, fault: 'loop', path: next.from })
      return []
    }
    passed.add(next.from)
    to = next.to
  }
  if (to.kind === 'page' && !exists(to.path)) {
    problems.push({ ...at, fault: 'dead-end', path: to.path })
    return []
  }
  if (passed.size > 1) problems.push({ ...at, fault: 'chain', path: to.href })
  return [{ language: leg.language, from: leg.from, to: to.href, status: leg.row.status }]
}

/** The parts of a path that can be the address of a file; undefined for one that cannot. */
function partsOf(path: string): readonly string[] | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return undefined
  }
  const parts = decoded.split('/').filter((part) => part !== '')
  const isUsable = parts.every(
    (part) => !/^\.{1,2}$|[\\\p{Cc}]/u.test(part) && Buffer.byteLength(part) <= 200,
  )
  return isUsable && parts.length > 0 ? parts : undefined
}

function pathOf(parts: readonly string[]): string {
  const isFile = /\.[a-z0-9]+$/i.test(parts.at(-1) ?? '')
  return `/${parts.join('/')}${isFile ? '' : '/'}`
}

function targetOf(to: string, language: LanguageCode): Target | undefined {
  const destination = destinationOf(to, language)
  if (destination.kind === 'internal') {
    const url = new URL(destination.href, 'http://localhost')
    return { kind: 'page', href: url.pathname + url.search + url.hash, path: destination.path }
  }
  if (destination.kind !== 'external' || !URL.canParse(destination.href)) return undefined
  const { protocol, href } = new URL(destination.href)
  return protocol === 'https:' || protocol === 'http:' ? { kind: 'elsewhere', href, path: href } : undefined
}

/** What is wrong with a row in every language is said once. */
function oncePerRow(problems: readonly RedirectProblem[]): RedirectProblem[] {
  const groups = Map.groupBy(problems, ({ row, fault }) => `${row.id} ${fault}`)
  return [...groups.values()].flatMap((group) => {
    const everywhere = group.length === languageCodes.length && languageCodes.length > 1
    return everywhere ? [{ ...(group[0] as RedirectProblem), language: null }] : group
  })
}

/** The path under which a request finds its redirect: decoded, with a trailing slash unless it names a file. */
export function redirectPath(pathname: string): string | undefined {
  const parts = partsOf(pathname)
  return parts && pathOf(parts)
}
