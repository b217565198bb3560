import { describe, expect, it } from 'vitest'
import { type RedirectRow, redirectPath, resolveRedirects } from '../../src/site/redirects.ts'

const pages = new Set(
  ['en', 'de'].flatMap((code) =>
    ['', 'products/', 'guides/', 'about/', 'webinars/'].map((path) => `/${code}/${path}`),
  ),
)

/** What redirects with these addresses mean, in the order of their ids. */
function resolve(...rows: readonly (readonly [from: string, to: string, status?: RedirectRow['status']])[]) {
  const stored = rows.map(([from, to, status = 301], index) => ({ id: index + 1, from, to, status }))
  const { redirects, problems } = resolveRedirects(stored, (path) => pages.has(path))
  return {
    redirects: redirects.map(({ from, to }) => `${from} → ${to}`).sort(),
    problems: problems.map(({ row, fault, language, path }) => [row.id, fault, language, path]),
    statuses: redirects.map(({ status }) => status),
  }
}

describe('a redirect', () => {
  it('without a language applies below each language, and leads to the page of the same one', () => {
    expect(resolve(['/blog', '/guides'])).toMatchObject({
      redirects: ['/de/blog/ → /de/guides/', '/en/blog/ → /en/guides/'],
      problems: [],
    })
  })

  it('with a language applies to that one, and may lead to another', () => {
    expect(resolve(['/de/produkte', '/de/products/'], ['/de/alt', '/en/about']).redirects).toEqual([
      '/de/alt/ → /en/about/',
      '/de/produkte/ → /de/products/',
    ])
  })

  it('of one language goes before one of all', () => {
    const { redirects, problems } = resolve(['/jobs', '/about'], ['/de/jobs', '/guides'])
    expect(redirects).toEqual(['/de/jobs/ → /de/guides/', '/en/jobs/ → /en/about/'])
    expect(problems).toEqual([])
  })

  it('keeps its status', () => {
    expect(resolve(['/a', '/guides', 302], ['/b', '/guides', 308]).statuses).toEqual([302, 302, 308, 308])
  })

  it('may lead to another site, and to a place within a page', () => {
    expect(resolve(['/shop', 'https://shop.example/?a=ü'], ['/de/team', '/about#team']).redirects).toEqual([
      '/de/shop/ → https://shop.example/?a=%C3%BC',
      '/de/team/ → /de/about/#team',
      '/en/shop/ → https://shop.example/?a=%C3%BC',
    ])
  })

  it('of a file keeps its name as it is', () => {
    expect(resolve(['/de/alt.html', '/guides']).redirects).toEqual(['/de/alt.html → /de/guides/'])
  })
})

describe('what is wrong with a row is said, and what is right still holds', () => {
  it('never stands in the way of a page', () => {
    expect(resolve(['/products', '/guides'], ['/de', '/guides'])).toMatchObject({
      redirects: [],
      problems: [
        [2, 'shadowed', 'de', '/de/'],
        [1, 'shadowed', null, '/en/products/'],
      ],
    })
  })

  it('leads straight to where a chain ends, across languages too', () => {
    expect(resolve(['/en/a', '/b'], ['/en/b', '/de/c'], ['/de/c', '/guides'])).toMatchObject({
      redirects: ['/de/c/ → /de/guides/', '/en/a/ → /de/guides/', '/en/b/ → /de/guides/'],
      problems: [
        [1, 'chain', 'en', '/de/guides/'],
        [2, 'chain', 'en', '/de/guides/'],
      ],
    })
  })

  it('goes round in no circle', () => {
    expect(resolve(['/en/a', '/b'], ['/en/b', '/a'], ['/en/c', '/a'], ['/en/self', '/self'])).toMatchObject({
      redirects: [],
      problems: [
        [1, 'loop', 'en', '/en/a/'],
        [2, 'loop', 'en', '/en/b/'],
        [3, 'loop', 'en', '/en/a/'],
        [4, 'loop', 'en', '/en/self/'],
      ],
    })
  })

  it('leads to no page that does not exist', () => {
    expect(resolve(['/a', '/nowhere'])).toMatchObject({
      redirects: [],
      problems: [[1, 'dead-end', null, '/en/nowhere/']],
    })
  })

  it('takes the first of two rows with the same address', () => {
    expect(resolve(['/de/a', '/guides'], ['/de/a/', '/about'])).toMatchObject({
      redirects: ['/de/a/ → /de/guides/'],
      problems: [[2, 'repeated', 'de', '/de/a/']],
    })
  })

  it.each(['/', '/../etc', '/a/%2e%2e/b', '/a\\b', '/a%00b', '/%zz', `/${'x'.repeat(201)}`])(
    'refuses the old address %j',
    (from) => {
      expect(resolve([from, '/guides'])).toMatchObject({
        redirects: [],
        problems: [[1, 'bad-source', null, from]],
      })
    },
  )

  it.each([
    'javascript:alert(1)',
    '//evil.example/',
    '/\\evil.example',
    '/../guides',
    'mailto:a@b.example',
    '#team',
    'guides',
    '/media/report.pdf',
    'https://exa mple/',
  ])('refuses to lead to %j', (to) => {
    expect(resolve(['/a', to])).toMatchObject({ redirects: [], problems: [[1, 'bad-target', null, to]] })
  })

  it('lets no line end through to a header', () => {
    const { redirects } = resolve(['/en/a', 'https://a.example/\r\nSet-Cookie: a=b'])
    expect(redirects.join()).not.toMatch(/[\r\n]/)
  })
})

describe('the path of a request', () => {
  it.each([
    ['/en/blog', '/en/blog/'],
    ['/en//blog/', '/en/blog/'],
    ['/de/%C3%BCber', '/de/über/'],
    ['/de/alt.html', '/de/alt.html'],
    ['/de/%', undefined],
    ['/', undefined],
  ])('%s is looked up as %s', (pathname, path) => {
    expect(redirectPath(pathname)).toBe(path)
  })
})
