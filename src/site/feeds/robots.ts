import { languageCodes } from '../../languages.ts'
import { bookingSlotsUrl, searchResultsUrl, searchUrl } from '../urls.ts'

/** What robots may read: everything but answers to forms lists of search results, which are endless, and free
 * times, which are gone by the time that somebody reads of them. */
export function robotsTxt(siteUrl: string): string {
  const results = languageCodes.flatMap((code) => [
    searchResultsUrl(code),
    `${searchUrl(code)}?`,
    bookingSlotsUrl(code),
  ])
  const rules = ['/api/', ...results].map((path) => `Disallow: ${path}`)
  return `${['User-agent: *', ...rules, '', `Sitemap: ${siteUrl}/sitemap.xml`].join('\n')}\n`
}
