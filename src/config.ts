import { resolve } from 'node:path'
import { z } from 'zod'

/** Everything that the surroundings decide, parsed once from the environment. Folders and files are absolute paths. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Public origin of the site, without trailing slash: canonical URLs, feeds and mails are made with it. */
  readonly siteUrl: string
  readonly dataDir: string
  readonly databasePath: string
  /** The moment for which the site is rendered, UTC `YYYY-MM-DD HH:MM:SS`; undefined means now. */
  readonly asOf: string | undefined
  /** How many proxies of the operator's own stand before the server: their word for the client's address counts. */
  readonly trustedProxyHops: number
  /** Origins besides the site's own whose forms are taken. */
  readonly formsAllowedOrigins: readonly string[]
  /** Where mail is handed over; undefined where it stays in the outbox. It may hold a password. */
  readonly smtpUrl: string | undefined
  /** The address that mail comes from; undefined where the setting `mail` says it. */
  readonly mailFrom: string | undefined
}

/** An environment variable that says something this software cannot use. */
export class ConfigError extends Error {}

const text = (fallback: string) =>
  z
    .string()
    .trim()
    .optional()
    .transform((value) => value || fallback)

const environment = z.object({
  HOST: text('127.0.0.1'),
  PORT: text('4321')
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535, 'must be a number from 0 to 65535')
    .transform(Number),
  SITE_URL: text('').refine(
    (value) => value === '' || originOf(value) !== undefined,
    'must be an origin such as https://www.example.com, without a path',
  ),
  DATA_DIR: text('data'),
  DATABASE_PATH: text(''),
  AS_OF: text('').refine(
    (value) => value === '' || isUtcTime(value),
    'must be a time in UTC, written YYYY-MM-DD HH:MM:SS',
  ),
  TRUSTED_PROXY_HOPS: text('0')
    .refine((value) => /^\d$/.test(value), 'must be a number from 0 to 9')
    .transform(Number),
  FORMS_ALLOWED_ORIGINS: text('')
    .transform((value) => value.split(/[\s,]+/).filter((origin) => origin !== ''))
    .refine(
      (origins) => origins.every((origin) => originOf(origin) !== undefined),
      'must be origins such as https://www.example.com, with commas between them',
    )
    .transform((origins) => origins.map((origin) => originOf(origin) as string)),
  SMTP_URL: text('').refine(
    (value) => value === '' || isSmtpUrl(value),
    'must be an address such as smtps://user:password@mail.example.com:465',
  ),
  MAIL_FROM: text('').refine(
    (value) => value === '' || /^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(value),
    'must be an e-mail address, or a name with one: Example <hello@example.com>',
  ),
})

const isSmtpUrl = (value: string) =>
  URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== ''

/** The origin that an address names, as browsers write it; undefined where it is none or says more than that. */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const isOrigin = /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !/[?#]/.test(address)
  return isOrigin ? url.origin : undefined
}

function isUtcTime(value: string): boolean {
  const date = new Date(`${value.replace(' ', 'T')}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19).replace('T', ' ') === value
}

/**
 * The configuration that an environment describes; relative paths count from `root`.
 * Throws a `ConfigError` that names each variable it cannot use.
 */
export function parseConfig(env: Record<string, string | undefined>, root: string): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new ConfigError(
      `The configuration cannot be used:\n  ${lines.join('\n  ')}\nSee .env.example for every variable.`,
    )
  }
  const { HOST, PORT, SITE_URL, DATA_DIR, DATABASE_PATH, AS_OF, ...visitors } = parsed.data
  const dataDir = resolve(root, DATA_DIR)
  return Object.freeze({
    host: HOST,
    port: PORT,
    siteUrl: originOf(SITE_URL) ?? `http://localhost:${PORT}`,
    dataDir,
    databasePath: DATABASE_PATH ? resolve(root, DATABASE_PATH) : resolve(dataDir, 'magnetiq.db'),
    asOf: AS_OF || undefined,
    trustedProxyHops: visitors.TRUSTED_PROXY_HOPS,
    formsAllowedOrigins: visitors.FORMS_ALLOWED_ORIGINS,
    smtpUrl: visitors.SMTP_URL || undefined,
    mailFrom: visitors.MAIL_FROM || undefined,
  })
}

/** The configuration of this process; relative paths count from the working directory. */
export function readConfig(): Config {
  return parseConfig(process.env, process.cwd())
}

/**
 * Tells Astro and Vite what they are started for. They ask NODE_ENV, and what a shell or a container happens to say
 * there must not make a build behave as if somebody were developing, nor the reverse.
 */
export function declareMode(mode: 'production' | 'development'): void {
  process.env.NODE_ENV = mode
}
