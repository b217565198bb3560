import type { IncomingMessage, ServerResponse } from 'node:http'
import { DatabaseBusyError } from '../../content-db/busy.sqlite.ts'
import { DatabaseFullError, type GroupCommit } from '../../content-db/group-commit.sqlite.ts'
import type { UtcTime } from '../../content-db/tables.ts'
import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import type { RawFields } from '../../leads/fields.ts'
import { issueFormKey, readFormKey } from '../../leads/form-key.ts'
import type { FormOutcome } from '../../leads/outcome.ts'
import type { Post } from '../../leads/post.ts'
import type { Signer } from '../../leads/signed.ts'
import { suspicionOf } from '../../leads/suspicion.ts'
import { utcTime } from '../../publishing/open-edition.ts'
import { fieldMessages, refusalMessage, type SentForm } from '../../site/form-messages.ts'
import { clientAddress, clientOf } from '../client-address.ts'
import { namePath } from '../log.ts'
import { objectsToCounting } from '../objects-to-counting.ts'
import { closeAfter, readBody } from './body.ts'
import { carriedFields } from './carried-fields.ts'
import type { CurrentFormSettings } from './current-form-settings.ts'
import { answerJson, refuseForm, wantsJson } from './form-answers.ts'
import type { FormRoute } from './form-route.ts'
import type { FormTexts } from './form-texts.ts'
import { type AllowedOrigins, isAllowed, sharedOrigin } from './origin.ts'
import { readFields } from './raw-fields.ts'

/** What forms are served with. */
export interface FormServing {
  readonly allowed: AllowedOrigins
  readonly trustedProxyHops: number
  readonly routes: readonly FormRoute[]
  readonly db: GroupCommit
  readonly signer: Signer
  readonly settings: () => Promise<CurrentFormSettings>
  readonly texts: (language: LanguageCode) => Promise<FormTexts>
  readonly now: () => Date
  /** The moment that the site is shown for, where it is not now. */
  readonly asOf: UtcTime | undefined
  /** The language of a visitor whose form does not say it. */
  readonly languageOf: (request: IncomingMessage) => LanguageCode
  /** Shows an on-demand page that knows of the form that was sent. */
  readonly showForm: (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    sent: SentForm,
  ) => Promise<void>
  /** Called after a commit that promised mail. */
  readonly onPromise: () => void
  /** Hears why the database could not be written. */
  readonly onError: (error: unknown) => void
}

/** Answers requests for forms and their keys; undefined for every other path. */
export type FormServer = (
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
) => Promise<void> | undefined

/** Where scripts fetch the key of a form. */
const keyPath = '/api/form-key'

/** Seconds after which a client is asked to try again when the database is locked or full. */
const retryAfter = 5

