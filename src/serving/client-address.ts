import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * The address of the client, as the last of our own proxies saw it: each appends who called it to X-Forwarded-For, so
 * that as many entries count as there are proxies, from the right. Whatever stands before them, the client may have
 * written itself. Null where the connection is gone.
 */
export function clientAddress(request: IncomingMessage, trustedProxyHops: number): string | null {
  const direct = plain(request.socket.remoteAddress ?? '')
  if (trustedProxyHops === 0) return direct
  const header = request.headers['x-forwarded-for']
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',')
  const entry = entries.at(-trustedProxyHops)
  // With fewer entries than proxies, somebody came by another way.
  return (entries.length >= trustedProxyHops && entry && plain(withoutPort(entry.trim()))) || direct
}

/** What tells one client from another: an address, or of IPv6 the network, in which one client has very many. */
export function clientOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

function plain(address: string): string | null {
  const unmapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.replace(/%.*$/, '')
  return isIP(unmapped) ? unmapped : null
}

const withoutPort = (entry: string) =>
  /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(entry)?.slice(1).find(Boolean) ?? entry
