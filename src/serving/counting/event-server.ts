import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GroupCommit } from '../../content-db/group-commit.sqlite.ts'
import { settingValue } from '../../content-db/leads/settings.ts'
import { type AnalyticsSettings, parseAnalyticsSettings } from '../../leads/analytics-settings.ts'
import { utcTime } from '../../publishing/open-edition.ts'
import { clientAddress, clientOf } from '../client-address.ts'
import { closeAfter, readBody } from '../forms/body.ts'
import { limitOf } from '../forms/limits.ts'
import { type AllowedOrigins, isAllowed } from '../forms/origin.ts'
import { objectsToCounting } from '../objects-to-counting.ts'
import { dailyHash } from './daily-hash.ts'
import { eventQueue } from './event-queue.ts'
import { reportedEvent } from './reported-event.ts'

/** What counting is served with. */
export interface EventServing {
  readonly allowed: AllowedOrigins
  readonly trustedProxyHops: number
  readonly db: GroupCommit
  /** Whether there is a page at a path: others are not counted, nor what stands in their addresses. */
  readonly isPage: (pathname: string) => Promise<boolean>
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** The part of the server that counts. */
export interface EventServer {
  /** Answers what a page's script tells; undefined for every other path. */
  answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> | undefined
  /** Says on a page, to its script, that visits are counted here. */
  announce(response: ServerResponse): void
  /** Writes what waits. */
  close(): Promise<void>
}

const eventsPath = '/api/events'

/** Bytes of the largest report. */
const largestReport = 8_192

/** Reports of one client in a minute. */
const mostPerMinute = 120

/** Milliseconds after which the setting is read again. */
const lifetime = 10_000

/** Programs that say of themselves that they are no visitors. */
const robots = /bot\b|crawl|spider|slurp|preview|monitor/i

/** Makes the part of the server that counts. */
export function eventServer(serving: EventServing): EventServer {
  const { allowed, db, now, onError } = serving
  const queue = eventQueue(db, onError)
  const hash = dailyHash(now)
  const limit = limitOf(mostPerMinute, 1)
  const settings = currentSettings(db, onError)
  const siteHost = new URL(allowed.siteUrl).host

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      response.writeHead(405, { Allow: 'POST' }).end()
      return
    }
    const body = await readBody(request, response, largestReport)
    if (!body.ok) {
      if (body.code === 'large') closeAfter(request, response.writeHead(413))
      return
    }
    if (!isAllowed(request, allowed)) {
      response.writeHead(403).end()
      return
    }
    await count(request, body.bytes.toString())
    response.writeHead(204, { 'Cache-Control': 'no-store' }).end()
  }

  async function count(request: IncomingMessage, body: string): Promise<void> {
    const { enabled, sessions } = await settings.read()
    const agent = request.headers['user-agent'] ?? ''
    if (!enabled || objectsToCounting(request) || robots.test(agent)) return
    const event = reportedEvent(body, [siteHost, request.headers.host ?? siteHost])
    const client = clientOf(clientAddress(request, serving.trustedProxyHops) ?? '')
    if (!event || (await limit.count(client)) !== undefined || !(await serving.isPage(event.page_path)))
      return
    queue.add({
      ...event,
      session_id: sessions ? hash(client, agent) : null,
      created_at: utcTime(now()),
    })
  }

  return {
    answer: (request, response, pathname) => (pathname === eventsPath ? take(request, response) : undefined),
    announce(response) {
      if (settings.current().enabled) response.setHeader('Server-Timing', 'counting')
    },
    close: queue.close,
  }
}

/** The setting `analytics` as it was a moment ago. */
interface CurrentSettings {
  /** Nothing is counted while it has not been read. */
  current(): AnalyticsSettings
  /** Waits until it has been read once. */
  read(): Promise<AnalyticsSettings>
}

function currentSettings(db: GroupCommit, onError: (error: unknown) => void): CurrentSettings {
  let settings: AnalyticsSettings = { enabled: false, sessions: false }
  let known: string | null | undefined
  let readAt = performance.now()

  async function readAnew(): Promise<void> {
    readAt = performance.now()
    const value = await db.inOneCommit(
      (leads) => leads.first(settingValue({ key: 'analytics' }))?.value ?? null,
    )
    if (value === known) return
    known = value
    const parsed = parseAnalyticsSettings(known)
    settings = parsed.settings
    if (parsed.message) onError(new Error(parsed.message))
  }

  const first = readAnew().catch(onError)
  function current(): AnalyticsSettings {
    if (performance.now() - readAt > lifetime) void readAnew().catch(onError)
    return settings
  }
  return { current, read: () => first.then(current) }
}
