import type { IncomingMessage } from 'node:http'

/** Origins from which forms are taken. */
export interface AllowedOrigins {
  /** The site's own public origin. */
  readonly siteUrl: string
  /** Others that the operator names. */
  readonly formsAllowedOrigins: readonly string[]
}

/**
 * Whether a request may change something. Browsers say where it comes from, in newer and older ways; a client that says
 * nothing is no browser, and brings no rights of anybody with it. The host that was asked counts as the site's own
 * with either scheme: behind a proxy that speaks TLS, this server hears plain HTTP.
 */
export function isAllowed(request: IncomingMessage, allowed: AllowedOrigins): boolean {
  const { origin, referer, host } = request.headers
  const isOwn = (address: string) => {
    const url = URL.parse(address)
    if (!url || !/^https?:$/.test(url.protocol)) return false
    return (
      url.host === host || url.origin === allowed.siteUrl || allowed.formsAllowedOrigins.includes(url.origin)
    )
  }
  if (origin !== undefined) return isOwn(origin)
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return referer === undefined || isOwn(referer)
}

/** The other origin of a request that may read our answers; undefined where there is none. */
export function sharedOrigin(
  request: IncomingMessage,
  { formsAllowedOrigins }: AllowedOrigins,
): string | undefined {
  const { origin } = request.headers
  return origin !== undefined && formsAllowedOrigins.includes(origin) ? origin : undefined
}
