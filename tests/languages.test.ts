import { describe, expect, test } from 'vitest'
import {
  fallbackChain,
  isLanguageCode,
  type Language,
  languageCodes,
  languageOf,
  languages,
  sourceLanguage,
} from '../src/languages.ts'

const language = (code: string, fallback: string | null): Language => ({
  code,
  name: code,
  locale: code,
  fallback,
})

test('the source language comes first and is the only one without a fallback', () => {
  expect(sourceLanguage).toBe(languageCodes[0])
  expect(languages.filter(({ fallback }) => fallback === null)).toEqual([languageOf(sourceLanguage)])
})

test('codes are in the order of the list and unlike one another', () => {
  expect(languageCodes).toEqual(languages.map(({ code }) => code))
  expect(new Set(languageCodes).size).toBe(languageCodes.length)
})

test.each(languages.map(({ code, locale }) => [code, locale]))(
  '%s has a locale that Intl knows',
  (code, locale) => {
    expect(Intl.getCanonicalLocales(locale)).toEqual([locale])
    expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toEqual([locale])
    expect(new Intl.Locale(locale).language).toBe(new Intl.Locale(code).language)
  },
)

test('only codes of the list are codes', () => {
  for (const code of languageCodes) expect(isLanguageCode(code)).toBe(true)
  for (const other of ['', 'EN', 'xx', 'en-GB', ' de', 'toString', null, undefined, 1, ['en']]) {
    expect(isLanguageCode(other)).toBe(false)
  }
})

test('a code has its entry', () => {
  for (const code of languageCodes) expect(languageOf(code).code).toBe(code)
})

describe('the languages to try for a text', () => {
  test('German falls back to English, English to nothing', () => {
    expect(fallbackChain('de')).toEqual(['de', 'en'])
    expect(fallbackChain('en')).toEqual(['en'])
  })

  test('a fallback may fall back itself', () => {
    const list = [language('en', null), language('de', 'en'), language('lb', 'de')]
    expect(fallbackChain('lb', list)).toEqual(['lb', 'de', 'en'])
  })

  test('every language of the site ends in the source language', () => {
    for (const code of languageCodes) expect(fallbackChain(code).at(-1)).toBe(sourceLanguage)
  })

  test('a circle is named', () => {
    const circle = [language('a', 'b'), language('b', 'c'), language('c', 'a')]
    expect(() => fallbackChain('a', circle)).toThrow('"a" falls back to itself')
    expect(() => fallbackChain('x', [language('x', 'x')])).toThrow('"x" falls back to itself')
  })

  test('a fallback that is not in the list is named', () => {
    expect(() => fallbackChain('de', [language('de', 'en')])).toThrow('"en" is not in the list')
    expect(() => fallbackChain('fr')).toThrow('"fr" is not in the list')
  })
})
