import { expect, it } from 'vitest'
import { robotsTxt } from '../../../src/site/feeds/robots.ts'

it('lets robots read everything but forms and search results, and names the sitemap', () => {
  expect(robotsTxt('https://www.voltaic.example')).toBe(
    [
      'User-agent: *',
      'Disallow: /api/',
      'Disallow: /en/search/results/',
      'Disallow: /en/search/?',
      'Disallow: /de/search/results/',
      'Disallow: /de/search/?',
      '',
      'Sitemap: https://www.voltaic.example/sitemap.xml',
      '',
    ].join('\n'),
  )
})
