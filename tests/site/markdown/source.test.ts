import { expect, test } from 'vitest'
import { plainText } from '../../../src/site/markdown/plain-text.ts'
import { markdownReferences } from '../../../src/site/markdown/references.ts'
import { renderMarkdown } from '../../../src/site/markdown/render.ts'
import { markdownContext } from '../../support/markdown.ts'
import { flawOf } from '../../xss/safe-html.ts'

const rendered = (source: string) => renderMarkdown(source, markdownContext('en'))

const entangled = {
  '50,000 opening brackets': '['.repeat(50_000),
  '10,000 levels of quotation': `${'>'.repeat(10_000)} x`,
  '10,000 half-open emphases': '*a_ '.repeat(10_000),
  '10,000 levels of lists': `${'- '.repeat(10_000)}x`,
  'a table of 1,000 columns and 20,000 short rows': `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|x\n'.repeat(20_000)}`,
  '50,000 nested elements': '<div>\n'.repeat(50_000),
  'a tag of 100,000 attributes': `<p ${'a '.repeat(100_000)}>`,
  'a million characters': 'word '.repeat(200_000),
  '40,000 entities in a paragraph': '&auml; '.repeat(40_000),
  '60,000 at signs that are no addresses': `${'a.b-_+'.repeat(60_000)}@`,
}

test.each(Object.entries(entangled))(
  '%s are rendered or refused, and neither takes the process down',
  (_, source) => {
    const { html, problems } = rendered(source)
    expect(flawOf(html)).toBeUndefined()
    expect(html !== '' || problems.some(({ kind }) => kind === 'too-large')).toBe(true)
  },
)

test.each([
  ['nests', '10,000 levels of quotation'],
  ['nests', '10,000 levels of lists'],
  ['word', '50,000 opening brackets'],
  ['cells', 'a table of 1,000 columns and 20,000 short rows'],
  ['HTML tags', '50,000 nested elements'],
  ['HTML tag', 'a tag of 100,000 attributes'],
  ['characters', 'a million characters'],
  ['entities', '40,000 entities in a paragraph'],
] as const)('a text that is refused says that it has too much of something: %s', (word, name) => {
  const { html, headings, problems } = rendered(entangled[name])
  expect({ html, headings }).toEqual({ html: '', headings: [] })
  expect(problems).toEqual([
    { kind: 'too-large', severity: 'error', reference: '', message: expect.stringContaining(word) },
  ])
})

test('a text that is refused has no references and no plain text', () => {
  const source = entangled['10,000 levels of quotation']
  expect(markdownReferences(source)).toEqual({ pictures: [], files: [], links: [] })
  expect(plainText(source)).toBe('')
})

test('a table of 10,000 cells is rendered', () => {
  const row = `${'| x '.repeat(10)}|\n`
  const { html, problems } = rendered(`${row}${'|---'.repeat(10)}|\n${row.repeat(999)}`)
  expect(problems).toEqual([])
  expect(html.match(/<t[dh]>/g)).toHaveLength(10_000)
})

test('many entities in many paragraphs are rendered', () => {
  const { html, problems } = rendered('Gr&uuml;&szlig;e &#8211; &x26;\n\n'.repeat(2000))
  expect(problems).toEqual([])
  expect(html.match(/Grüße –/g)).toHaveLength(2000)
})

test('what nests too deep is shown as plain text', () => {
  const { html, problems } = rendered(`${'<div>'.repeat(200)}deep <b>down</b>`)
  expect(html.match(/<div>/g)).toHaveLength(100)
  expect(html).toContain('deep down')
  expect(problems.map(({ kind }) => kind)).toEqual(['too-deep'])
})

test('rules, underlines and numbers at the start of a line are no nesting', () => {
  expect(
    rendered(`Title\n${'-'.repeat(500)}\n\n${'*'.repeat(500)}\n\n1. 2. 3.\n\n2025 was long`).problems,
  ).toEqual([])
})

test('carriage returns and control characters leave no trace', () => {
  expect(rendered('a\r\n\r\nb\0\x07c\rd').html).toBe('<p>a</p>\n<p>bc\nd</p>')
})

test('of very many problems of a kind, the first fifty are told', () => {
  const source = Array.from({ length: 80 }, (_, number) => `![x](/media/${number}.png)`).join('\n')
  expect(rendered(source).problems).toHaveLength(50)
})
