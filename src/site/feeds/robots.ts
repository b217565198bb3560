import { languageCodes } from '../../languages.ts'
import { searchResultsUrl, searchUrl } from '../urls.ts'

/** What robots may read: everything but answers to forms and lists of search results, which are endless. */
export function robotsTxt(siteUrl: string): string {
  const results = languageCodes.flatMap((code) => [searchResultsUrl(code), `${searchUrl(code)}?`])
  const rules = ['/api/', ...results].map((path) => `Disallow: ${path}`)
  return `${['User-agent: *', ...rules, '', `Sitemap: ${siteUrl}/sitemap.xml`].join('\n')}\n`
}
