import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The id of a request: the one that a proxy of our own gave it, else a new one. */
export function requestId({ headers }: IncomingMessage, trustedProxyHops: number): string {
  const given = headers['x-request-id']
  const isGiven = trustedProxyHops > 0 && typeof given === 'string' && /^[\w.-]{8,64}$/.test(given)
  return isGiven ? given : randomUUID()
}
