import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageCodes } from '../../src/languages.ts'
import { preferredLanguage } from '../../src/serving/preferred-language.ts'

test.each([
  ['de', 'de'],
  ['DE-ch', 'de'],
  ['en;q=0.5, de;q=0.6', 'de'],
  ['en;q=0.6, de;q=0.5', 'en'],
  ['de, en', 'de'],
  ['en, de', 'en'],
  ['fr, es;q=0.9, de;q=0.1', 'de'],
  ['de;q=0, en;q=0.1', 'en'],
  ['de;q=0', 'en'],
  ['de ; q=0.3 , en;q=0.2', 'de'],
  ['deutsch', 'en'],
  ['*', 'en'],
  [undefined, 'en'],
])('of %j is %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test('is one of the site, whatever the header says, and soon', () => {
  const piece = fc.constantFrom('de', 'en', 'fr', '-', ';', 'q=', '0.5', '1', ',', ' ', '*', '.', 'é')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 2_000 }), (pieces) => {
      expect(languageCodes).toContain(preferredLanguage(pieces.join('')))
    }),
  )
})
