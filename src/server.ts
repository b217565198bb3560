import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Config } from './config.ts'
import { isLanguageCode, type LanguageCode } from './languages.ts'
import { setEdition } from './publishing/current-edition.ts'
import { headersFor } from './publishing/headers.ts'
import { openEdition, utcTime } from './publishing/open-edition.ts'
import type { OutputDirectories } from './publishing/output-directory.ts'
import { redirectTo, refuse, setHeaders } from './serving/answers.ts'
import { currentReadings } from './serving/current-readings.ts'
import { currentRedirects } from './serving/current-redirects.ts'
import { onDemandPages } from './serving/on-demand.ts'
import { preferredLanguage } from './serving/preferred-language.ts'
import { requestTarget } from './serving/request-target.ts'
import { sendFile } from './serving/send-file.ts'
import { siteFiles } from './serving/site-files.ts'
import { chooserUrl, homeUrl, notFoundUrl, searchResultsUrl, searchUrl, unavailableUrl } from './site/urls.ts'

/** A server that answers. */
export interface RunningServer {
  readonly http: Server
  /** Takes no more requests, finishes the open ones and lets go of the database; however often it is called, once. */
  close(): Promise<void>
}

/** Milliseconds within which the head of a request, and all of it, must have come. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 }

/** Milliseconds for which a connection may stand still, and for which open requests may go on when the server closes. */
const [longestStandstill, longestFarewell] = [60_000, 10_000]

/** Starts serving a built site. Rejects where the address cannot be listened on. */
export async function startServer(
  config: Config,
  output: OutputDirectories,
  /** Hears of errors that nobody expected. */
  onError: (error: unknown) => void,
): Promise<RunningServer> {
  const edition = openEdition(config, () => new Date())
  const redirects = currentRedirects(output.work)
  const readings = currentReadings(output.work)
  const pages = onDemandPages(output.work)
  const files = siteFiles(output.site)

  const http = createServer(limits, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onError(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'Something went wrong here. Please try again in a moment.')
    })
  })
  http.timeout = longestStandstill

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = requestTarget(request.url ?? '')
    if (!target) return refuse(response, 400, 'This address cannot be read.')
    const { pathname, search } = target
    if (request.method === 'POST' && pathname.startsWith('/api/')) {
      return onDemand(request, response, unavailableUrl(languageOf(refererPath(request), request)))
    }
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
    if (isOnDemand(pathname)) return onDemand(request, response, pathname + search)
    if (pathname === searchUrl(language) && new URLSearchParams(search).get('q')) {
      return onDemand(request, response, searchResultsUrl(language) + search)
    }
    const found = await files(pathname)
    if (found?.kind === 'folder') return redirectTo(response, 301, `${pathname}/${search}`)
    if (found) return sendFile(request, response, found)
    await notFound(request, response, language)
  }

  /** Lets Astro answer, with a page that may be at another path than the one that was asked for. */
  async function onDemand(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
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
    await handler(request, response, () => refuse(response, 404, 'There is nothing at this address.'))
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

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(config.port, config.host, resolve)
  })
  async function farewell(): Promise<void> {
    // A connection whose last answer has gone out would be kept for the next request of a browser.
    const letGo = setInterval(() => http.closeIdleConnections(), 20)
    const giveUp = setTimeout(() => http.closeAllConnections(), longestFarewell)
    await new Promise((resolve) => http.close(resolve))
    clearInterval(letGo)
    clearTimeout(giveUp)
    await edition.db.destroy()
  }
  let closing: Promise<void> | undefined
  return { http, close: () => (closing ??= farewell()) }
}

/** Routes that are rendered when they are asked for. */
function isOnDemand(pathname: string): boolean {
  const [language] = pathname.split('/').slice(1)
  return isLanguageCode(language) && [searchResultsUrl(language), unavailableUrl(language)].includes(pathname)
}

const refererPath = (request: IncomingMessage) => URL.parse(request.headers.referer ?? '')?.pathname ?? ''

/** The language of an address or, where it has none, of its visitor. */
function languageOf(pathname: string, request: IncomingMessage): LanguageCode {
  const [, first] = pathname.split('/')
  return isLanguageCode(first) ? first : preferredLanguage(request.headers['accept-language'])
}
