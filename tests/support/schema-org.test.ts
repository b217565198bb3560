import { describe, expect, test } from 'vitest'
import { schemaProblems } from './schema-org.ts'

const document = (...nodes: object[]) => ({ '@context': 'https://schema.org', '@graph': nodes })
const event = (more: object) => ({ '@type': 'Event', name: 'Quench, explained', ...more })
const company = { '@type': 'Organization', '@id': 'https://voltaic.example/#organization', name: 'Voltaic' }

describe('structured data is accepted', () => {
  test.each<[string, object]>([
    ['with inherited properties', { '@type': 'Report', headline: 'Losses', name: 'Losses' }],
    ['with dates in any precision', { '@type': 'Organization', foundingDate: '2009' }],
    ['with members of enumerations', event({ eventStatus: 'https://schema.org/EventCancelled' })],
    ['with kinds of a range', event({ location: { '@type': 'VirtualLocation', url: 'https://a.example/' } })],
    ['with references', event({ organizer: { '@id': company['@id'] } })],
    ['with what an action takes in', { '@type': 'SearchAction', 'query-input': 'required name=q' }],
    ['with several values', { '@type': 'WebSite', inLanguage: ['en', 'de'] }],
  ])('%s', (_, node) => {
    expect(schemaProblems(document(company, node))).toEqual([])
  })
})

describe('structured data is refused', () => {
  test.each<[string, object, string]>([
    ['for a type that there is not', { '@type': 'Webinar' }, 'there is no type Webinar'],
    [
      'for a property of another type',
      { '@type': 'Article', startDate: '2027-01-14' },
      'no property startDate',
    ],
    ['for a property that there is not', event({ colour: 'red' }), 'no property colour'],
    ['for one that was superseded', event({ performers: company }), 'performers is superseded'],
    ['for a node outside of the range', event({ location: company }), 'is no Place or PostalAddress or Text'],
    ['for text where there is a node', event({ performer: 'Ada' }), 'is no Organization or Person'],
    [
      'for a member of another enumeration',
      event({ eventStatus: 'https://schema.org/InStock' }),
      'is no EventStatus',
    ],
    ['for a time that is none', event({ startDate: '2027-01-14T15:00:00' }), 'is no Date or DateTime'],
    ['for an address that is none', event({ url: '/en/' }), 'is no URL'],
    ['for a number where truth is asked', event({ isAccessibleForFree: 1 }), 'is no Boolean'],
    ['for half a person', event({ maximumAttendeeCapacity: 1.5 }), 'is no Integer'],
    ['for nothing', event({ description: '' }), 'is no'],
    ['for null', event({ description: null }), 'is no'],
    [
      'for a reference to nothing',
      event({ organizer: { '@id': 'https://a.example/#b' } }),
      'the document has no',
    ],
    ['for a reference to something else', event({ location: { '@id': company['@id'] } }), 'is no Place'],
    [
      'for what is wrong within',
      event({ offers: { '@type': 'Offer', size: true } }),
      'Offer has no property size',
    ],
    ['for what only actions take in', event({ 'query-input': 'q' }), 'no property query-input'],
  ])('%s', (_, node, problem) => {
    const problems = schemaProblems(document(company, node))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(problem)
  })

  test('outside of its context', () => {
    expect(schemaProblems({ '@type': 'Event' })).toHaveLength(1)
  })
})
