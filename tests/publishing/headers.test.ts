import { describe, expect, it } from 'vitest'
import { headersFile, headersFor } from '../../src/publishing/headers.ts'

const siteUrl = 'https://www.voltaic.example'

/** The sources of each directive of a policy. */
function policyOf(path: string): Record<string, string[]> {
  const policy = headersFor(path, siteUrl)['Content-Security-Policy'] ?? ''
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )
}

describe('the content policy of a page', () => {
  it('lets nothing run or load but files of the site', () => {
    expect(policyOf('/de/products/')).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    })
  })

  it.each(['/', '/en/', '/en/search/', '/pagefind/pagefind-worker.js', '/media/a.svg', '/files/a/b.pdf'])(
    'allows no inline script or style and no eval at %s',
    (path) => {
      expect(headersFor(path, siteUrl)['Content-Security-Policy']).not.toMatch(/unsafe-inline|'unsafe-eval'/)
    },
  )

  it('allows WebAssembly where the search runs, and nowhere else', () => {
    const allows = (path: string) => policyOf(path)['script-src']?.includes("'wasm-unsafe-eval'") ?? false
    const searching = ['/en/search/', '/de/search/', '/de/search/results/', '/pagefind/pagefind-worker.js']
    expect(searching.filter(allows)).toEqual(searching)
    expect(
      ['/', '/en/', '/en/searching/', '/de/webinars/', '/_assets/a.js', '/media/a.svg'].filter(allows),
    ).toEqual([])
  })

  it('lets an SVG that is opened by itself do nothing', () => {
    expect(policyOf('/media/ab.svg')).toEqual({
      'default-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      sandbox: [],
    })
  })
})

describe('other headers', () => {
  it('go with every file', () => {
    for (const path of ['/', '/en/', '/_assets/a.js', '/files/a/b.pdf', '/de/rss.xml']) {
      expect(headersFor(path, siteUrl)).toMatchObject({
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': expect.stringContaining('camera=()'),
      })
    }
  })

  it('demand encryption of sites that have it, and of no other', () => {
    expect(headersFor('/', siteUrl)['Strict-Transport-Security']).toBe('max-age=31536000')
    expect(headersFor('/', siteUrl)['Content-Security-Policy']).toContain('upgrade-insecure-requests')
    const plain = headersFor('/', 'http://localhost:4321')
    expect(plain).not.toHaveProperty('Strict-Transport-Security')
    expect(plain['Content-Security-Policy']).not.toContain('upgrade-insecure-requests')
  })

  it('let browsers keep for ever what is named by its content, and ask anew for the rest', () => {
    const kept = (path: string) => headersFor(path, siteUrl)['Cache-Control']?.includes('immutable')
    const hashed = [
      '/_assets/a.js',
      '/media/ab-480.avif',
      '/files/ab/a.pdf',
      '/pagefind/fragment/en_1.pf_fragment',
      '/pagefind/words/en_1.txt',
    ]
    expect(hashed.filter(kept)).toEqual(hashed)
    expect(
      ['/', '/en/', '/de/rss.xml', '/pagefind/pagefind-entry.json', '/favicon.svg'].filter(kept),
    ).toEqual([])
    expect(headersFor('/en/', siteUrl)['Cache-Control']).toBe('public, max-age=0, must-revalidate')
    expect(headersFor('/api/bookings', siteUrl)['Cache-Control']).toBe('no-store')
  })
})

/** The headers that a host which reads `_headers` sends: matching rules add up, `! Name` takes away. */
function sentBy(file: string, path: string): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const block of file.trim().split('\n\n')) {
    const [pattern = '', ...lines] = block.split('\n')
    const isMatch = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
    if (!isMatch) continue
    for (const line of lines.map((text) => text.trim())) {
      const [, name = '', value = ''] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? []
      if (line.startsWith('! ')) delete sent[line.slice(2)]
      else sent[name] = name in sent ? `${sent[name]}, ${value}` : value
    }
  }
  return sent
}

describe('the file _headers', () => {
  it.each([
    '/',
    '/de/products/',
    '/en/search/',
    '/de/search/results/',
    '/_assets/a.js',
    '/media/a.svg',
    '/files/a/b.pdf',
    '/pagefind/pagefind.js',
    '/pagefind/index/en_1.pf_index',
    '/favicon.svg',
  ])('makes a host send at %s what our own server sends', (path) => {
    expect(sentBy(headersFile(siteUrl), path)).toEqual(headersFor(path, siteUrl))
  })

  it('fits the limits of hosts: 100 rules, lines of 2,000 characters', () => {
    const lines = headersFile(siteUrl).split('\n')
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(2000)
  })
})
