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
  PORT: text('4321').transform(Number).pipe(z.int('must be a whole number').min(0).max(65535)),
  SITE_URL: text('').refine(
    (value) => value === '' || /^https?:\/\/[^/?#\s]+\/?$/.test(value),
    'must be an origin such as https://www.example.com, without a path',
  ),
  DATA_DIR: text('data'),
  DATABASE_PATH: text(''),
  AS_OF: text('').refine(
    (value) => value === '' || /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value),
    'must be UTC as YYYY-MM-DD HH:MM:SS',
  ),
})

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
  const { HOST, PORT, SITE_URL, DATA_DIR, DATABASE_PATH, AS_OF } = parsed.data
  const dataDir = resolve(root, DATA_DIR)
  return Object.freeze({
    host: HOST,
    port: PORT,
    siteUrl: (SITE_URL || `http://localhost:${PORT}`).replace(/\/$/, ''),
    dataDir,
    databasePath: DATABASE_PATH ? resolve(root, DATABASE_PATH) : resolve(dataDir, 'magnetiq.db'),
    asOf: AS_OF || undefined,
  })
}

/** The configuration of this process; relative paths count from the working directory. */
export function readConfig(): Config {
  return parseConfig(process.env, process.cwd())
}
