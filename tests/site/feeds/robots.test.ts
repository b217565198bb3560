import { expect, it } from 'vitest'
import { robotsTxt } from '../../../src/site/feeds/robots.ts'

it('lets robots read everything but forms, search results and free times, and names the sitemap', () => {
  expect(robotsTxt('https://www.voltaic.example')).toBe(
    [
      'User-agent: *',
      'Disallow: /api/',
      'Disallow: /en/search/results/',
      'Disallow: /en/search/?',
      'Disallow: /en/booking/slots/',
      'Disallow: /de/search/results/',
      'Disallow: /de/search/?',
      'Disallow: /de/booking/slots/',
      '',
      'Sitemap: https://www.voltaic.example/sitemap.xml',
      '',
    ].join('\n'),
  )
})
