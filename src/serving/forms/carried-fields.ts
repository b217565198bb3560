import type { IncomingMessage } from 'node:http'
import type { RawFields } from '../../leads/fields.ts'
import type { AllowedOrigins } from './origin.ts'

/** What the address of the page tells that a form stood on. */
export interface Carried {
  /** Undefined where the browser does not say which page it was. */
  readonly pagePath: string | undefined
  /** Where the visit began and which campaign brought it, as far as this one page knows. */
  readonly fields: RawFields
}

const campaign = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content']

/** Reads what the Referer says of a form; what the form itself says goes before it. */
export function carriedFields(
  request: IncomingMessage,
  { siteUrl, formsAllowedOrigins }: AllowedOrigins,
): Carried {
  const { referer, host } = request.headers
  const url = referer === undefined ? null : URL.parse(referer)
  if (!url || !(url.host === host || url.origin === siteUrl || formsAllowedOrigins.includes(url.origin))) {
    return { pagePath: undefined, fields: {} }
  }
  // Of another origin, browsers tell no more than that.
  if (url.pathname === '/' && url.host !== host) return { pagePath: undefined, fields: {} }
  const fields: Record<string, string> = { landing_page: url.pathname + url.search }
  for (const name of campaign) {
    const value = url.searchParams.get(name)
    if (value) fields[name] = value
  }
  return { pagePath: url.pathname.slice(0, 1000), fields }
}
