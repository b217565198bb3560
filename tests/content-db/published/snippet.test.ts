import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutAround, type SnippetPiece, wordsOf } from '../../../src/content-db/published/snippet.ts'

const long = Array.from({ length: 200 }, (_, index) => `word${index}`)
const shown = (pieces: readonly SnippetPiece[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
const finding =
  (...found: string[]) =>
  (word: string) =>
    found.includes(word)

describe('a snippet', () => {
  test('is the whole of a short text', () => {
    expect(shown(cutAround(['A', 'rotor', 'turns.'], finding('rotor')))).toBe('A [rotor] turns.')
  })

  test('starts a few words before the first word found and says that it is cut', () => {
    const text = shown(cutAround(long, finding('word100', 'word103')))
    expect(text).toMatch(/^… word9\d .*word99 \[word100\] word101 word102 \[word103\] word104 .* …$/)
    expect(text.length).toBeLessThan(240)
  })

  test('starts at the beginning where nothing is found or the first word found is near it', () => {
    expect(shown(cutAround(long, () => false))).toMatch(/^word0 word1 .* …$/)
    expect(shown(cutAround(long, finding('word9')))).toMatch(/^word0 .*\[word9\]/)
  })

  test('ends with the text where the first word found is the last', () => {
    expect(shown(cutAround(long, finding('word199')))).toMatch(/^… .*\[word199\]$/)
  })

  test('marks a word without the punctuation around it', () => {
    expect(shown(cutAround(['(„Läufer“),'], () => true))).toBe('(„[Läufer]“),')
  })

  test('holds one word that is longer than a snippet', () => {
    expect(shown(cutAround(['x'.repeat(500), 'y'], finding('x'.repeat(500))))).toBe(`[${'x'.repeat(500)}] …`)
  })

  test('of no words has no pieces', () => {
    expect(cutAround([], () => true)).toEqual([])
  })

  test('is always a part of the text, in turns of marked and unmarked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.nat(), (text, chance) => {
        const words = wordsOf(text)
        const pieces = cutAround(words, (word) => (word.length * 7 + chance) % 3 === 0)
        const plain = pieces.map((piece) => piece.text).join('')
        expect(words.join(' ')).toContain(plain.replace(/^… /, '').replace(/ …$/, ''))
        expect(pieces.every(({ marked }, position) => marked !== pieces[position + 1]?.marked)).toBe(true)
      }),
    )
  })
})
