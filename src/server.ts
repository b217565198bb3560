import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { openGroupCommit } from './content-db/group-commit.sqlite.ts'
import { readSecret } from './leads/secret.ts'
import { signer } from './leads/signed.ts'
import { openMailRoom } from './mail/mail-room.ts'
import { type MailWorker, startMailWorker } from './mail/worker.ts'
import { openEdition, utcTime } from './publishing/open-edition.ts'
import type { OutputDirectories } from './publishing/output-directory.ts'
import { refuse } from './serving/answers.ts'
import { bookingPages } from './serving/booking-pages.ts'
import { eventServer } from './serving/counting/event-server.ts'
import { sendDownload } from './serving/download-server.ts'
import { connectionsOf } from './serving/farewell.ts'
import { currentFormSettings } from './serving/forms/current-form-settings.ts'
import { formServer } from './serving/forms/form-server.ts'
import { formTexts } from './serving/forms/form-texts.ts'
import { findThanks, formRoutes } from './serving/forms/routes.ts'
import { thanksFor } from './serving/forms/thanks.ts'
import { answerHealth, isHealthPath } from './serving/health.ts'
import { linkPages } from './serving/link-pages.ts'
import { type Log, logRequest } from './serving/log.ts'
import { requestId } from './serving/request-id.ts'
import { requestTarget } from './serving/request-target.ts'
import { languageBefore, siteServer } from './serving/site-server.ts'
import { unavailableUrl } from './site/urls.ts'

/** A server that answers. */
export interface RunningServer {
  readonly http: Server
  /** Takes no more requests, finishes the open ones and lets go of the database; however often it is called, once. */
  close(): Promise<void>
}

/** Milliseconds within which the head of a request, and all of it, must have come. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 }

/** Milliseconds for which a connection may stand still. */
const longestStandstill = 60_000

/** Starts serving a built site. Rejects where the address cannot be listened on. */
export async function startServer(
  config: Config,
  output: OutputDirectories,
  /** Hears of errors that nobody expected, and in which request. */
  onError: (error: unknown, request?: string) => void,
  /** Hears of every request, once it is answered. */
  log?: Log,
): Promise<RunningServer> {
  const now = () => new Date()
  const edition = openEdition(config, now)
  const leads = openGroupCommit(config.databasePath)
  const site = siteServer(config, output, edition, (response) => events.announce(response))
  const events = eventServer({
    allowed: config,
    trustedProxyHops: config.trustedProxyHops,
    db: leads,
    isPage: site.has,
    now,
    onError,
  })
  const signing = signer(readSecret(config.dataDir))
  const mailRoom = openMailRoom(config, { edition, leads, signer: signing, now, onError })
  let mail: MailWorker | undefined
  let closing: Promise<void> | undefined
  const asOf = () => config.asOf ?? utcTime(now())
  const links = linkPages(leads, signing, asOf)
  const bookings = bookingPages(leads, signing, asOf, onError)
  const forms = formServer({
    allowed: config,
    trustedProxyHops: config.trustedProxyHops,
    routes: formRoutes,
    db: leads,
    signer: signing,
    settings: currentFormSettings(leads, onError),
    texts: formTexts(() => ({ ...edition, asOf: asOf() })),
    now,
    asOf: config.asOf,
    languageOf: languageBefore,
    async showForm(request, response, path, sent) {
      const opened = bookings.afterRefusal(path, sent.values) ?? links.afterRefusal(path, sent.values)
      await site.show(request, response, path, { sent, ...opened })
    },
    onPromise: () => mail?.wake(),
    onError,
  })

  const http = createServer(limits, handle)
  // A client with much to send asks first: it is told to go on only once its form is wanted.
  http.on('checkContinue', handle)
  http.timeout = longestStandstill
  const connections = connectionsOf(http)

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const id = requestId(request, config.trustedProxyHops)
    response.setHeader('X-Request-Id', id)
    if (log) logRequest(log, request, response, id)
    answer(request, response).catch((error: unknown) => {
      onError(error, id)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'Something went wrong here. Please try again in a moment.')
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = requestTarget(request.url ?? '')
    if (!target) return refuse(response, 400, 'This address cannot be read.')
    if (isHealthPath(target.pathname)) {
      const looked = { isClosing: closing !== undefined, site: output.site, leads }
      return answerHealth(request, response, target.pathname, looked)
    }
    const file = sendDownload(request, response, target, {
      db: leads,
      signer: signing,
      now,
      siteUrl: config.siteUrl,
      mediaDirectory: join(config.dataDir, 'media'),
      languageOf: languageBefore,
      showGone: (path, locals) => site.show(request, response, path, locals),
    })
    if (file) return file
    const link = isReading(request) ? links.at(target) : undefined
    if (link) return site.show(request, response, link.path, link.locals)
    const own = events.answer(request, response, target.pathname) ?? forms(request, response, target.pathname)
    if (own) return own
    if (request.method === 'POST' && target.pathname.startsWith('/api/')) {
      return site.show(request, response, unavailableUrl(languageBefore(request)))
    }
    const thanks = thanksFor(target, findThanks, { db: leads, signer: signing, now: now() })
    if (thanks) return site.show(request, response, thanks.path, thanks.locals)
    const booking = isReading(request) ? bookings.at(target) : undefined
    if (booking) return site.show(request, response, booking.path, booking.locals)
    await site.answer(request, response, target)
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(config.port, config.host, resolve)
  })
  mail = startMailWorker(mailRoom)
  async function farewell(): Promise<void> {
    await connections.finish()
    await mail?.close()
    await mailRoom.db.destroy()
    await events.close()
    await leads.close()
    await edition.db.destroy()
  }
  return { http, close: () => (closing ??= farewell()) }
}

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'
