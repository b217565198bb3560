import type { PageFacts, SiteFacts } from '../../../src/site/structured-data/frame.ts'
import { jsonLd } from '../../../src/site/structured-data/json-ld.ts'
import { organization } from '../../../src/site/structured-data/organization.ts'
import { schemaProblems } from '../../support/schema-org.ts'

/** The demonstration company. */
export const site: SiteFacts = {
  language: 'de',
  siteUrl: 'https://www.voltaic.example',
  siteTitle: { text: 'Voltaic Systems', language: 'de' },
  siteDescription: { text: 'Schwungräder und Spulen.', language: 'de' },
  company: {
    legal_name: 'Voltaic Systems GmbH',
    street: 'Rotorenweg 12',
    postal_code: '09999',
    city: 'Chemnitz',
    country: { text: 'Deutschland', language: 'de' },
    phone: '+49 30 23125 340',
    email: 'hello@voltaic.example',
    founded: 2009,
  },
}

/** A page of that site. */
export const page: PageFacts = {
  url: 'https://www.voltaic.example/de/leitfaden/',
  title: { text: 'Was ein Zyklus kostet', language: 'de' },
  description: { text: 'Schwungrad, Batterie und Spule.', language: 'de' },
  language: 'de',
  image: 'https://www.voltaic.example/media/og-0.png',
}

/** What schema.org has against nodes that stand beside the company on a page. */
export function problemsOf(...nodes: readonly object[]): string[] {
  return schemaProblems(JSON.parse(jsonLd([organization(site), ...(nodes as never[])])))
}
