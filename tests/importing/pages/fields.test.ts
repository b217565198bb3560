import { expect, test } from 'vitest'
import { readFields } from '../../../src/importing/pages/fields.ts'
import { splitFrontMatter } from '../../../src/importing/source/front-matter.ts'

function fieldsOf(yaml: string) {
  const notices: string[] = []
  const outcome = splitFrontMatter(`---\n${yaml}\n---\n`)
  if (!outcome.ok) throw new Error(outcome.message)
  const fields = readFields(outcome.split, (line, _, message) => notices.push(`${line} ${message}`))
  return { ...fields, notices }
}

test('each generator has its own names for the same fields', () => {
  expect(
    fieldsOf('title: T\ndescription: D\nsummary: S\nnav_order: 3\npubDate: 2024-01-02\ntags: [a, b]'),
  ).toEqual({
    title: 'T',
    metaDescription: 'D',
    excerpt: 'S',
    sortOrder: 3,
    publishedAt: '2024-01-02 00:00:00',
    keywords: 'a, b',
    template: 'default',
    isDraft: false,
    isUntranslated: false,
    isFeatured: false,
    aliases: [],
    notices: [],
  })
  expect(fieldsOf('weight: 2\nkeywords: x, y\npublished: false\nexpiryDate: 2030-01-01')).toMatchObject({
    sortOrder: 2,
    keywords: 'x, y',
    isDraft: true,
    withdrawnAt: '2030-01-01 00:00:00',
  })
  expect(fieldsOf('sidebar:\n  order: 5\ncover:\n  image: a.png\nredirect_from: /old/')).toMatchObject({
    sortOrder: 5,
    picture: { path: 'a.png', line: 4 },
    aliases: ['/old/'],
  })
})

test('one description serves as both, unless there are two', () => {
  expect(fieldsOf('description: D')).toMatchObject({ excerpt: 'D', metaDescription: 'D' })
  expect(fieldsOf('excerpt: E')).toMatchObject({ excerpt: 'E', metaDescription: 'E' })
})

test('a template that the site has is taken, any other becomes the default', () => {
  expect(fieldsOf('layout: legal').template).toBe('legal')
  expect(fieldsOf('layout: post').template).toBe('default')
})

test('values that cannot be used are left out and named with their line', () => {
  const { notices, ...fields } = fieldsOf(
    'title: [a]\ndate: soon\nweight: heavy\ndescription: true\nslug: a {{ x }}',
  )
  expect(fields).toMatchObject({ slug: 'a' })
  expect(fields).not.toHaveProperty('title')
  expect(notices).toEqual([
    '5 "description" is no text and was left out',
    '3 "date" is no date that can be read and was left out',
    '4 "weight" is no number and was left out',
    '6 "slug" holds a template tag, which was left out',
  ])
})

test('numbers are texts where a text is wanted, and orders are whole', () => {
  expect(fieldsOf('title: 2024\norder: 1.6')).toMatchObject({ title: '2024', sortOrder: 2 })
})

test('texts hold nothing that no text can hold', () => {
  expect(fieldsOf('title: "a\\u0000b\\ud800 c"').title).toBe('ab\ufffd c')
})
