import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  destinationOf,
  homeUrl,
  menuHref,
  pageUrl,
  sitemapUrl,
  whitepaperTermUrl,
} from '../../src/site/urls.ts'

test('the home page has the address of the language, every other one its slug', () => {
  expect(pageUrl('de', 'home', 'home')).toBe('/de/')
  expect(pageUrl('de', 'products/flywheels', 'home')).toBe('/de/products/flywheels/')
  expect(whitepaperTermUrl('en', 'industry', 'rail')).toBe('/en/whitepapers/industry/rail/')
  expect([sitemapUrl('en'), sitemapUrl('en', 2)]).toEqual(['/en/sitemap.xml', '/en/sitemap-2.xml'])
})

describe('a link written by an editor', () => {
  test.each([
    ['/products', '/de/products/', '/de/products/'],
    ['/products/', '/de/products/', '/de/products/'],
    ['/products#sizes', '/de/products/#sizes', '/de/products/'],
    ['/search?q=x', '/de/search/?q=x', '/de/search/'],
    ['/en/products', '/en/products/', '/en/products/'],
    ['/', '/de/', '/de/'],
    ['  /products  ', '/de/products/', '/de/products/'],
    ['/rss.xml', '/de/rss.xml', '/de/rss.xml'],
    ['/a//b', '/de/a/b/', '/de/a/b/'],
  ])('%j leads to %s on a German page', (link, href, path) => {
    expect(destinationOf(link, 'de')).toEqual({ kind: 'internal', href, path })
  })

  test.each([
    ['#top', 'anchor'],
    ['https://example.com/x', 'external'],
    ['mailto:a@example.com', 'external'],
    ['tel:+49', 'external'],
    ['/media/paper.pdf', 'media'],
  ])('%j is of the kind %s', (link, kind) => {
    expect(destinationOf(link, 'en').kind).toBe(kind)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https:///evil',
    '/../admin',
    '/a/../../b',
    'products',
    '',
    'vbscript:x',
  ])('%j is refused, and in a menu leads home', (link) => {
    expect(destinationOf(link, 'de').kind).toBe('refused')
    expect(menuHref(link, 'de')).toBe(homeUrl('de'))
  })

  test('leads out of the site only where it says so, whatever it is', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      'evil.example',
      ':',
      '@',
      '#',
      '?',
      '%2f',
      '\t',
      '\n',
      'de',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const destination = destinationOf(`/${pieces.join('')}`, 'de')
        if (destination.kind !== 'internal') return
        expect(new URL(destination.href, 'https://www.voltaic.example/x/').host).toBe('www.voltaic.example')
      }),
      { numRuns: 2000 },
    )
  })
})
