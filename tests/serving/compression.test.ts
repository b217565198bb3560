import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test as base, describe, expect } from 'vitest'
import { bestEncoding, isCompressible } from '../../src/serving/compression.ts'
import { test as withDatabase } from '../support/database.ts'
import { serveOutput, writeFiles } from '../support/hand-made-site.ts'
import { ask } from '../support/http.ts'

const words = 'A rotor in a vacuum. '.repeat(200)

const test = withDatabase.extend('get', { scope: 'file' }, async ({ migrated }, { onCleanup }) => {
  const folder = `${migrated}-compression`
  writeFiles(folder, {
    'site/en/index.html': words,
    'site/en/404/index.html': `not here ${words}`,
    'site/en/short/index.html': 'short',
    'site/files/ab/paper.pdf': words,
    'work/server/redirects.json': '[]',
  })
  const output = { site: `${folder}/site`, work: `${folder}/work` }
  const { server, origin } = await serveOutput(output, migrated, {})
  onCleanup(() => server.close())
  return (path: string, headers: Record<string, string>, method = 'GET') =>
    ask(origin, path, { headers, method })
})

describe('a page', () => {
  test('goes to browsers as small as they can read', async ({ get }) => {
    const small = await get('/en/', { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(small.body.length),
      'content-type': 'text/html; charset=utf-8',
      vary: 'Accept-Encoding',
    })
    expect(brotliDecompressSync(small.body).toString()).toBe(words)
    const older = await get('/en/', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(older.body).toString()).toBe(words)
    const plain = await get('/en/', {})
    expect(plain).toMatchObject({ text: words, headers: { vary: 'Accept-Encoding' } })
    expect(plain.headers).not.toHaveProperty('content-encoding')
  })

  test('that a browser has read is not sent again, whichever way it came', async ({ get }) => {
    for (const accepted of ['br', 'gzip', 'identity']) {
      const { etag } = (await get('/en/', { 'accept-encoding': accepted })).headers
      const again = await get('/en/', { 'accept-encoding': 'br', 'if-none-match': String(etag) })
      expect(again).toMatchObject({ status: 304, text: '' })
      expect(again.headers).not.toHaveProperty('content-encoding')
    }
  })

  test('that is asked for in part comes as it is', async ({ get }) => {
    const part = await get('/en/', { 'accept-encoding': 'br', range: 'bytes=2-6' })
    expect(part).toMatchObject({ status: 206, text: 'rotor' })
  })

  test('that says what is not there is small too, and HEAD tells of it', async ({ get }) => {
    const missing = await get('/en/nowhere/', { 'accept-encoding': 'br' })
    expect(missing).toMatchObject({ status: 404, headers: { 'content-encoding': 'br' } })
    expect(brotliDecompressSync(missing.body).toString()).toContain('not here')
    const head = await get('/en/', { 'accept-encoding': 'br' }, 'HEAD')
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-encoding': 'br' } })
  })
})

test('what is short, or compressed in itself, goes as it is', async ({ get }) => {
  for (const path of ['/en/short/', '/files/ab/paper.pdf']) {
    const { headers } = await get(path, { 'accept-encoding': 'br' })
    expect(headers).not.toHaveProperty('content-encoding')
  }
})

base.each([
  ['gzip, deflate, br', 'br'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0', undefined],
  ['deflate', undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('Accept-Encoding %s is answered with %s', (header, encoding) => {
  expect(bestEncoding(header)).toBe(encoding)
})

base.each([
  ['text/html; charset=utf-8', true],
  ['image/svg+xml', true],
  ['application/wasm', true],
  ['font/woff2', false],
  ['image/avif', false],
] as const)('%s gets smaller: %s', (type, is) => {
  expect(isCompressible(type, 5_000)).toBe(is)
})
