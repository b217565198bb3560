import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../config.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { isLanguageCode, type LanguageCode } from '../languages.ts'
import { setEdition } from '../publishing/current-edition.ts'
import { headersFor } from '../publishing/headers.ts'
import { utcTime } from '../publishing/open-edition.ts'
import type { OutputDirectories } from '../publishing/output-directory.ts'
import {
  chooserUrl,
  homeUrl,
  notFoundUrl,
  searchResultsUrl,
  searchUrl,
  unavailableUrl,
} from '../site/urls.ts'
import { redirectTo, refuse, setHeaders } from './answers.ts'
import { currentReadings } from './current-readings.ts'
import { currentRedirects } from './current-redirects.ts'
import { namePath } from './log.ts'
import { onDemandPages } from './on-demand.ts'
import { preferredLanguage } from './preferred-language.ts'
import type { RequestTarget } from './request-target.ts'
import { sendFile } from './send-file.ts'
import { siteFiles } from './site-files.ts'

/** The part of the server that shows the site. */
export interface SiteServer {
  /** Answers a request for something to read. */
  answer(request: IncomingMessage, response: ServerResponse, target: RequestTarget): Promise<void>
  /** Answers with a page that Astro renders now, at a path other than the one that was asked for; it is given `locals`. */
  show(request: IncomingMessage, response: ServerResponse, path: string, locals?: object): Promise<void>
  /** Whether there is a page at a path, and not one that is rendered for somebody. */
  has(pathname: string): Promise<boolean>
}

/** Serves what was built, whichever build is there at the time. */
export function siteServer(
  config: Config,
  output: OutputDirectories,
  edition: Edition,
  /** Called before a page of the built site is sent. */
  onPage: (response: ServerResponse) => void = () => {},
): SiteServer {
  const redirects = currentRedirects(output.work)
  const readings = currentReadings(output.work)
  const pages = onDemandPages(output.work)
  const files = siteFiles(output.site)

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { pathname, search }: RequestTarget,
  ): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405, 'Pages can be read here, nothing else.')
    }
    setHeaders(response, headersFor(pathname, config.siteUrl))
    const language = languageOf(pathname, request)
    if (pathname === chooserUrl) {
      response.writeHead(302, { Location: homeUrl(language) + search, Vary: 'Accept-Language' }).end()
      return
    }
    const moved = (await redirects())(pathname, search)
    if (moved) return redirectTo(response, moved.status, moved.location)
    if (isOnDemand(pathname)) return show(request, response, pathname + search)
    if (pathname === searchUrl(language) && new URLSearchParams(search).get('q')) {
      return show(request, response, searchResultsUrl(language) + search)
    }
    const found = await files(pathname)
    if (found) namePath(request, pathname)
    if (found?.kind === 'folder') return redirectTo(response, 301, `${pathname}/${search}`)
    if (found) {
      if (pathname.endsWith('/')) onPage(response)
      return sendFile(request, response, found)
    }
    await notFound(request, response, language)
  }

  async function show(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    locals?: object,
  ): Promise<void> {
    const handler = await pages()
    if (!handler) throw new Error(`${output.work} has no on-demand pages. Build the site again.`)
    setEdition({ ...edition, asOf: config.asOf ?? utcTime(new Date()), readings: await readings() })
    const [pathname = ''] = path.split('?')
    setHeaders(response, { ...headersFor(pathname, config.siteUrl), 'Cache-Control': 'no-store' })
    request.url = path
    // A client may call this server as it likes; pages know the name that the site has.
    request.headers.host = new URL(config.siteUrl).host
    // What Astro renders here reads the address alone: a body that nobody wants is not waited for.
    request.method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    await handler(request, response, () => refuse(response, 404, 'There is nothing at this address.'), locals)
  }

  async function notFound(
    request: IncomingMessage,
    response: ServerResponse,
    language: LanguageCode,
  ): Promise<void> {
    const page = await files(notFoundUrl(language))
    if (page?.kind !== 'file') return refuse(response, 404, 'There is nothing at this address.')
    setHeaders(response, headersFor(notFoundUrl(language), config.siteUrl))
    await sendFile(request, response, page, 404)
  }

  async function has(pathname: string): Promise<boolean> {
    const found = pathname.endsWith('/') ? await files(pathname) : undefined
    if (found?.kind === 'file') await found.handle.close()
    return found?.kind === 'file'
  }

  return { answer, show, has }
}

/** Routes that are rendered when they are asked for. */
function isOnDemand(pathname: string): boolean {
  const [language] = pathname.split('/').slice(1)
  return isLanguageCode(language) && [searchResultsUrl(language), unavailableUrl(language)].includes(pathname)
}

/** The language of an address or, where it has none, of its visitor. */
export function languageOf(pathname: string, request: IncomingMessage): LanguageCode {
  const [, first] = pathname.split('/')
  return isLanguageCode(first) ? first : preferredLanguage(request.headers['accept-language'])
}

/** The language of the page that a request comes from. */
export const languageBefore = (request: IncomingMessage): LanguageCode =>
  languageOf(URL.parse(request.headers.referer ?? '')?.pathname ?? '', request)
