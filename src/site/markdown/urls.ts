import { isLanguageCode } from '../../languages.ts'
import { pictureFiles } from '../picture.ts'
import { contentIdOfFragment, decoded } from './content-id.ts'
import { withoutControls } from './html.ts'
import { type Rendering, report } from './rendering.ts'

const mediaPath = '/media/'
const file = /\.[a-z][a-z0-9]{1,9}$/i

/** The file name that a URL names in the media library, `/media/<name>`; undefined where it names none. */
export function mediaName(url: string): string | undefined {
  if (!url.startsWith(mediaPath)) return undefined
  return decoded(url.slice(mediaPath.length).split(/[?#]/, 1)[0]!)
}

/** A URL as browsers see it before they parse it: what they ignore cannot hide a scheme. */
export function trimmedUrl(url: string): string {
  return withoutControls(url)
    .replace(/[\t\n\r]/g, '')
    .trim()
}

/** Where a link leads. */
export interface LinkTarget {
  readonly href: string
  readonly external: boolean
}

/**
 * Where a link in content leads on this page; undefined where it may lead nowhere, which is reported. Internal links
 * get the page's language, links to media the file's public path, fragments the prefix of content's ids.
 */
export function linkTarget(rendering: Rendering, written: string): LinkTarget | undefined {
  const url = trimmedUrl(written)
  if (url.startsWith('#')) return { href: fragment(rendering, url), external: false }
  if (/^\/(?![/\\])/.test(url)) {
    const path = url.startsWith(mediaPath) ? mediaTarget(rendering, url) : internal(rendering, url)
    return path === undefined ? undefined : { href: (rendering.context.origin ?? '') + path, external: false }
  }
  if (/^(mailto|tel):[^\s<>"\\]+$/i.test(url)) return { href: url, external: false }
  if (/^https?:\/\//i.test(url) && isPlainWebUrl(url)) {
    if (/^http:/i.test(url))
      report(
        rendering,
        'insecure-link',
        url,
        `The link ${url} is not encrypted. Use https:// where the site has it.`,
      )
    return { href: url, external: true }
  }
  report(rendering, 'refused-link', written, refusal(url))
  return undefined
}

function fragment(rendering: Rendering, url: string): string {
  if (url === '#' || url === '#top') return url
  const id = contentIdOfFragment(url.slice(1), rendering.idPrefix)
  if (!rendering.anchors.has(id)) rendering.anchors.set(id, url)
  return `#${id}`
}

function mediaTarget(rendering: Rendering, url: string): string | undefined {
  const name = mediaName(url) ?? ''
  const picture = rendering.context.pictures.get(name)
  const path = picture ? pictureFiles(picture).original.path : rendering.context.files?.get(name)
  if (path !== undefined) return path.startsWith('/') ? path : `/${path}`
  const message = `The media library has no file “${name}”. Upload it, or mend the link ${mediaPath}${name}.`
  report(rendering, 'missing-file', url, message)
  return undefined
}

function internal(rendering: Rendering, url: string): string {
  const [, path = '/', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  const first = path.split('/', 2)[1]
  const prefixed = isLanguageCode(first) ? path : `/${rendering.context.language}${path}`
  const whole = prefixed.endsWith('/') || file.test(prefixed) ? prefixed : `${prefixed}/`
  return whole + query + (hash.length > 1 ? `#${contentIdOfFragment(hash.slice(1))}` : '')
}

/** A web address without the tricks: no name before the host, nothing that browsers read differently from people. */
function isPlainWebUrl(url: string): boolean {
  if (/[\s<>"\\]/.test(url) || !URL.canParse(url)) return false
  const { username, password } = new URL(url)
  return username === '' && password === ''
}

function refusal(url: string): string {
  const shown = url.length > 80 ? `${url.slice(0, 80)}…` : url
  const allowed = 'Links start with / (this site), # (this page), https:, mailto: or tel:.'
  return `The link “${shown}” is not allowed, its text stays. ${allowed}`
}
