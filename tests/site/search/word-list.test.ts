import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatWordList, type ListedWord, parseWordList } from '../../../src/site/search/word-list.ts'

test('a list says each word by what it does not share with the one before', () => {
  const words: ListedWord[] = [
    { word: 'magnet', frequency: 2, isForeign: false },
    { word: 'magnetlager', frequency: 0, isForeign: false, parts: ['magnet', 'lager'] },
    { word: 'magnets', frequency: 1, isForeign: true },
  ]
  expect(formatWordList(words)).toBe('0magnet2\n6|lager\n6s1*\n')
  expect(parseWordList(formatWordList(words))).toEqual(words)
})

test('a list is read as it was written, whatever its words', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', 'ß'), minLength: 1, maxLength: 50 })
  const listed = fc.record({
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    frequency: fc.nat(9),
    isForeign: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(listed), (entries) => {
      const words = entries.map(
        ({ parts, ...entry }): ListedWord =>
          parts.length > 1 ? { word: parts.join(''), ...entry, parts } : { word: parts.join(''), ...entry },
      )
      expect(parseWordList(formatWordList(words))).toEqual(words)
    }),
  )
})

test('what is no list has no words', () => {
  expect(parseWordList('')).toEqual([])
  expect(parseWordList('<!doctype html>\n')).toEqual([])
})
