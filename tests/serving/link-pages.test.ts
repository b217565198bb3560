import { test as base, describe, expect, vi } from 'vitest'
import { readSecret } from '../../src/leads/secret.ts'
import { signer } from '../../src/leads/signed.ts'
import { type FixtureSite, makeBuiltSite } from '../support/fixture-site.ts'
import { type ServedSite, serveOutput } from '../support/hand-made-site.ts'
import { type Answer, ask } from '../support/http.ts'
import { pageRow, texts, webinarRow } from '../support/rows.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

const home = pageRow({
  id: 1,
  slug: 'home',
  title: texts({ en: 'Welcome', de: 'Willkommen' }),
  status: 'published',
  published_at: '2026-01-01 00:00:00',
})

const webinar = webinarRow({
  id: 1,
  slug: 'inertia',
  title: texts({ en: 'Inertia', de: 'Trägheit' }),
  scheduled_at: '2099-03-01 14:00:00',
  timezone: 'Europe/Berlin',
  max_participants: 1,
  meeting_url: 'https://meet.example.com/inertia',
})

interface World extends ServedSite {
  readonly site: FixtureSite
  readonly mails: MailServer
  /** The newest mail with a subject. */
  mail(subject: string): Promise<{ text: string; headers: ReadonlyMap<string, string>; calendar: string }>
  register(person: Record<string, string>): Promise<Answer>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  rows(sql: string): Record<string, unknown>[]
}

const patience = { timeout: 30_000, interval: 30 }

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
const test = base.extend('world', { scope: 'file' }, async ({}, { onCleanup }): Promise<World> => {
  const site = await makeBuiltSite({
    pages: [home],
    webinars: [webinar],
    settings: {
      site_title: { en: 'Voltaic Systems' },
      company: { legal_name: 'Voltaic Systems GmbH', email: 'hello@voltaic.example' },
      forms: { minimum_seconds: 0, client_posts: 1000 },
    },
  })
  const mails = await startMailServer()
  const env = { SMTP_URL: mails.url, SITE_URL: 'https://www.voltaic.example', DATA_DIR: site.dataDir }
  const served = await serveOutput(site.output, site.database.path, env)
  onCleanup(async () => {
    await served.server.close()
    await mails.close()
    await site.close()
  })
  const post: World['post'] = (path, fields, headers = {}) =>
    ask(served.origin, path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: String(new URLSearchParams(fields)),
    })
  return {
    ...served,
    site,
    mails,
    post,
    register: (person) =>
      post('/api/registrations', { last_name: 'Vogel', webinar: 'inertia', language: 'en', ...person }),
    async mail(subject) {
      const found = await vi.waitFor(async () => {
        const mail = (await mails.read()).findLast((candidate) => candidate.subject === subject)
        expect(mail, `no mail "${subject}"`).toBeDefined()
        return mail
      }, patience)
      return {
        text: found?.text ?? '',
        headers: new Map(found?.headers.map(({ key, value }) => [key, value])),
        calendar: String(found?.attachments[0]?.content ?? ''),
      }
    },
    rows: (sql) => site.database.sqlite.prepare(sql).all() as Record<string, unknown>[],
  }
})

/** The path of a link in a mail, as its reader opens it. */
function pathIn(text: string, place: string): string {
  const [url = ''] = text.match(new RegExp(`https://www\\.voltaic\\.example/\\S*${place}\\S*`)) ?? []
  return url.replace('https://www.voltaic.example', '')
}

const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''

const changing = 'select * from webinar_registrations union all select * from webinar_registrations'

test('a registration is cancelled by the button behind the link of its mail, not by looking', async ({
  world,
}) => {
  await world.register({ first_name: 'Jana', email: 'jana@example.com', language: 'de' })
  const confirmation = await world.mail('Sie sind angemeldet: Trägheit')
  expect(confirmation.calendar).toContain('METHOD:REQUEST')
  await world.register({ first_name: 'Kai', email: 'kai@example.com' })
  await world.mail('You are on the waiting list: Inertia')

  const path = pathIn(confirmation.text, '/registrations/')
  const before = world.rows(changing)
  for (const method of ['GET', 'HEAD', 'GET'])
    expect((await ask(world.origin, path, { method })).status).toBe(200)
  // A scanner that follows the address of the form changes nothing either.
  expect((await ask(world.origin, '/api/registrations/cancel')).status).toBe(405)
  expect(world.rows(changing)).toEqual(before)

  const page = await ask(world.origin, path)
  expect(page.headers['cache-control']).toBe('no-store')
  expect(page.text).toContain('<html lang="de"')
  expect(page.text).toContain('Sie haben einen Platz.')
  expect(page.text).toContain('noindex')
  expect(page.text).toMatch(/<button[^>]*>\s*Anmeldung aufheben\s*<\/button>/)

  const token = tokenOf(page.text)
  const answer = await world.post('/api/registrations/cancel', { token, language: 'de' })
  expect(answer.status).toBe(303)
  const after = await ask(world.origin, String(answer.headers.location))
  expect(after.text).toContain('Ihre Anmeldung ist aufgehoben.')
  expect(after.text).not.toContain('action="/api/registrations/cancel"')

  // Again, by the back button: the same answer, and no second mail.
  expect(await world.post('/api/registrations/cancel', { token, language: 'de' })).toMatchObject({
    status: 303,
  })
  expect((await world.mail('Anmeldung aufgehoben: Trägheit')).calendar).toContain('METHOD:CANCEL')
  expect((await world.mail('A seat for you: Inertia')).text).toContain('it is yours')
  expect(world.rows("select count(*) as n from outgoing_mail where kind = 'registration-cancelled'")).toEqual(
    [{ n: 1 }],
  )
  expect(world.errors).toEqual([])
})

