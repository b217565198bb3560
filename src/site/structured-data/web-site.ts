import type { SearchAction, WebSite, WithActionConstraints } from 'schema-dts'
import { languageCodes } from '../../languages.ts'
import { searchUrl } from '../urls.ts'
import type { SiteFacts } from './frame.ts'
import { organizationReference } from './organization.ts'

/** The site and its search, in the language of the page. */
export function webSite({ siteUrl, siteTitle, siteDescription, language }: SiteFacts): WebSite {
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${siteUrl}${searchUrl(language)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  }
  return {
    '@type': 'WebSite',
    '@id': `${siteUrl}/#website`,
    name: siteTitle.text,
    ...(siteDescription ? { description: siteDescription.text } : {}),
    url: `${siteUrl}/`,
    inLanguage: languageCodes,
    publisher: organizationReference({ siteUrl }),
    potentialAction: search,
  }
}
