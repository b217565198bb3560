import { expect, test } from 'vitest'
import { termName } from '../../src/site/terms.ts'

const page = {
  language: 'de',
  terms: { 'tag.black-start': { text: 'Schwarzstart', language: 'de' } },
} as const

test('a term has the name that the database gives it', () => {
  expect(termName(page, 'tag', 'black-start')).toEqual({ text: 'Schwarzstart', language: 'de' })
})

test('a term without a name is its key in words, and those are of the source language', () => {
  expect(termName(page, 'category', 'black-start')).toEqual({ text: 'Black start', language: 'en' })
  expect(termName(page, 'tag', 'costs')).toEqual({ text: 'Costs', language: 'en' })
})
