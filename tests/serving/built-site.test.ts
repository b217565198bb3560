import { test as base, expect } from 'vitest'
import { type FixtureSite, makeBuiltSite, mustBuild } from '../support/fixture-site.ts'
import { serveOutput } from '../support/hand-made-site.ts'
import { ask } from '../support/http.ts'
import { pageRow } from '../support/rows.ts'

const words = (english: string, german: string) => JSON.stringify({ en: english, de: german })

const pages = [
  pageRow({
    id: 1,
    slug: 'home',
    title: words('Welcome', 'Willkommen'),
    content: words('Storage that turns.', 'Speicher, der sich dreht.'),
    template: 'landing',
    status: 'published',
    published_at: '2026-01-01 00:00:00',
  }),
  pageRow({
    id: 2,
    slug: 'flywheels',
    title: words('Flywheels', 'Schwungräder'),
    content: words('A rotor in a vacuum.', 'Ein Läufer im Vakuum.'),
    status: 'published',
    published_at: '2026-01-01 00:00:00',
  }),
]

const settings = {
  site_title: { en: 'Voltaic Systems' },
  company: { legal_name: 'Voltaic Systems GmbH', email: 'hello@voltaic.example' },
  contact_page: 'flywheels',
}

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
    const site = await makeBuiltSite({ pages, settings, redirects: { '/wheels': '/flywheels' } })
    onCleanup(() => site.close())
    return site
  })
  .extend('served', { scope: 'file' }, async ({ site }, { onCleanup }) => {
    const served = await serveOutput(site.output, site.database.path, { AS_OF: '2026-06-01 12:00:00' })
    onCleanup(() => served.server.close())
    return served
  })

test('the search answers in the page where no script does', async ({ served: { origin } }) => {
  const answer = await ask(origin, '/de/search/?q=L%C3%A4ufer')
  expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
  expect(answer.headers['content-security-policy']).toContain("'wasm-unsafe-eval'")
  expect(answer.text).toContain('<html lang="de"')
  expect(answer.text).toContain('href="/de/flywheels/"')
  expect(answer.text).toContain('value="Läufer"')
  expect((await ask(origin, '/en/search/?q=rotor')).text).toContain('href="/en/flywheels/"')
  expect((await ask(origin, '/de/search/?q=nirgendwo')).text).not.toContain('href="/de/flywheels/" ')
})

test('the search without words is the page that the build made', async ({ served: { origin } }) => {
  for (const path of ['/de/search/', '/de/search/?q=', '/de/search/?p=x']) {
    expect((await ask(origin, path)).headers).toHaveProperty('etag')
  }
})

test.for([
  '<script>alert(1)</script>',
  '" onfocus="alert(1)',
  "'); DROP TABLE pages; --",
  'rotor* OR "',
  '\u0000\u202e\ud800',
  'x'.repeat(6_000),
])('the search takes any words as words: %#', async (query, { served: { origin, errors } }) => {
  const answer = await ask(origin, `/en/search/?${new URLSearchParams({ q: query })}`)
  expect(answer.status).toBe(200)
  expect(answer.text.replaceAll(/"[^"]*"/g, '')).not.toMatch(/<script>alert|<[^>]*onfocus/)
  expect(errors).toEqual([])
})

test('whoever calls themselves what is no host is answered all the same', async ({ served: { origin } }) => {
  for (const host of ['', 'a b', '[', 'evil.example:99999', '"><script>']) {
    const { status, text } = await ask(origin, '/en/search/?q=rotor', { headers: { host } })
    expect({ host, status }).toEqual({ host, status: 200 })
    expect(text).not.toContain('evil.example')
  }
})

test.for([
  ['https://www.voltaic.example/de/webinars/x/', 'en', 'de', 'Formulare werden hier noch nicht angenommen'],
  ['https://www.voltaic.example/en/booking/', 'de', 'en', 'Forms are not taken here yet'],
  ['', 'de-AT', 'de', 'Formulare werden hier noch nicht angenommen'],
  ['not an address', 'fr', 'en', 'Forms are not taken here yet'],
] as const)(
  'a form sent from %j by who reads %s is answered in %s',
  async ([referer, accepted, language, title], { served: { origin } }) => {
    const headers = {
      referer,
      'accept-language': accepted,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const body = `first_name=Ada&message=${'x'.repeat(50_000)}`
    const answer = await ask(origin, '/api/comments', { method: 'POST', headers, body })
    expect(answer).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } })
    expect(answer.text).toContain(`<html lang="${language}"`)
    expect(answer.text).toContain(title)
    expect(answer.text).toContain('href="mailto:hello@voltaic.example"')
    expect(answer.text).not.toContain('Ada')
  },
)

test('what is rendered when asked for has the answer of GET for HEAD, without its body', async ({
  served: { origin },
}) => {
  expect(await ask(origin, '/en/search/?q=rotor', { method: 'HEAD' })).toMatchObject({
    status: 200,
    text: '',
  })
})

test('another build is served at once, its pages, redirects and search, and what is gone is gone', async ({
  site,
  served: { origin, errors },
}) => {
  expect(await ask(origin, '/de/wheels')).toMatchObject({
    status: 301,
    headers: { location: '/de/flywheels/' },
  })
  const before = await ask(origin, '/en/flywheels/')
  await rename(site)
  expect(await ask(origin, '/de/wheels')).toMatchObject({
    status: 301,
    headers: { location: '/de/flywheels/' },
  })

  const wrong: number[] = []
  let building = true
  const visit = async () => {
    while (building) {
      for (const path of ['/en/', '/de/search/?q=Vakuum']) {
        const { status } = await ask(origin, path)
        if (status !== 200) wrong.push(status)
      }
    }
  }
  const visiting = visit()
  mustBuild(await site.build())
  building = false
  await visiting
  expect(wrong).toEqual([])

  expect(await ask(origin, '/de/wheels')).toMatchObject({ status: 301, headers: { location: '/de/rotors/' } })
  expect(await ask(origin, '/en/flywheels/')).toMatchObject({
    status: 301,
    headers: { location: '/en/rotors/' },
  })
  expect(await ask(origin, '/en/rotors/')).toMatchObject({ status: 200 })
  const { etag } = before.headers
  expect(await ask(origin, '/en/rotors/', { headers: { 'if-none-match': String(etag) } })).toMatchObject({
    status: 200,
  })
  expect((await ask(origin, '/de/search/?q=Vakuum')).text).toContain('href="/de/rotors/"')
  expect(errors).toEqual([])
})

/** Gives the page of flywheels another address, and leads from the old one to it. */
async function rename({ database: { db } }: FixtureSite): Promise<void> {
  await db.updateTable('pages').set({ slug: 'rotors' }).where('id', '=', 2).execute()
  await db.updateTable('redirects').set({ to_path: '/rotors' }).execute()
  await db.insertInto('redirects').values({ from_path: '/flywheels', to_path: '/rotors' }).execute()
  const contact = { value: JSON.stringify('rotors') }
  await db.updateTable('system_settings').set(contact).where('key', '=', 'contact_page').execute()
}
