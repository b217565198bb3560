import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { test as base } from './support/database.ts'
import { serveOutput, writeFiles } from './support/hand-made-site.ts'
import { ask, sendBytes } from './support/http.ts'

const page = (words: string) => `<!doctype html><title>${words}</title>${words}`

/** A site as a build leaves it, small enough to be written by hand. */
const files = {
  'index.html': page('choose'),
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'robots.txt': 'User-agent: *\n',
  'en/index.html': page('home'),
  'de/index.html': page('Startseite'),
  'en/404/index.html': page('not here'),
  'de/404/index.html': page('gibt es nicht'),
  'en/search/index.html': page('search box'),
  'en/rss.xml': '<rss/>',
  'en/webinars.ics': 'BEGIN:VCALENDAR',
  'en/products/flywheels/index.html': page('flywheels'),
  'en/caf\u00e9/index.html': page('caf\u00e9'),
  'en/empty/index.html': '',
  '_assets/site.abc.css': 'body{}',
  'files/ab/paper.pdf': '0123456789',
}

const secret = 'not for visitors'

const test = base
  .extend('site', { scope: 'file' }, async ({ migrated }, { onCleanup }) => {
    const folder = `${migrated}-output`
    writeFiles(folder, {
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [join('site', path), text])),
      // Beside the site: nothing of it may be read.
      'secret.txt': secret,
      'site.old/index.html': secret,
      'site-secret/index.html': secret,
      'work/server/redirects.json': JSON.stringify([
        { language: 'en', from: '/en/old/', to: '/en/products/', status: 301 },
        { language: 'en', from: '/en/away/', to: 'https://example.com/#top', status: 302 },
      ]),
    })
    const output = { site: join(folder, 'site'), work: join(folder, 'work') }
    const served = await serveOutput(output, migrated, { SITE_URL: 'https://www.voltaic.example' })
    onCleanup(() => served.server.close())
    return served
  })
  .extend(
    'get',
    ({ site }) =>
      (target: string, headers: Record<string, string> = {}) =>
        ask(site.origin, target, { headers }),
  )

describe('an address', () => {
  test('of a page gives the page, with everything that browsers are to know', async ({ get }) => {
    const answer = await get('/en/products/flywheels/')
    expect(answer).toMatchObject({ status: 200, text: page('flywheels') })
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(answer.body.length),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': 'max-age=31536000',
      'cache-control': 'public, max-age=0, must-revalidate',
    })
    expect(answer.headers).not.toHaveProperty('x-powered-by')
  })

  test.for([
    ['/en/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/en/webinars.ics', 'text/calendar; charset=utf-8'],
    ['/robots.txt', 'text/plain; charset=utf-8'],
    ['/_assets/site.abc.css', 'text/css; charset=utf-8'],
    ['/files/ab/paper.pdf', 'application/pdf'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/en/caf%C3%A9/', 'text/html; charset=utf-8'],
    ['/en/empty/', 'text/html; charset=utf-8'],
  ] as const)('%s gives a file of type %s', async ([path, type], { get }) => {
    expect(await get(path)).toMatchObject({ status: 200, headers: { 'content-type': type } })
  })

  test('that is named by its content is kept for ever, and no other', async ({ get }) => {
    expect((await get('/_assets/site.abc.css')).headers['cache-control']).toContain('immutable')
    expect((await get('/files/ab/paper.pdf')).headers['cache-control']).toContain('immutable')
    expect((await get('/en/rss.xml')).headers['cache-control']).not.toContain('immutable')
  })

  test.for([
    ['/en', '/en/'],
    ['/en/products/flywheels', '/en/products/flywheels/'],
    ['/en/products/flywheels?a=b&c=%2F', '/en/products/flywheels/?a=b&c=%2F'],
    ['/en/caf%C3%A9', '/en/caf%C3%A9/'],
  ] as const)('%s without its slash leads to %s', async ([path, location], { get }) => {
    expect(await get(path)).toMatchObject({ status: 301, headers: { location } })
  })

  test('of a folder that has no page is not found, with and without a slash', async ({ get }) => {
    expect(await get('/en/products/')).toMatchObject({ status: 404, text: page('not here') })
    expect(await get('/en/products')).toMatchObject({ status: 404, text: page('not here') })
  })

  test('that has moved leads on for good or for now, its question with it', async ({ get }) => {
    expect(await get('/en/old/?q=1')).toMatchObject({
      status: 301,
      headers: { location: '/en/products/?q=1' },
    })
    expect(await get('/en/old')).toMatchObject({ status: 301, headers: { location: '/en/products/' } })
    const away = await get('/en/away/?q=1')
    expect(away).toMatchObject({ status: 302, headers: { location: 'https://example.com/?q=1#top' } })
  })

  test('with its host before it, as proxies write it, is read without the host', async ({ get }) => {
    expect(await get('http://other.example/en/')).toMatchObject({ status: 200, text: page('home') })
  })
})

