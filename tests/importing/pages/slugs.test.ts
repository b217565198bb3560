import { expect, test } from 'vitest'
import { slugPart, slugPath, slugProblem } from '../../../src/importing/pages/slugs.ts'

test.for([
  ['Größe & Maße', 'groesse-masse'],
  ['Crème brûlée', 'creme-brulee'],
  ["Don't Panic!", 'dont-panic'],
  ['__init__', 'init'],
  ['Łódź 2024', 'lodz-2024'],
  ['漢字', ''],
] as const)('words become one part of a slug: %s', ([words, slug]) => {
  expect(slugPart(words)).toBe(slug)
})

test('each part of a path is one part of the slug', () => {
  expect(slugPath('/Über uns//Das Team/.')).toBe('ueber-uns/das-team')
})

test('addresses that the site or a language has are refused, and those that are too long', () => {
  for (const slug of ['', 'search', 'webinars/x', 'media', 'de/about', 'a'.repeat(201)]) {
    expect(slugProblem(slug), slug).toBeTypeOf('string')
  }
  for (const slug of ['guides/search', 'searching', 'demo', 'a'.repeat(200)]) {
    expect(slugProblem(slug), slug).toBeUndefined()
  }
})
