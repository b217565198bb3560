import { expect, test } from 'vitest'
import { webSite } from '../../../src/site/structured-data/web-site.ts'
import { problemsOf, site } from './facts.ts'

test('the site is one in all its languages, and is searched in that of the page', () => {
  expect(webSite(site)).toMatchObject({
    url: 'https://www.voltaic.example/',
    inLanguage: ['en', 'de'],
    potentialAction: {
      target: { urlTemplate: 'https://www.voltaic.example/de/search/?q={search_term_string}' },
      'query-input': 'required name=search_term_string',
    },
  })
  expect(problemsOf(webSite(site) as object)).toEqual([])
  expect(problemsOf(webSite({ ...site, siteDescription: null }) as object)).toEqual([])
})
