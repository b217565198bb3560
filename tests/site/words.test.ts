import { describe, expect, test } from 'vitest'
import { counted, type SpokenText, spoken, spokenFirst, words } from '../../src/site/words.ts'
import { frameIn } from '../support/frame.ts'

test('placeholders are filled, and what is not told stays to be seen', () => {
  expect(words(frameIn('en'), 'webinar.seats', { count: 80 })).toBe('80 seats')
  expect(words(frameIn('de'), 'webinar.seats', { count: '<b>' })).toBe('<b> Plätze')
  expect(words(frameIn('en'), 'webinar.seats')).toBe('{count} seats')
})

test('a value with a placeholder in it is not filled again', () => {
  expect(words(frameIn('en'), 'page.by', { author: '{author} $& $1' })).toBe('By {author} $& $1')
})

test('a text says which language it speaks', () => {
  expect(spoken(frameIn('de'), 'menu')).toEqual({ text: 'Menü', language: 'de' })
})

test('a key that the database does not have is named, with what to do', () => {
  expect(() => words({ language: 'en', texts: {} }, 'menu')).toThrow(/"menu" is not in the database.*migrate/)
})

describe('a number', () => {
  test.each([
    ['en', 0, '0 whitepapers'],
    ['en', 1, '1 whitepaper'],
    ['en', 2, '2 whitepapers'],
    ['de', 1, '1 Whitepaper'],
  ] as const)('in %s: %d', (language, count, text) => {
    expect(counted(frameIn(language), 'whitepapers.count', count)).toBe(text)
  })

  test('goes by the rules of the language that the text speaks, which may be a fallback', () => {
    // German pages on which these texts fell back to English.
    const { texts } = frameIn('en')
    expect(counted({ language: 'de', texts }, 'whitepapers.count', 1)).toBe('1 whitepaper')
  })
})

test('of several texts, the one in the language of the page goes first', () => {
  const [english, german]: SpokenText[] = [
    { text: 'a', language: 'en' },
    { text: 'b', language: 'de' },
  ]
  expect(spokenFirst('de', [english as SpokenText, null, german as SpokenText])).toBe(german)
  expect(spokenFirst('en', [null, english as SpokenText, german as SpokenText])).toBe(english)
  expect(spokenFirst('de', [english as SpokenText])).toBe(english)
  expect(spokenFirst('de', [null])).toBeNull()
})
