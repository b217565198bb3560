import { expect, test } from 'vitest'
import { reportedEvent } from '../../../src/serving/counting/reported-event.ts'

const said = (report: object) => reportedEvent(JSON.stringify(report), ['www.voltaic.example'])

test('a page is counted with its language, the host before it and its campaign', () => {
  expect(
    said({
      path: '/de/products/flywheels/?utm_source=news&utm_campaign=June&email=ada@example.com',
      referrer: 'https://search.example/?q=ada+winkler',
    }),
  ).toEqual({
    event_type: 'page_view',
    event_category: 'page',
    event_action: 'view',
    event_label: null,
    language: 'de',
    page_path: '/de/products/flywheels/',
    referrer: 'search.example',
    utm_source: 'news',
    utm_medium: null,
    utm_campaign: 'June',
    utm_term: null,
    utm_content: null,
  })
})

test('webinars and whitepapers are counted by name, and their lists as pages', () => {
  const about = (path: string) => {
    const { event_category, event_label } = said({ path }) ?? {}
    return [event_category, event_label]
  }
  expect(about('/en/webinars/inertia/')).toEqual(['webinar', 'inertia'])
  expect(about('/en/whitepapers/black-start/')).toEqual(['whitepaper', 'black-start'])
  expect(about('/en/whitepapers/')).toEqual(['page', null])
  expect(about('/en/whitepapers/industry/rail/')).toEqual(['page', null])
})

test('a file is counted where its whitepaper is', () => {
  const event = { event_type: 'download', event_action: 'download', event_label: 'black-start' }
  expect(said({ path: '/en/whitepapers/black-start/', download: true })).toMatchObject(event)
  expect(said({ path: '/en/webinars/inertia/', download: true })).toBeUndefined()
})

test('the site itself is no host that leads here', () => {
  expect(said({ path: '/en/', referrer: 'https://www.voltaic.example/de/' })?.referrer).toBeNull()
  expect(said({ path: '/en/', referrer: 'no address' })?.referrer).toBeNull()
})

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['no path', '{}'],
  ['another host', '{"path":"https://elsewhere.example/en/"}'],
  ['no language', '{"path":"/admin/"}'],
  ['a long path', JSON.stringify({ path: `/en/${'x'.repeat(2_000)}/` })],
  ['bytes that are no letters', '{"path":"/en/%ff/"}'],
  ['what nobody offers', '{"path":"/en/","download":"yes"}'],
])('%s is no report', (_, body) => {
  expect(reportedEvent(body, [])).toBeUndefined()
})
