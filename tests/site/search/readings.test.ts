import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsIn, readTyped } from '../../../src/site/search/readings.ts'
import { makeVocabulary } from '../../../src/site/search/vocabulary.ts'
import type { ListedWord } from '../../../src/site/search/word-list.ts'

const listed = (word: string, frequency = 0): ListedWord => ({
  word: word.replaceAll('|', ''),
  frequency,
  isForeign: false,
  ...(word.includes('|') ? { parts: word.split('|') } : {}),
})

const german = makeVocabulary(
  [
    ...[
      'erklärung',
      'datenschutz|erklärung',
      'schwungrad',
      'schwungräder',
      'schwungrad|speicher',
      'herzschrittmacher',
    ],
    ...['straße', 'größe', 'magnetisch', 'werk', 'besuche'],
  ]
    .map((word) => listed(word))
    .concat({ word: 'batteries', frequency: 0, isForeign: true }),
  'de',
)
const english = makeVocabulary([listed('rotor'), listed('flywheel', 2), listed('flywheels')], 'en')

const texts = (typed: string, knowsForms = false) =>
  readTyped(typed, german, knowsForms).readings.map(({ text }) => text)

describe('a typed word', () => {
  test('is read as its other forms and as compounds of which it is a part', () => {
    expect(texts('Erklärung')).toEqual(['datenschutzerklärung'])
    expect(texts('Schwungrads')).toEqual(['schwungrad', 'schwungräder', 'schwungradspeicher'])
    expect(texts('Schwungrads', true)).toEqual(['schwungradspeicher'])
  })

  test.for(['strasse', 'STRASSE', 'Straße', 'groesse', 'Grosse', 'Größe'])('is known as %s', (typed) => {
    expect(readTyped(typed, german, true)).toEqual({ isKnown: true, readings: [] })
  })

  test('is read as a form in the language that the pages fall back to', () => {
    expect(texts('battery', true)).toEqual(['batteries'])
  })

  test('counts less the further its reading is: a form, a compound, a correction', () => {
    const weight = (typed: string) => readTyped(typed, german, false).readings.at(-1)?.weight ?? 1
    const [form, compound, correction] = [weight('straßen'), weight('Erklärung'), weight('Straase')]
    expect(form).toBeLessThan(1)
    expect(compound).toBeLessThan(form as number)
    expect(correction).toBeLessThan(compound as number)
  })

  test('that stands inside of others only is read as these', () => {
    expect(texts('Schrittmacher')).toEqual(['herzschrittmacher'])
  })

  test('that is mistyped is read as the nearest words', () => {
    expect(texts('Schwungrd')).toEqual(['schwungrad', 'schwungräder'])
    expect(texts('Erlkärung')).toEqual(['erklärung'])
    expect(texts('mganetisch')).toEqual(['magnetisch'])
  })

  test('that is a compound of words of the site is read as these words', () => {
    expect(texts('Werksbesuch')).toEqual(['werk besuche'])
  })

  test.for(['', '"', '123', 'VC10', 'Open-Source', '\u0000', '\ud800', 'xyz', '~|~'])(
    '%j means itself',
    (typed) => {
      expect(readTyped(typed, german, false)).toEqual({ isKnown: true, readings: [] })
    },
  )

  test('can be anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (typed) => {
        expect(readTyped(typed, german, false).readings.length).toBeLessThan(100)
      }),
    )
  })
})

describe('in several languages', () => {
  const read = readingsIn(
    new Map([
      ['de', german],
      ['en', english],
    ] as const),
    (code) => code === 'en',
  )

  test('a word that one has is no typing error in another', () => {
    expect(read('Schwungräder', 'en')).toEqual([])
    expect(read('rotors', 'de')).toEqual([])
  })

  test('a word that none has is mended in each', () => {
    expect(read('flywheal', 'en').map(({ text }) => text)).toEqual(['flywheel', 'flywheels'])
  })
})
