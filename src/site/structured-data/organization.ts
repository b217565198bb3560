import type { IdReference, Organization, PostalAddress } from 'schema-dts'
import { logoPath } from '../icons.ts'
import type { SiteFacts } from './frame.ts'

/** Names the company in other nodes of the same page. */
export const organizationReference = ({ siteUrl }: Pick<SiteFacts, 'siteUrl'>): IdReference => ({
  '@id': `${siteUrl}/#organization`,
})

/** The company behind the site: enough to name it. */
export function organization({ siteUrl, siteTitle, company }: SiteFacts): Exclude<Organization, string> {
  return {
    '@type': 'Organization',
    ...organizationReference({ siteUrl }),
    name: siteTitle.text,
    ...(company ? { legalName: company.legal_name } : {}),
    url: `${siteUrl}/`,
    logo: siteUrl + logoPath,
  }
}

/** The company with its address and how it is reached, for the page that introduces it. */
export function wholeOrganization(site: SiteFacts): Exclude<Organization, string> {
  const { company, siteDescription } = site
  return {
    ...organization(site),
    ...(siteDescription ? { description: siteDescription.text } : {}),
    ...(company?.street || company?.city ? { address: addressOf(company) } : {}),
    ...(company?.phone ? { telephone: company.phone } : {}),
    ...(company?.email ? { email: company.email } : {}),
    ...(company?.founded ? { foundingDate: String(company.founded) } : {}),
  }
}

function addressOf(company: NonNullable<SiteFacts['company']>): PostalAddress {
  const { street, postal_code, city, country } = company
  return {
    '@type': 'PostalAddress',
    ...(street ? { streetAddress: street } : {}),
    ...(postal_code ? { postalCode: postal_code } : {}),
    ...(city ? { addressLocality: city } : {}),
    ...(country ? { addressCountry: country.text } : {}),
  }
}
