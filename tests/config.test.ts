import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig, readConfig } from '../src/config.ts'

const root = resolve('/srv/site')

const refusal = (env: Record<string, string>) => {
  try {
    parseConfig(env, root)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`)
}

test('an empty environment serves this machine from the data folder', () => {
  expect(parseConfig({}, root)).toEqual({
    host: '127.0.0.1',
    port: 4321,
    siteUrl: 'http://localhost:4321',
    dataDir: resolve(root, 'data'),
    databasePath: resolve(root, 'data/magnetiq.db'),
    asOf: undefined,
    trustedProxyHops: 0,
    formsAllowedOrigins: [],
    smtpUrl: undefined,
    mailFrom: undefined,
  })
})

test('every variable is honoured', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '8080',
    SITE_URL: 'https://www.example.com',
    DATA_DIR: '/var/lib/magnetiq',
    DATABASE_PATH: '/var/lib/database/site.db',
    AS_OF: '2026-03-29 01:30:00',
    TRUSTED_PROXY_HOPS: '2',
    FORMS_ALLOWED_ORIGINS: 'https://cdn.example.com, https://WWW.example.org/',
    SMTP_URL: 'smtps://user:secret@mail.example.com:465',
    MAIL_FROM: 'Example <hello@example.com>',
  }
  expect(parseConfig(env, root)).toEqual({
    host: '0.0.0.0',
    port: 8080,
    siteUrl: 'https://www.example.com',
    dataDir: '/var/lib/magnetiq',
    databasePath: '/var/lib/database/site.db',
    asOf: '2026-03-29 01:30:00',
    trustedProxyHops: 2,
    formsAllowedOrigins: ['https://cdn.example.com', 'https://www.example.org'],
    smtpUrl: 'smtps://user:secret@mail.example.com:465',
    mailFrom: 'Example <hello@example.com>',
  })
})

test('relative paths count from the root, and the database lies in the data folder unless told', () => {
  expect(parseConfig({ DATA_DIR: 'var' }, root)).toMatchObject({
    dataDir: resolve(root, 'var'),
    databasePath: resolve(root, 'var/magnetiq.db'),
  })
  expect(parseConfig({ DATA_DIR: 'var', DATABASE_PATH: '../site.db' }, root)).toMatchObject({
    dataDir: resolve(root, 'var'),
    databasePath: resolve('/srv/site.db'),
  })
})

test('blank variables count as not set, and blanks around a value are dropped', () => {
  const blank = { HOST: '', PORT: ' ', SITE_URL: '', DATA_DIR: '', DATABASE_PATH: ' ', AS_OF: '' }
  expect(parseConfig(blank, root)).toEqual(parseConfig({}, root))
  expect(parseConfig({ PORT: ' 80 ' }, root).port).toBe(80)
})

test('the address of the site follows the port where it is not set', () => {
  expect(parseConfig({ PORT: '8080' }, root).siteUrl).toBe('http://localhost:8080')
})

test.each([
  ['https://example.com/', 'https://example.com'],
  ['HTTPS://Example.COM:443', 'https://example.com'],
  ['http://localhost:4321', 'http://localhost:4321'],
  ['https://müller.example', 'https://xn--mller-kva.example'],
])('SITE_URL %s is the origin %s', (value, origin) => {
  expect(parseConfig({ SITE_URL: value }, root).siteUrl).toBe(origin)
})

describe('a value that cannot be used is named', () => {
  test.each(['abc', '-1', '65536', '80.5', '0x50', '1e3'])('PORT=%s', (value) => {
    expect(refusal({ PORT: value })).toContain('PORT must be a number from 0 to 65535')
  })

  test.each([
    'example.com',
    'ftp://example.com',
    'https://example.com/site',
    'https://example.com?x',
    'https://example.com/#',
    'https://user:word@example.com',
    'https://exa mple.com',
    'https://example.com:99999',
  ])('SITE_URL=%s', (value) => {
    expect(refusal({ SITE_URL: value })).toContain('SITE_URL must be an origin')
  })

  test.each([
    'yesterday',
    '2026-03-29',
    '2026-03-29T01:30:00',
    '2026-03-29 01:30:00Z',
    '2026-02-30 00:00:00',
    '2026-01-01 24:00:00',
  ])('AS_OF=%s', (value) => {
    expect(refusal({ AS_OF: value })).toContain('AS_OF must be a time in UTC')
  })

  test('all of them at once, and where to look', () => {
    const message = refusal({ PORT: 'x', SITE_URL: 'x', AS_OF: 'x' })
    expect(message).toMatch(/PORT.*SITE_URL.*AS_OF.*\.env\.example/s)
  })
})

test('a configuration is frozen', () => {
  expect(Object.isFrozen(parseConfig({}, root))).toBe(true)
})

test('the process reads its own environment and counts from its working directory', () => {
  expect(readConfig()).toEqual(parseConfig(process.env, process.cwd()))
})
