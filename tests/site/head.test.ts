import { describe, expect, test } from 'vitest'
import type { LanguageCode } from '../../src/languages.ts'
import { alternatesOf, canonicalOf, languageShown, type PageAddress } from '../../src/site/head.ts'

const host = 'https://www.voltaic.example'
const address = (more: Partial<PageAddress> = {}): PageAddress => ({
  language: 'de',
  siteUrl: host,
  pathIn: (language: LanguageCode) => `/${language}/faq/`,
  ownLanguages: ['en', 'de'],
  ...more,
})
const linksOf = (page: PageAddress) => alternatesOf(page).map(({ hreflang, href }) => `${hreflang} ${href}`)

describe('the canonical URL', () => {
  test('is the page itself where it speaks its language', () => {
    expect(canonicalOf(address())).toBe(`${host}/de/faq/`)
    expect(canonicalOf(address({ ownLanguages: [] }))).toBe(`${host}/de/faq/`)
  })

  test('is the page whose words are shown where it falls back', () => {
    expect(canonicalOf(address({ ownLanguages: ['en'] }))).toBe(`${host}/en/faq/`)
    expect(languageShown(address({ ownLanguages: ['en'] }))).toBe('en')
  })

  test('is what an editor says, on this site or elsewhere', () => {
    expect(canonicalOf(address({ canonicalUrl: 'https://a.example/b' }))).toBe('https://a.example/b')
    expect(canonicalOf(address({ canonicalUrl: '/en/other/' }))).toBe(`${host}/en/other/`)
  })
})

describe('links to translations', () => {
  test('name each language and a page for everybody else', () => {
    expect(linksOf(address())).toEqual([
      `en ${host}/en/faq/`,
      `de ${host}/de/faq/`,
      `x-default ${host}/en/faq/`,
    ])
  })

  test('lead from home pages to the choice of a language', () => {
    expect(linksOf(address({ pathIn: (code) => `/${code}/` })).at(-1)).toBe(`x-default ${host}/`)
  })

  test.each<[string, Partial<PageAddress>]>([
    ['falls back', { ownLanguages: ['en'] }],
    ['is the only one', { language: 'en', ownLanguages: ['en'] }],
    ['has no other but itself', { ownLanguages: ['de'] }],
    ['is canonical elsewhere', { canonicalUrl: 'https://a.example/' }],
  ])('are none for a page that %s', (_, more) => {
    expect(linksOf(address(more))).toEqual([])
  })
})
