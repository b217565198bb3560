import { expect, test } from 'vitest'
import { partedHtml, piecesOf } from '../../src/site/hyphenation.ts'

test('long German words part between their syllables, and never near their ends', () => {
  expect(piecesOf('Die Datenschutzerklärung', 'de')).toEqual(['Die Daten', 'schutz', 'er', 'klä', 'rung'])
  expect(piecesOf('Barrierefreiheit', 'de')).toEqual(['Barrie', 're', 'frei', 'heit'])
})

test('short words stay whole, and so does what is no word', () => {
  expect(piecesOf('Grundlagen des Schwarzstarts', 'de')).toEqual(['Grundlagen des Schwarzstarts'])
  expect(piecesOf('0123456789012345678', 'de')).toEqual(['0123456789012345678'])
})

test('the text itself is as it was', () => {
  const text = 'Supraleitende Energiespeicherung & Netzanschlussbedingungen'
  expect(piecesOf(text, 'de').join('')).toBe(text)
  expect(partedHtml('Netzanschlussbedingungen', 'de').replaceAll(/<[^>]*>/g, '')).toBe(
    'Netzanschlussbedingungen',
  )
})

test('a language that the site does not have parts nothing', () => {
  expect(partedHtml('Donaudampfschifffahrtsgesellschaft', 'xx')).toBe('Donaudampfschifffahrtsgesellschaft')
})
