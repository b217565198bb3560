import { expect, test } from 'vitest'
import { splitFrontMatter } from '../../../src/importing/source/front-matter.ts'

const read = (text: string) => {
  const outcome = splitFrontMatter(text)
  if (!outcome.ok) return { line: outcome.line, message: outcome.message }
  const { fields, body, bodyLine } = outcome.split
  return { fields: Object.fromEntries(fields), body, bodyLine }
}

test('YAML, TOML and JSON are parted from the text, keys in lower case', () => {
  const expected = { fields: { title: 'T', pubdate: '2024-01-02' }, body: 'Text\n', bodyLine: 5 }
  expect(read('---\nTitle: T\npubDate: 2024-01-02\n---\nText\n')).toEqual(expected)
  expect(read('+++\ntitle = "T"\npubDate = "2024-01-02"\n+++\nText\n')).toEqual(expected)
  expect(read('{\n  "title": "T", "pubDate":\n "2024-01-02"\n}\nText\n')).toEqual(expected)
})

test('a text without front matter is text from its first line', () => {
  for (const text of [
    '# Title\n\nText',
    '',
    '{% include x %}\n',
    '{not json}',
    '---\n\nA rule above.',
    '----\n',
  ]) {
    expect(read(text)).toEqual({ fields: {}, body: text, bodyLine: 1 })
  }
})

test('front matter may be empty', () => {
  expect(read('---\n---\nText')).toEqual({ fields: {}, body: 'Text', bodyLine: 3 })
  expect(read('{}\nText')).toEqual({ fields: {}, body: 'Text', bodyLine: 2 })
})

test.for([
  ['---\ntitle: "a\nb: c\n---\n', 3, /^the front matter is no YAML: Missing closing/],
  ['---\ntitle: a\ntitle: b\n---\n', 3, /^the front matter is no YAML: Map keys must be unique/],
  ['---\ntitle: [a\n---\n', 2, /^the front matter is no YAML: /],
  ['---\n- a\n- b\n---\n', 2, /^the front matter is no YAML: it must consist of keys and values/],
  ['---\ntitle: a\n', 1, /^the front matter that "---" opens is never closed/],
  ['+++\ntitle = "a"\nweight = = 3\n+++\n', 3, /^the front matter is no TOML: /],
  ['{\n  "title": "a",\n  "draft": maybe\n}\n', 3, /^the front matter is no JSON: Unexpected token 'm'$/],
  ['{\n  "title": "a"\n', 1, /^the JSON front matter is never closed/],
] as const)('broken front matter is named with its line: %j', ([text, line, message]) => {
  expect(read(text)).toEqual({ line, message: expect.stringMatching(message) })
})

test('references of YAML that multiply are refused and take no time', () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) =>
      `l${level}: &l${level} [${
        level === 0
          ? 'x'
          : Array(9)
              .fill(`*l${level - 1}`)
              .join(', ')
      }]`,
  )
  expect(read(`---\n${levels.join('\n')}\n---\n`)).toMatchObject({
    message: expect.stringMatching(/no YAML/),
  })
})

test('a key of the prototype is a key like any other', () => {
  expect(read('---\n__proto__: 1\nconstructor: 2\n---\n')).toMatchObject({ fields: { constructor: 2 } })
})
