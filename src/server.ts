import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import type { Config } from './config.ts'
import { isLanguageCode, type LanguageCode } from './languages.ts'
import { setEdition } from './publishing/current-edition.ts'
import { headersFor } from './publishing/headers.ts'
import { openEdition, utcTime } from './publishing/open-edition.ts'
import type { OutputDirectories } from './publishing/output-directory.ts'
import { currentRedirects } from './serving/current-redirects.ts'
import { onDemandPages } from './serving/on-demand.ts'
import { preferredLanguage } from './serving/preferred-language.ts'
import { homeUrl, notFoundUrl, searchResultsUrl, searchUrl, unavailableUrl } from './site/urls.ts'

/** A server that answers. */
export interface RunningServer {
  readonly http: Server
  /** Takes no more requests, finishes the open ones and lets go of the database. */
  close(): Promise<void>
}

/** Starts serving a built site. Rejects where the address cannot be listened on. */
export async function startServer(
  config: Config,
  output: OutputDirectories,
  /** Hears of errors that nobody expected. */
  onError: (error: unknown) => void,
): Promise<RunningServer> {
  const edition = openEdition(config, () => new Date())
  const redirects = currentRedirects(edition, output.site)
  const pages = onDemandPages(output.work)
  // Looks at the folder anew for each request, so that a build that replaces it is seen at once.
  const files = sirv(output.site, {
    dev: true,
    etag: true,
    extensions: ['html'],
    setHeaders: (response, path) => setHeaders(response, headersFor(path, config.siteUrl)),
  })

  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      onError(error)
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('Something went wrong here. Please try again in a moment.\n')
    })
  })
  http.headersTimeout = 10_000
  http.requestTimeout = 30_000

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = requestedUrl(request)
    if (!url) return refuse(response, 400, 'This address cannot be read.')
    const { pathname, search } = url
    if (request.method === 'POST' && pathname.startsWith('/api/')) {
      return onDemand(request, response, unavailableUrl(languageOfPath(refererPath(request), request)))
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405, 'Pages can be read here, nothing else.')
    }
    if (pathname === '/') {
      setHeaders(response, headersFor('/', config.siteUrl))
      response.writeHead(302, {
        Location: homeUrl(preferredLanguage(request.headers['accept-language'])),
        Vary: 'Accept-Language',
      })
      response.end()
      return
    }
    const redirect = await redirects()
    const moved = redirect(pathname, search)
    if (moved) return redirectTo(response, moved.status, moved.location)
    const language = languageOfPath(pathname, request)
    if (pathname === searchUrl(language) && url.searchParams.get('q')) {
      return onDemand(request, response, searchResultsUrl(language) + search)
    }
    if (!pathname.endsWith('/') && existsSync(join(output.site, pathname, 'index.html'))) {
      return redirectTo(response, 301, `${pathname}/${search}`)
    }
    files(request, response, () => {
      onDemand(request, response, pathname + search).catch((error: unknown) =>
        response.destroy(error as Error),
      )
    })
  }

  /** Lets Astro answer, for a path that may differ from the one that was asked for; else the page is not found. */
  async function onDemand(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const handler = await pages()
    const [pathname = '/'] = path.split('?')
    const missing = () => notFound(request, response)
    if (!handler || !isOnDemand(pathname)) return missing()
    setEdition({ ...edition, asOf: config.asOf ?? utcTime(new Date()) })
    setHeaders(response, { ...headersFor(pathname, config.siteUrl), 'Cache-Control': 'no-store' })
    request.url = path
    // What Astro renders here reads the address alone: a body that nobody wants is not waited for.
    request.method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    await handler(request, response, () => void missing())
  }

  async function notFound(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = notFoundUrl(languageOfPath(request.url ?? '/', request))
    const page = await readFile(join(output.site, path, 'index.html')).catch(() => null)
    if (page === null) return refuse(response, 404, 'There is nothing at this address.')
    setHeaders(response, headersFor(path, config.siteUrl))
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length })
    response.end(request.method === 'HEAD' ? undefined : page)
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(config.port, config.host, resolve)
  })
  return {
    http,
    async close() {
      await new Promise((resolve) => http.close(resolve))
      await edition.db.destroy()
    },
  }
}

/** Routes that are rendered when they are asked for. */
function isOnDemand(pathname: string): boolean {
  const [language] = pathname.split('/').slice(1)
  return isLanguageCode(language) && [searchResultsUrl(language), unavailableUrl(language)].includes(pathname)
}

/** The path as the browser wrote it, percent-encoding kept; undefined where it is no address. */
function requestedUrl(request: IncomingMessage): URL | undefined {
  const target = request.url ?? '/'
  if (target.length > 8_000 || !target.startsWith('/')) return undefined
  const url = URL.parse(`http://site.invalid${target.replace(/^\/+/, '/')}`)
  if (!url) return undefined
  try {
    decodeURIComponent(url.pathname)
    return url
  } catch {
    return undefined
  }
}

const refererPath = (request: IncomingMessage) => URL.parse(request.headers.referer ?? '')?.pathname ?? '/'

function languageOfPath(path: string, request: IncomingMessage): LanguageCode {
  const [first] = path.split('/').slice(1)
  return isLanguageCode(first) ? first : preferredLanguage(request.headers['accept-language'])
}

function redirectTo(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { Location: location, 'Cache-Control': 'public, max-age=300' })
  response.end()
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(`${text}\n`)
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
