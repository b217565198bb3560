import { dirname } from 'node:path'
import { expect, vi } from 'vitest'
import { trapName } from '../../../src/site/form-messages.ts'
import { test as base, type FormSite, person, serveForms } from '../../support/form-site.ts'
import { writeFiles } from '../../support/hand-made-site.ts'
import { ask } from '../../support/http.ts'

const agent = 'Mozilla/5.0 Browser/1'
const page = { path: '/en/', referrer: 'https://search.example/' }

/** Tells as a page's script does; gives the status. */
async function tell(site: FormSite, report: unknown = page, headers: Record<string, string> = {}) {
  const { status } = await ask(site.origin, '/api/events', {
    method: 'POST',
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      origin: site.origin,
      'user-agent': agent,
      ...headers,
    },
    body: typeof report === 'string' ? report : JSON.stringify(report),
  })
  return status
}

const announced = async (site: FormSite, path = '/en/') =>
  (await ask(site.origin, path)).headers['server-timing']

/** What was counted, once the server has written everything. */
async function counted(site: FormSite) {
  await site.server.close()
  return site.rows('SELECT * FROM analytics_events ORDER BY id')
}

/** A site that counts, a moment after it has started. */
const test = base.extend('counting', async ({ site, folder }) => {
  writeFiles(folder, { 'site/en/whitepapers/free/index.html': 'free', 'site/en/404/index.html': 'not found' })
  await vi.waitFor(async () => expect(await announced(site)).toBe('counting'), { timeout: 20_000 })
  return site
})

test('a visit is counted without its address, with a hash of the day', async ({ counting }) => {
  expect(await tell(counting)).toBe(204)
  expect(await tell(counting)).toBe(204)
  expect(await tell(counting, page, { 'user-agent': 'Mozilla/5.0 Browser/2' })).toBe(204)
  const rows = await counted(counting)
  expect(rows[0]).toMatchObject({
    event_type: 'page_view',
    page_path: '/en/',
    referrer: 'search.example',
    session_id: expect.stringMatching(/^[\w-]{16}$/),
  })
  expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|Browser/)
  expect(rows.map(({ session_id }) => session_id === rows[0]?.session_id)).toEqual([true, true, false])
})

test.for<[string, Record<string, string>]>([
  ['Do Not Track', { dnt: '1' }],
  ['Global Privacy Control', { 'sec-gpc': '1' }],
  ['the name of a robot', { 'user-agent': 'Examplebot/2.1 (+https://bot.example)' }],
])('nobody with %s is counted', async ([, headers], { counting }) => {
  expect(await tell(counting, page, headers)).toBe(204)
  expect(await counted(counting)).toEqual([])
})

test('a file without a form counts as a download of its whitepaper', async ({
  counting,
  database: { sqlite },
}) => {
  sqlite.exec(`INSERT INTO media_files (id, filename, original_filename, file_path, file_size, mime_type, file_hash)
      VALUES (1, 'a.pdf', 'a.pdf', 'a.pdf', 1, 'application/pdf', 'ab');
    INSERT INTO whitepapers (slug, title, file_id, status, requires_registration)
      VALUES ('free', '{"en":"Free"}', 1, 'published', 0), ('gated', '{"en":"Gated"}', 1, 'published', 1)`)
  for (const slug of ['free', 'gated']) {
    expect(await tell(counting, { path: `/en/whitepapers/${slug}/`, download: true })).toBe(204)
  }
  expect(await counted(counting)).toMatchObject([{ event_type: 'download', event_label: 'free' }])
  expect(counting.rows('SELECT slug, download_count FROM whitepapers ORDER BY slug')).toEqual([
    { slug: 'free', download_count: 1 },
    { slug: 'gated', download_count: 0 },
  ])
})

test('what is no page of the site is not counted, whatever stands in its address', async ({ counting }) => {
  for (const path of ['/en/nothing/', '/en/registrations/a-secret-token/', '/en', '/xx/']) {
    expect(await tell(counting, { path })).toBe(204)
  }
  expect(await counted(counting)).toEqual([])
})

test('pages say that they are counted; answers that are not pages say nothing', async ({ counting }) => {
  expect(await announced(counting, '/en/nothing/')).toBeUndefined()
  expect(await announced(counting, '/api/form-key')).toBeUndefined()
})

test('hashing can be switched off', async ({ site, counting: _ }) => {
  site.set('analytics', { sessions: false })
  const other = await again(site)
  expect(await tell(other)).toBe(204)
  expect(await counted(other)).toMatchObject([{ page_path: '/en/', session_id: null }])
})

test.for([{ enabled: false }, { enable: true }])(
  'with the setting %j nothing is counted or announced',
  async (value, { site }) => {
    site.set('analytics', value)
    const other = await again(site)
    // What was posted before it was read would not be counted either: this proves nothing unless time has passed.
    for (let turn = 0; turn < 5; turn++) expect(await tell(other)).toBe(204)
    expect(await announced(other)).toBeUndefined()
    expect(await counted(other)).toEqual([])
  },
)

test.for<[string, number, Record<string, string>, unknown]>([
  ['from another site', 403, { origin: 'https://elsewhere.example' }, page],
  ['from nowhere', 403, { origin: 'null' }, page],
  ['too large', 413, {}, 'x'.repeat(10_000)],
  ['unreadable', 204, {}, '{'],
])('a report %s is answered with %i and not counted', async ([, status, headers, body], { counting }) => {
  expect(await tell(counting, body, headers)).toBe(status)
  expect(await counted(counting)).toEqual([])
})

test('reports are posted and nothing else', async ({ counting }) => {
  expect((await ask(counting.origin, '/api/events')).status).toBe(405)
})

test('one client is counted so often in a minute, and not without end', async ({ counting }) => {
  for (let count = 0; count < 130; count++) await tell(counting)
  expect(await counted(counting)).toHaveLength(120)
})

test('a registration is counted in its own transaction, and leads to nobody', async ({ counting }) => {
  const answer = await counting.post({ ...person, utm_source: 'news', utm_content: 'ada-4711' })
  expect(answer.status).toBe(201)
  const events = counting.rows('SELECT * FROM analytics_events')
  expect(events).toMatchObject([
    {
      event_type: 'registration',
      event_category: 'webinar',
      event_label: 'inertia',
      utm_source: 'news',
      session_id: null,
    },
  ])
  expect(JSON.stringify(events)).not.toMatch(/ada@|ada-4711|Winkler/i)
})

test.for<[string, Record<string, string>, Record<string, string>]>([
  ['who objects', {}, { dnt: '1' }],
  ['who looks like a robot', { [trapName]: 'https://spam.example' }, {}],
])('a visitor %s is not counted', async ([, fields, headers], { counting }) => {
  await counting.post({ ...person, ...fields }, headers)
  expect(await counted(counting)).toEqual([])
})

/** The site served once more, by a process that reads its settings anew. */
async function again(site: FormSite): Promise<FormSite> {
  await site.server.close()
  return serveForms(dirname(site.database.path), site.database)
}