test('news are sent to whoever confirms, with the evidence, and to nobody who only looked', async ({
  world,
}) => {
  await world.register({ first_name: 'Lea', email: 'lea@example.com', marketing_consent: '1' })
  const asked = await world.mail('Please confirm: news from Voltaic Systems')
  const path = pathIn(asked.text, '/consents/')
  const state = () =>
    world.rows(
      "select confirmed_at is not null as confirmed, confirmed_ip_address as ip, confirmed_user_agent as agent, withdrawn_at is not null as withdrawn from consents where purpose = 'marketing' and email = 'lea@example.com'",
    )
  const page = await ask(world.origin, path)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Yes, send me news')
  expect(state()).toEqual([{ confirmed: 0, ip: null, agent: null, withdrawn: 0 }])

  const token = tokenOf(page.text)
  const answer = await world.post(
    '/api/consents/confirm',
    { token, language: 'en' },
    { 'user-agent': 'Test 1' },
  )
  expect(answer.status).toBe(303)
  expect(state()).toEqual([{ confirmed: 1, ip: '127.0.0.1', agent: 'Test 1', withdrawn: 0 }])
  const after = await ask(world.origin, String(answer.headers.location))
  expect(after.text).toContain('Thank you: you get news from us.')

  await world.post('/api/consents/withdraw', { token, language: 'en' })
  expect(state()).toMatchObject([{ confirmed: 1, withdrawn: 1 }])
  expect((await ask(world.origin, path)).text).toContain('You get no news from us.')
  // Once withdrawn, an old page confirms nothing.
  expect(await world.post('/api/consents/confirm', { token, language: 'en' })).toMatchObject({ status: 409 })
})

test.for([
  ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  ],
] as const)(
  'a mail program withdraws by one click, and its link shows a page: %s',
  async ([type, body], { world }) => {
    const email = `${type.slice(0, 5)}@example.com`
    await world.register({ first_name: 'Mia', email, marketing_consent: '1' })
    const headers = await vi.waitFor(async () => {
      const mail = (await world.mails.read()).find(
        ({ to, subject }) => to?.[0]?.address === email && /confirm/.test(subject ?? ''),
      )
      expect(mail).toBeDefined()
      return new Map(mail?.headers.map(({ key, value }) => [key, value]))
    }, patience)
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const [, target = ''] =
      /^<https:\/\/www\.voltaic\.example(.+)>$/.exec(headers.get('list-unsubscribe') ?? '') ?? []
    const withdrawn = () =>
      world.rows(`select 1 from consents where email = '${email}' and withdrawn_at is not null`)

    const page = await ask(world.origin, target)
    expect(page).toMatchObject({ status: 200 })
    expect(page.text).toContain('Yes, send me news')
    expect(withdrawn()).toEqual([])

    const click = await ask(world.origin, target, { method: 'POST', headers: { 'content-type': type }, body })
    expect(click).toMatchObject({ status: 200, text: '' })
    expect(withdrawn()).toHaveLength(1)
  },
)

describe.for(['en', 'de'] as const)('a link that opens nothing, in %s', (language) => {
  const good = { en: 'This link leads nowhere', de: 'Dieser Link führt nirgendwohin' }[language]
  const late = { en: 'This link has expired', de: 'Dieser Link ist abgelaufen' }[language]

  test.for(['registrations', 'consents'] as const)('says so: %s', async (place, { world }) => {
    const signing = signer(readSecret(world.site.dataDir))
    const other = signing.sign(place === 'consents' ? 'registration' : 'consent', 'x')
    const unknown = signing.sign(place === 'consents' ? 'consent' : 'registration', 'nobody')
    for (const token of [
      'manage',
      'x',
      'a.b.c',
      other,
      `${unknown}x`,
      unknown,
      '%F0%9F%92%A9',
      'x'.repeat(2_000),
    ]) {
      const page = await ask(world.origin, `/${language}/${place}/${token}/`)
      expect(page.status).toBe(404)
      expect(page.text).toContain(good)
    }
    const old = signing.sign(place === 'consents' ? 'consent' : 'registration', 'x', new Date(0))
    const page = await ask(world.origin, `/${language}/${place}/${old}/`)
    expect(page.status).toBe(410)
    expect(page.text).toContain(late)
    expect(page.text).toContain('mailto:hello@voltaic.example')
  })

  test.for(['/api/registrations/cancel', '/api/consents/confirm', '/api/consents/withdraw'])(
    'and its button does nothing: %s',
    async (path, { world }) => {
      for (const token of ['', 'forged', 'a.b.c']) {
        const answer = await world.post(path, { token, language })
        expect(answer.status).toBe(422)
        expect(answer.text).toContain(good)
      }
      const json = await world.post(path, { token: 'forged', language }, { accept: 'application/json' })
      expect(JSON.parse(json.text)).toMatchObject({
        error: 'invalid',
        fields: { token: { code: 'unknown' } },
      })
    },
  )
})

test('a button that another site posts does nothing', async ({ world }) => {
  const token = signer(readSecret(world.site.dataDir)).sign('registration', 'x')
  const answer = await world.post('/api/registrations/cancel', { token }, { origin: 'https://evil.example' })
  expect(answer.status).toBe(403)
})
