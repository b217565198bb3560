import { describe, expect, test } from 'vitest'
import { article, isArticle } from '../../../src/site/structured-data/article.ts'
import { page, problemsOf, site } from './facts.ts'

const facts = {
  template: 'default',
  author: 'Jonas Weber',
  publishedAt: '2026-05-01 08:00:00',
  updatedAt: '2026-05-02 09:30:00',
}

describe('an article', () => {
  test('is a text that somebody wrote or that came out some day', () => {
    expect(isArticle(facts)).toBe(true)
    expect(isArticle({ ...facts, author: null })).toBe(true)
    expect(isArticle({ ...facts, publishedAt: null })).toBe(true)
    expect(isArticle({ ...facts, author: null, publishedAt: null })).toBe(false)
    expect(isArticle({ ...facts, template: 'landing' })).toBe(false)
    expect(isArticle({ ...facts, template: 'legal' })).toBe(false)
  })

  test('says who wrote it, when, and where it stands', () => {
    const node = article(site, page, facts)
    expect(node).toMatchObject({
      headline: 'Was ein Zyklus kostet',
      author: { '@type': 'Person', name: 'Jonas Weber' },
      publisher: { '@id': 'https://www.voltaic.example/#organization' },
      datePublished: '2026-05-01T08:00:00Z',
      dateModified: '2026-05-02T09:30:00Z',
      mainEntityOfPage: page.url,
      inLanguage: 'de',
    })
    expect(problemsOf(node as object)).toEqual([])
  })

  test('that nobody signed is the company’s, and may have no date', () => {
    const node = article(site, page, { ...facts, author: null, publishedAt: null })
    expect(node).toMatchObject({ author: { '@id': 'https://www.voltaic.example/#organization' } })
    expect(node).not.toHaveProperty('datePublished')
    expect(problemsOf(node as object)).toEqual([])
  })
})
