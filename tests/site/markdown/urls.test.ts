import { expect, test } from 'vitest'
import { htmlOf, problemsOf } from '../../support/markdown.ts'

test.each([
  ['/products/flywheels', '/de/products/flywheels/'],
  ['/products/flywheels/', '/de/products/flywheels/'],
  ['/', '/de/'],
  ['/about#Team', '/de/about/#~team'],
  ['/search?q=coil&page=2#top', '/de/search/?q=coil&amp;page=2#~top'],
  ['/en/about', '/en/about/'],
  ['/de', '/de/'],
  ['/energy', '/de/energy/'],
  ['/rss.xml', '/de/rss.xml'],
  ['/webinars.ics', '/de/webinars.ics'],
  ['/media/paper.pdf', '/media/paper-123.pdf'],
  ['/media/x.png', '/media/abababababababababab.png'],
  ['#', '#'],
  ['mailto:info@example.org', 'mailto:info@example.org'],
  ['tel:+49371123', 'tel:+49371123'],
])('on a German page, a link to %s leads to %s', (written, href) => {
  expect(htmlOf(`[x](${written})`, 'de')).toBe(`<p><a href="${href}">x</a></p>`)
})

test('a link to another site gives it no handle on ours', () => {
  expect(htmlOf('[x](https://example.org/a?b=c)')).toBe(
    '<p><a href="https://example.org/a?b=c" rel="noopener">x</a></p>',
  )
})

test('for mail and feeds, URLs are absolute', () => {
  const html = htmlOf('[x](/about) [y](/media/paper.pdf) [z](#here)', 'en', {
    origin: 'https://voltaic.example',
  })
  expect(html.match(/href="[^"]*"/g)).toEqual([
    'href="https://voltaic.example/en/about/"',
    'href="https://voltaic.example/media/paper-123.pdf"',
    'href="#~here"',
  ])
})

test('a link within the text finds its heading, however it is written', () => {
  const source = '## Über uns\n\n[a](#über-uns) [b](#%C3%BCber-uns) [c](#Über-uns) [d](#~über-uns)'
  expect(htmlOf(source, 'de').match(/<a href="[^"]*"/g)).toEqual(Array(4).fill('<a href="#~über-uns"'))
  expect(problemsOf(source)).toEqual([])
})

test('a link to a heading that is not there is worth a warning', () => {
  expect(problemsOf('## Team\n\n[x](#teem)')).toEqual(['warning missing-anchor: #teem, line 3'])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'https://a@b.example',
  'page.md',
  '../x',
  'ftp://x',
])('a link to %s becomes its text, and is told', (url) => {
  expect(htmlOf(`[words](${url})`)).toBe('<p>words</p>')
  expect(problemsOf(`Text\n\n[words](${url})`)).toEqual([`error refused-link: ${url}, line 3`])
})

test('a link to a file that the library does not have becomes its text, and is told', () => {
  expect(htmlOf('[paper](/media/gone.pdf)')).toBe('<p>paper</p>')
  expect(problemsOf('[paper](/media/gone.pdf)')).toEqual(['error missing-file: /media/gone.pdf, line 1'])
})

test('a link without encryption works, with a warning', () => {
  expect(htmlOf('[x](http://example.org/)')).toBe('<p><a href="http://example.org/" rel="noopener">x</a></p>')
  expect(problemsOf('[x](http://example.org/)')).toEqual([
    'warning insecure-link: http://example.org/, line 1',
  ])
})

test('addresses in the text become links, and keep their punctuation', () => {
  expect(htmlOf("See https://example.org/it's--fine or me@example.org.")).toBe(
    '<p>See <a href="https://example.org/it&#x27;s--fine" rel="noopener">https://example.org/it\'s--fine</a> or <a href="mailto:me@example.org">me@example.org</a>.</p>'.replace(
      '&#x27;',
      "'",
    ),
  )
})

test('a link in raw HTML goes the same way, and an old anchor stays a target', () => {
  expect(htmlOf('<a href="/about">x</a> <a name="Old Place"></a> [y](#old-place)')).toBe(
    '<p><a href="/en/about/">x</a> <span id="~old-place"></span> <a href="#~old-place">y</a></p>',
  )
})
