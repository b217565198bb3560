import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import { settingValue } from '../content-db/leads/settings.ts'

/** What is looked at. */
export interface Looked {
  readonly isClosing: boolean
  /** The folder of the site. */
  readonly site: string
  readonly leads: GroupCommit
}

/** Whether a path is for those who look after the server: `/healthz`, that it lives; `/readyz`, that it wants requests. */
export const isHealthPath = (pathname: string): boolean => pathname === '/healthz' || pathname === '/readyz'

/** Answers them: 200, or 503 with the reasons why requests should go elsewhere. */
export function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  looked: Looked,
): void {
  const reasons = pathname === '/readyz' ? unreadiness(looked) : []
  const isWell = reasons.length === 0
  const body = JSON.stringify(isWell ? { ok: true } : { ok: false, reasons })
  response.writeHead(isWell ? 200 : 503, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function unreadiness({ isClosing, site, leads }: Looked): string[] {
  const reasons: string[] = []
  if (isClosing) reasons.push('The server is closing.')
  if (!existsSync(site)) reasons.push('There is no site. Build it with `npx magnetiq build`.')
  try {
    leads.read((db) => db.first(settingValue({ key: 'forms' })))
  } catch (error) {
    reasons.push(`The database cannot be read: ${(error as Error).message}`)
  }
  return reasons
}