describe('the root', () => {
  test.for([
    ['de-AT,de;q=0.9,en;q=0.5', '/de/'],
    ['fr, de;q=0.2', '/de/'],
    ['en-US,en;q=0.9,de;q=0.8', '/en/'],
    ['fr', '/en/'],
    ['', '/en/'],
    ['*', '/en/'],
    [';;;q=,de;q=zero', '/de/'],
  ] as const)('leads who asks for %j to %s', async ([accepted, location], { get }) => {
    const { status, headers } = await get('/', { 'accept-language': accepted })
    expect({ status, location: headers.location, vary: headers.vary }).toEqual({
      status: 302,
      location,
      vary: 'Accept-Language',
    })
  })

  test('keeps what a campaign wrote behind it', async ({ get }) => {
    expect((await get('/?utm_source=x')).headers.location).toBe('/en/?utm_source=x')
  })
})

describe('what is not there', () => {
  test.for([
    ['/de/nirgends/', 'en', page('gibt es nicht')],
    ['/en/nowhere', 'de', page('not here')],
    ['/nowhere/', 'de-CH', page('gibt es nicht')],
    ['/nowhere.png', 'fr', page('not here')],
    ['/api/nothing', 'en', page('not here')],
    ['/en/rss.xml/', 'en', page('not here')],
  ] as const)(
    'is said of %s to who reads %s in the language of the address or theirs',
    async ([path, accepted, text], { get }) => {
      const answer = await get(path, { 'accept-language': accepted })
      expect(answer).toMatchObject({
        status: 404,
        text,
        headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
      })
      expect(answer.headers).not.toHaveProperty('etag')
    },
  )

  test('is 404 also for who has read the page that says so', async ({ get }) => {
    const { headers } = await get('/en/404/')
    const known = { 'if-none-match': String(headers.etag), range: 'bytes=0-3' }
    expect(await get('/en/nowhere/', known)).toMatchObject({ status: 404, text: page('not here') })
  })
})

describe('what was read before', () => {
  test('is not sent again', async ({ get }) => {
    const first = await get('/en/')
    const tag = String(first.headers.etag)
    expect(tag).toMatch(/^"[\w-]{20,}"$/)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get('/en/', { 'if-none-match': known })
      expect(again).toMatchObject({ status: 304, text: '', headers: { etag: tag } })
      expect(again.headers['cache-control']).toBe(first.headers['cache-control'])
    }
    expect(await get('/en/', { 'if-none-match': '"other"' })).toMatchObject({ status: 200 })
  })

  test('may be continued', async ({ get }) => {
    const path = '/files/ab/paper.pdf'
    const { etag } = (await get(path)).headers
    const part = (range: string, more: Record<string, string> = {}) => get(path, { range, ...more })
    const second = await part('bytes=2-4')
    expect(second).toMatchObject({ status: 206, text: '234' })
    expect(second.headers).toMatchObject({ 'content-range': 'bytes 2-4/10', 'content-length': '3' })
    expect(await part('bytes=7-')).toMatchObject({ status: 206, text: '789' })
    expect(await part('bytes=-2')).toMatchObject({ status: 206, text: '89' })
    expect(await part('bytes=5-99')).toMatchObject({ status: 206, text: '56789' })
    expect(await part('bytes=2-4', { 'if-range': String(etag) })).toMatchObject({ status: 206 })
    expect(await part('bytes=2-4', { 'if-range': '"other"' })).toMatchObject({
      status: 200,
      text: '0123456789',
    })
    const beyond = await part('bytes=10-')
    expect(beyond).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' }, text: '' })
  })
})

