import { describe, expect, test } from 'vitest'
import { organization, wholeOrganization } from '../../../src/site/structured-data/organization.ts'
import { schemaProblems } from '../../support/schema-org.ts'
import { site } from './facts.ts'

const problems = (node: object) => schemaProblems({ '@context': 'https://schema.org', '@graph': [node] })

describe('the company', () => {
  test('is named on every page', () => {
    expect(organization(site)).toEqual({
      '@type': 'Organization',
      '@id': 'https://www.voltaic.example/#organization',
      name: 'Voltaic Systems',
      legalName: 'Voltaic Systems GmbH',
      url: 'https://www.voltaic.example/',
      logo: 'https://www.voltaic.example/icons/512.png',
    })
    expect(problems(organization(site))).toEqual([])
  })

  test('introduces itself on the home page', () => {
    const whole = wholeOrganization(site)
    expect(whole).toMatchObject({
      address: { streetAddress: 'Rotorenweg 12', postalCode: '09999', addressCountry: 'Deutschland' },
      telephone: '+49 30 23125 340',
      email: 'hello@voltaic.example',
      foundingDate: '2009',
      description: 'Schwungräder und Spulen.',
    })
    expect(problems(whole)).toEqual([])
  })

  test('says no more than is known of it', () => {
    const unknown = { ...site, company: null, siteDescription: null }
    expect(wholeOrganization(unknown)).toEqual(organization(unknown))
    expect(problems(wholeOrganization(unknown))).toEqual([])
    const little = { ...site, company: { legal_name: 'V', country: null } }
    expect(wholeOrganization(little)).not.toHaveProperty('address')
    expect(problems(wholeOrganization(little))).toEqual([])
  })
})
