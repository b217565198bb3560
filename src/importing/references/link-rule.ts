import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import { reservedSlugs } from '../../site/urls.ts'
import { slugPart } from '../pages/slugs.ts'
import type { Notify } from '../report.ts'
import { type Addresses, addressKey, type Found, findPage, pathsMeant, type Standpoint } from './addresses.ts'
import { matchingAnchor } from './anchors.ts'

/** What links of an import may lead to. */
export interface LinkTargets {
  readonly addresses: Addresses
  /** Whether visitors will find the page of a slug of this import. */
  readonly isVisible: (slug: string) => boolean
  /** Addresses below a language that the site answers besides. */
  readonly onSite: ReadonlySet<string>
  readonly homeSlug: string
  /** Before every slug of this import; empty for none. */
  readonly prefix: string
  /** The title of a page of this import in a language or its fallback. */
  readonly title: (slug: string, language: LanguageCode) => string | undefined
  /** Names of places in the text that a page shows in a language. */
  readonly anchors: (slug: string, language: LanguageCode) => ReadonlySet<string>
  /** The address of a picture or document that a link leads to, once it is in the media library. */
  readonly file: (reference: string) => string | undefined
}

/** The text that the links stand in. */
export interface LinkSource extends Standpoint {
  readonly slug: string
  readonly language: LanguageCode
  /** Drafts may lead to drafts: nobody sees either. */
  readonly isDraft: boolean
}

/** Decides where links of a text lead; null for one that leads nowhere, which is noticed. */
export function linkRule(
  targets: LinkTargets,
  source: LinkSource,
  notify: Notify,
): (url: string, line: number) => string | null {
  const place = (fragment: string, slug: string, language: LanguageCode, line: number): string => {
    if (fragment === '' || fragment === 'top') return fragment && `#${fragment}`
    const known = matchingAnchor(fragment, targets.anchors(slug, language))
    if (known === undefined) notify(line, 'anchor-dead', `no heading of /${slug} has the name #${fragment}`)
    return `#${known ?? fragment}`
  }
  const internal = ({ slug, language = source.language }: Found, fragment: string, line: number): string => {
    const anchor = place(fragment, slug, language, line)
    if (slug === source.slug && language === source.language && anchor) return anchor
    return addressOf(slug === targets.homeSlug ? '' : slug, language, source.language) + anchor
  }

  return (written, line) => {
    const url = written.trim().replace(/^\/\//, 'https://')
    const dead = (reason: string) => {
      notify(line, 'link-dead', `the link to ${url || 'nothing'} ${reason}; its text stays`)
      return null
    }
    if (url.startsWith('#')) return place(url.slice(1), source.slug, source.language, line) || '#'
    if (/^(?:https?|mailto|tel):/i.test(url)) {
      return isPlain(url) ? url : dead('is no address that browsers understand')
    }
    const local = url.replace(/^(?:@site|@|~|pathname:\/\/)\//, '/')
    const reference = /^ref:/.test(local)
    if (!reference && /^[a-z][a-z0-9+.-]*:/i.test(local))
      return dead('is of a kind that the site does not show')
    const [, path = '', fragment = ''] = /^([^?#]*)[^#]*#?(.*)$/s.exec(local.replace(/^ref:/, '')) ?? []
    if (path === '') return fragment === '' ? dead('has no target') : `#${fragment}`

    const found =
      findPage(targets.addresses, path, source) ?? (reference ? referred(targets, path) : undefined)
    if (found) {
      if (source.isDraft || targets.isVisible(found.slug)) return internal(found, fragment, line)
      return dead('leads to a page that is not published yet')
    }
    const file = targets.file(path)
    if (file) return file
    const former = formerPage(path, targets, source)
    if (former)
      return (
        addressOf(former.slug, former.language ?? source.language, source.language) +
        (fragment && `#${fragment}`)
      )
    return onSiteAddress(path, fragment, targets, source.language) ?? dead('leads to no page')
  }
}

/** Words for a link that is only an address: the title of its page. */
export function linkLabel(targets: LinkTargets, source: LinkSource): (url: string) => string {
  return (url) => {
    const path = url.replace(/^ref:|#.*$/g, '')
    const found = pageAt(path, url.startsWith('ref:'), targets, source)
    const title = found && targets.title(found.slug, found.language ?? source.language)
    return title ?? (url.startsWith('ref:') ? '' : url)
  }
}

function pageAt(
  path: string,
  isReference: boolean,
  targets: LinkTargets,
  source: LinkSource,
): Found | undefined {
  return findPage(targets.addresses, path, source) ?? (isReference ? referred(targets, path) : undefined)
}

/** Hugo's `ref` also takes a path from the top and a name alone. */
function referred({ addresses }: LinkTargets, path: string): Found | undefined {
  const slug = addresses.at(path) ?? addresses.named(path.slice(path.lastIndexOf('/') + 1))
  return slug === undefined ? undefined : { slug }
}

/** A page that an earlier import made from a file that is gone. */
function formerPage(path: string, { prefix, onSite }: LinkTargets, source: LinkSource): Found | undefined {
  for (const { path: meant, language } of pathsMeant(path, source)) {
    const parts = addressKey(meant).split('/').map(slugPart)
    const slug = [...(prefix ? [prefix] : []), ...parts].join('/')
    if (onSite.has(slug)) return { slug, ...(language ? { language } : {}) }
  }
  return undefined
}

const answered = new Set<string>(['', ...reservedSlugs.filter((slug) => /^[a-z]+$/.test(slug))])

/** An address that the site has without this import. */
function onSiteAddress(
  path: string,
  fragment: string,
  { onSite }: LinkTargets,
  own: LanguageCode,
): string | undefined {
  if (!path.startsWith('/')) return undefined
  const parts = path.split('/').filter((part) => part !== '')
  const language = isLanguageCode(parts[0]) ? (parts.shift() as LanguageCode) : own
  const rest = parts.join('/')
  if (!answered.has(rest) && !onSite.has(rest)) return undefined
  return addressOf(rest, language, own) + (fragment && `#${fragment}`)
}

/** Links within a language are written without it. */
const addressOf = (path: string, language: LanguageCode, own: LanguageCode): string =>
  language === own ? `/${path}` : `/${language}/${path}`

/** An address without the tricks that the renderer refuses. */
function isPlain(url: string): boolean {
  if (/[\s<>"\\]/.test(url)) return false
  if (!/^https?:/i.test(url)) return true
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false
  const { username, password } = new URL(url)
  return username === '' && password === ''
}