describe('other methods', () => {
  test('HEAD gets the answer of GET without its body', async ({ site, get }) => {
    for (const path of ['/en/', '/en', '/en/old/', '/', '/nowhere/', '/files/ab/paper.pdf']) {
      const { status, headers } = await get(path)
      const head = await ask(site.origin, path, { method: 'HEAD' })
      expect(head).toMatchObject({ status, text: '' })
      const each = { date: '', 'transfer-encoding': '', 'x-request-id': '' }
      expect({ ...head.headers, ...each }).toEqual({
        ...headers,
        ...each,
      })
    }
  })

  test.for(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s is refused everywhere',
    async (method, { site }) => {
      for (const path of ['/en/', '/nowhere/', '/api/nothing']) {
        const answer = await ask(site.origin, path, { method })
        expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
      }
    },
  )

  test('POST is refused where no form goes', async ({ site }) => {
    const answer = await ask(site.origin, '/en/', { method: 'POST', body: 'a=b' })
    expect(answer.status).toBe(405)
  })
})

describe('a target that nobody types', () => {
  test.for([
    { name: 'half an escape', target: '/%' },
    { name: 'no escape', target: '/%zz' },
    { name: 'bytes that are no text', target: '/%c3%28' },
    { name: 'a NUL', target: '/en/%00' },
    { name: 'a line break', target: '/%0d%0aSet-Cookie:x' },
    { name: 'more than anybody types', target: `/${'a'.repeat(9000)}` },
    { name: 'no path', target: 'en/' },
    { name: 'a star', target: '*' },
    { name: 'another protocol', target: 'ftp://a/en/' },
  ])('is refused: $name', async ({ target }, { get }) => {
    expect(await get(target)).toMatchObject({ status: 400 })
  })

  test.for([
    '/../secret.txt',
    '/en/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/../site-secret/',
    '/..%2fsite-secret%2findex.html',
    '/.old/',
    '//secret.txt',
    '/en%2Findex.html',
    '/en%5Cindex.html',
  ])('leads out of the site as little as any: %s', async (target, { get }) => {
    const { status, text } = await get(target)
    expect(status).toBe(404)
    expect(text).not.toContain(secret)
  })

  test.for([
    '//en',
    '/\\en',
    '/.//en',
    '/x/..//en',
    '/\\/en',
    '//en/products/flywheels',
    '///en',
    '/%2F/en',
    '//evil.example/..//en',
  ])('leads to no other host: %s', async (target, { get }) => {
    const { location } = (await get(target)).headers
    if (location !== undefined) expect(location).toMatch(/^\/[a-z]/)
  })

  test('whatever it is, the answer comes from the site and leads to no other', async ({ site }) => {
    const odd = [
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%',
      '%E0%A4',
      '?',
      '#',
      '@',
      ':',
      ';',
      '&',
    ]
    const known = [
      'en',
      'de',
      'products',
      'flywheels',
      'secret.txt',
      'site',
      'old',
      'index.html',
      'evil.example',
      'api',
    ]
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...odd) },
      { weight: 4, arbitrary: fc.constantFrom(...known) },
      {
        weight: 1,
        arbitrary: fc.string({ unit: fc.constantFrom(...'abc \t"<>|^`{}~\u00e4\u00ff'), maxLength: 4 }),
      },
    )
    const targets = fc
      .array(piece, { maxLength: 10 })
      .map((pieces) => `/${pieces.join('')}`.replace(/[\s]/g, '+'))
    await fc.assert(
      fc.asyncProperty(targets, async (target) => {
        const text = await sendBytes(
          site.origin,
          `GET ${Buffer.from(target).toString('latin1')} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
        )
        const [, status = ''] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? []
        expect(['200', '301', '302', '400', '404']).toContain(status)
        expect(text).not.toContain(secret)
        const [, location] = /^Location: (.*)\r$/m.exec(text) ?? []
        if (location !== undefined && !location.startsWith('https://example.com/')) {
          expect(new URL(location, 'https://www.voltaic.example').host).toBe('www.voltaic.example')
        }
      }),
      { numRuns: 400 },
    )
    expect(site.errors).toEqual([])
  })
})
