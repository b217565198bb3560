import { expect, test } from 'vitest'
import { htmlOf } from '../../support/markdown.ts'

test.each([
  ['He said "no".', 'He said “no”.'],
  ["It's the rotor's 'own' field.", 'It’s the rotor’s ‘own’ field.'],
  ['"He said \'no\' twice."', '“He said ‘no’ twice.”'],
  ['("so")', '(“so”)'],
  ["the '90s, rock 'n' roll", 'the ’90s, rock ’n’ roll'],
  ['a 19" rack', 'a 19″ rack'],
  ['10--20 and so -- or so --- on...', '10–20 and so – or so — on…'],
  ['run with --help', 'run with --help'],
])('English %s', (source, text) => {
  expect(htmlOf(source, 'en')).toBe(`<p>${text}</p>`)
})

test.each([
  ['Er sagte "nein".', 'Er sagte „nein“.'],
  ['"Sie sagte \'nein\' zweimal."', '„Sie sagte ‚nein‘ zweimal.“'],
  ["So geht's, 'Magnet' eben.", 'So geht’s, ‚Magnet‘ eben.'],
  ['„schon gesetzt“ bleibt', '„schon gesetzt“ bleibt'],
  ['2020 -- 2025', '2020 – 2025'],
])('German %s', (source, text) => {
  expect(htmlOf(source, 'de')).toBe(`<p>${text}</p>`)
})

test.each([
  ['Every 60 MW for 12 s, at 99 %.', 'Every 60\u00a0MW for 12\u00a0s, at 99\u00a0%.'],
  ['about 60 men and 5 Watts', 'about 60 men and 5 Watts'],
])('a unit stays with its number: %s', (source, text) => {
  expect(htmlOf(source, 'en')).toBe(`<p>${text}</p>`)
})

test('quotation marks are those of the text, not of the page', () => {
  expect(htmlOf('"fallback"', 'de', { textLanguage: 'en' })).toBe('<p>“fallback”</p>')
})

test('a language without marks of its own keeps straight ones', () => {
  expect(htmlOf('"x" -- y', 'en', { textLanguage: 'zz' })).toBe('<p>&quot;x&quot; -- y</p>')
})

test('quotation marks close across emphasis, links and code', () => {
  expect(htmlOf('"*so*" and "**that**", "[x](/y)" and "`z`".')).toBe(
    '<p>“<em>so</em>” and “<strong>that</strong>”, “<a href="/en/y/">x</a>” and “<code>z</code>”.</p>',
  )
})

test('a mark that one paragraph leaves open does not reach the next', () => {
  expect(htmlOf('"open\n\n"again"')).toBe('<p>“open</p>\n<p>“again”</p>')
})

test('code keeps its characters', () => {
  expect(htmlOf('`"a" -- \'b\'...`')).toBe("<p><code>&quot;a&quot; -- 'b'...</code></p>")
  expect(htmlOf('```\n"a" -- b...\n```')).toBe('<pre tabindex="0"><code>&quot;a&quot; -- b...\n</code></pre>')
  expect(htmlOf('<kbd>"</kbd>')).toBe('<p><kbd>&quot;</kbd></p>')
})