/** Makes the part of the server that takes forms. */
export function formServer(serving: FormServing): FormServer {
  const { allowed, db, signer, settings, now } = serving
  const routes = new Map(serving.routes.map((route) => [route.path, route]))

  async function giveKey(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') return refuseMethod(request, response, 'GET')
    const seconds = (await settings()).settings.minimum_seconds
    answerJson(response, 200, { key: issueFormKey(signer, now()), seconds })
  }

  async function takeForm(
    request: IncomingMessage,
    response: ServerResponse,
    route: FormRoute,
  ): Promise<void> {
    if (request.method !== 'POST') return refuseMethod(request, response, 'POST')
    const body = await readBody(request, response)
    if (!body.ok) return body.code === 'large' ? turnAway(request, response, 413, 'large') : undefined
    if (!isAllowed(request, allowed)) return turnAway(request, response, 403, 'origin')
    const read = readFields(request.headers['content-type'], body.bytes)
    const clicked = clickedToken(request, route)
    // A click says all by its address; its body may be of a type that forms of this site do not have.
    if (clicked !== null) return answerForm(request, response, route, { token: clicked })
    if (!read.ok) return turnAway(request, response, read.code === 'type' ? 415 : 400, read.code)
    await answerForm(request, response, route, read.fields)
  }

  async function answerForm(
    request: IncomingMessage,
    response: ServerResponse,
    route: FormRoute,
    raw: RawFields,
  ): Promise<void> {
    const language = isLanguageCode(raw.language) ? raw.language : serving.languageOf(request)
    const current = await settings()
    const at = now()
    const ipAddress = clientAddress(request, serving.trustedProxyHops)
    const refuseWith = (status: number, outcome: Refusal, seconds?: number) =>
      refuseOutcome(request, response, { route, language, raw }, status, outcome, seconds)

    const tooOften = await current.perClient.count(clientOf(ipAddress ?? ''))
    if (tooOften !== undefined) return refuseWith(429, { code: 'too-many' }, tooOften)
    const carried = carriedFields(request, allowed)
    const taken = route.take({ ...carried.fields, ...raw }, { signer, settings: current.settings, now: at })
    if (!taken.ok) return refuseWith(422, { code: 'invalid', fields: taken.errors })

    const key = typeof raw.form_key === 'string' ? readFormKey(signer, raw.form_key, at) : null
    const isTooMany =
      taken.email !== null && (await current.perAddress.count(taken.email.toLowerCase())) !== undefined
    const { wordings } = await serving.texts(language)
    const post: Post = {
      at: utcTime(at),
      asOf: serving.asOf ?? utcTime(at),
      language,
      formKey: key?.id ?? null,
      suspicion: suspicionOf({ raw, key, minimumSeconds: current.settings.minimum_seconds, isTooMany }),
      pagePath: carried.pagePath ?? route.standsOn(language, raw),
      ipAddress,
      userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
      wordings,
      isCounted: !objectsToCounting(request),
    }
    const outcome = await db.inOneCommit((leads) => taken.work(leads, post)).catch(whyUnavailable)
    if (!outcome.ok) {
      const status = { invalid: 422, unavailable: 503, full: 409, closed: 409, 'slot-taken': 409 }[
        outcome.code
      ]
      return refuseWith(status, outcome, outcome.code === 'unavailable' ? retryAfter : undefined)
    }
    const location = route.thanksPath(language, outcome, { signer, settings: current.settings, now: at })
    if (wantsJson(request)) {
      const { reference, status } = outcome
      answerJson(response, 201, { reference, ...(status ? { status } : {}) }, { Location: location })
    } else if (clickedToken(request, route) !== null) {
      response.writeHead(200, { 'Content-Length': 0, 'Cache-Control': 'no-store' }).end()
    } else response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end()
    if (outcome.isNew) serving.onPromise()
  }

  /** A form that was read and is not taken: its visitor sees it again, as it was filled in. */
  async function refuseOutcome(
    request: IncomingMessage,
    response: ServerResponse,
    { route, language, raw }: { route: FormRoute; language: LanguageCode; raw: RawFields },
    status: number,
    outcome: Refusal,
    seconds?: number,
  ): Promise<void> {
    const { texts } = await serving.texts(language)
    if (seconds !== undefined) response.setHeader('Retry-After', String(seconds))
    const errors = outcome.code === 'invalid' ? fieldMessages(texts, outcome.fields) : {}
    const refusal = outcome.code === 'invalid' ? null : refusalMessage(texts, outcome.code, outcome.reason)
    if (wantsJson(request)) {
      const body = refusal
        ? { error: refusal.code, message: refusal.message }
        : { error: 'invalid', fields: errors }
      return answerJson(response, status, body)
    }
    const values = Object.entries(raw).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    const sent = { values: Object.fromEntries(values), errors, refusal, status }
    await serving.showForm(request, response, route.formPath(language), sent)
  }

  /** A request that is not read as a form. */
  async function turnAway(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    code: 'origin' | 'large' | 'type' | 'unreadable',
  ): Promise<void> {
    const { texts } = await serving.texts(serving.languageOf(request))
    const message = refusalMessage(texts, code)
    if (code !== 'large') return refuseForm(request, response, status, message)
    response.setHeader('Connection', 'close')
    refuseForm(request, response, status, message, (last) => closeAfter(request, response, last))
  }

  async function refuseMethod(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
  ): Promise<void> {
    response.setHeader('Allow', `${method}, OPTIONS`)
    const { texts } = await serving.texts(serving.languageOf(request))
    refuseForm(request, response, 405, refusalMessage(texts, 'method'))
  }

  function whyUnavailable(error: unknown): Unavailable {
    if (error instanceof DatabaseFullError) serving.onError(error)
    else if (!(error instanceof DatabaseBusyError)) throw error
    return { ok: false, code: 'unavailable' }
  }

  return (request, response, pathname) => {
    const route = routes.get(pathname)
    if (!route && pathname !== keyPath) return undefined
    namePath(request, pathname)
    const shared = sharedOrigin(request, allowed)
    if (shared) {
      response.setHeader('Access-Control-Allow-Origin', shared)
      response.setHeader('Access-Control-Expose-Headers', 'Location, Retry-After, X-Request-Id')
    }
    response.setHeader('Vary', 'Origin')
    if (request.method === 'OPTIONS') return preflight(response, shared, route ? 'POST' : 'GET')
    return route ? takeForm(request, response, route) : giveKey(request, response)
  }
}

/**
 * The token in the address of what a mail program posts where its user clicks "unsubscribe" (RFC 8058), which follows
 * no redirect; null for forms, which have theirs in the body.
 */
function clickedToken({ url = '' }: IncomingMessage, { authorisedBy }: FormRoute): string | null {
  return authorisedBy === 'signed link' ? new URLSearchParams(url.split('?')[1]).get('token') : null
}

/** Lets the scripts of another origin ask, where it is allowed. */
async function preflight(
  response: ServerResponse,
  shared: string | undefined,
  method: string,
): Promise<void> {
  response.setHeader('Allow', `${method}, OPTIONS`)
  if (shared) {
    response.setHeader('Access-Control-Allow-Methods', method)
    response.setHeader('Access-Control-Allow-Headers', 'Accept, Content-Type')
    response.setHeader('Access-Control-Max-Age', '86400')
  }
  response.writeHead(204).end()
}

interface Unavailable {
  readonly ok: false
  readonly code: 'unavailable'
  readonly reason?: string
}

type Refusal =
  | Omit<Extract<FormOutcome, { ok: false; code: 'invalid' }>, 'ok'>
  | { readonly code: 'full' | 'closed' | 'slot-taken' | 'too-many' | 'unavailable'; readonly reason?: string }
