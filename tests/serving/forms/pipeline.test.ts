import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { issueFormKey } from '../../../src/leads/form-key.ts'
import { readSecret } from '../../../src/leads/secret.ts'
import { signer } from '../../../src/leads/signed.ts'
import { formRoutes } from '../../../src/serving/forms/routes.ts'
import { holdLock } from '../../content-db/lock-holder.ts'
import { person, serveForms, test } from '../../support/form-site.ts'
import { ask, sendBytes } from '../../support/http.ts'

const json = (text: string) => JSON.parse(text) as Record<string, unknown>
const rowsIn = (site: { rows(sql: string): unknown[] }) =>
  site.rows('select id from webinar_registrations').length

describe('origins', () => {
  const own = (origin: string) => ({ origin })

  test('the site itself may send, by its public name and by the one that was asked', async ({ site }) => {
    expect(await site.post(person, own(site.origin))).toMatchObject({ status: 201 })
    expect(await site.post(person, own('http://localhost:0'))).toMatchObject({ status: 201 })
    // Behind a proxy that speaks TLS the browser says https, and this server hears http.
    const proxied = { host: 'www.voltaic.example', origin: 'https://www.voltaic.example' }
    expect(await site.post(person, proxied)).toMatchObject({ status: 201 })
  })

  test.for([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://www.voltaic.example.evil.example', host: 'www.voltaic.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { referer: 'https://evil.example/de/' },
    { referer: 'null' },
  ])('%j is refused, and nothing is written', async (headers, { site }) => {
    const answer = await site.post(person, headers)
    expect(answer.status).toBe(403)
    expect(json(answer.text)).toMatchObject({ error: 'origin' })
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(rowsIn(site)).toBe(0)
  })

  test.for([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])(
    'without an Origin, %j is taken',
    async (headers, { site }) => {
      expect(await site.post(person, headers)).toMatchObject({ status: 201 })
    },
  )

  test('that the operator names may send and read, from scripts too', async ({
    folder,
    database,
    site: _,
  }) => {
    const cdn = 'https://cdn.example'
    const site = await serveForms(folder, database, {
      FORMS_ALLOWED_ORIGINS: `${cdn}, https://other.example`,
    })
    const headers = { origin: cdn, 'access-control-request-method': 'POST' }
    const preflight = await ask(site.origin, '/api/registrations', { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': cdn,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Accept, Content-Type',
      vary: 'Origin',
    })
    const answer = await site.post(person, { origin: cdn })
    expect(answer).toMatchObject({
      status: 201,
      headers: { 'access-control-allow-origin': cdn, vary: 'Origin' },
    })
    expect(answer.headers['access-control-expose-headers']).toContain('Location')
    const key = await ask(site.origin, '/api/form-key', { headers: { origin: cdn } })
    expect(key.headers['access-control-allow-origin']).toBe(cdn)
    const foreign = { ...headers, origin: 'https://evil.example' }
    const refused = await ask(site.origin, '/api/registrations', { method: 'OPTIONS', headers: foreign })
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin')
    await site.server.close()
  })
})

test('every address that takes forms says who may, refuses other methods, foreign origins and other types', async ({
  site,
}) => {
  expect(formRoutes.length).toBeGreaterThan(0)
  expect(new Set(formRoutes.map(({ path }) => path)).size).toBe(formRoutes.length)
  for (const { path, authorisedBy } of formRoutes) {
    expect(['origin', 'signed link']).toContain(authorisedBy)
    // A link in a mail may be opened, too: its page is shown then, and nothing happens.
    const reading = authorisedBy === 'origin' ? ['GET', 'HEAD'] : []
    for (const method of [...reading, 'PUT', 'DELETE', 'PATCH']) {
      const answer = await ask(site.origin, path, { method })
      expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST, OPTIONS' } })
    }
    expect(await site.post({}, { origin: 'https://evil.example' }, path)).toMatchObject({ status: 403 })
    expect(await site.post({}, { 'content-type': 'text/plain' }, path)).toMatchObject({ status: 415 })
    expect((await site.post({}, {}, path)).status).toBe(422)
    expect((await site.post({ token: 'forged' }, {}, path)).status).toBe(422)
  }
  expect(site.errors).toEqual([])
})

describe('bodies', () => {
  const head = (more: string) =>
    `POST /api/registrations HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nContent-Type: application/json\r\n${more}\r\n\r\n`

  test('that say that they are too large are refused before they come', async ({ site }) => {
    const said = await sendBytes(site.origin, head('Content-Length: 65537'))
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
    expect(said).toMatch(/Connection: close/)
    expect(said).toContain('"error":"large"')
    const asked = await sendBytes(site.origin, head('Content-Length: 10000000\r\nExpect: 100-continue'))
    expect(asked).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('that turn out to be too large are refused while they come', async ({ site }) => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const said = await sendBytes(site.origin, head('Transfer-Encoding: chunked') + chunk.repeat(6))
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('of 64 KB are read', async ({ site }) => {
    const answer = await site.post({ ...person, message: 'x'.repeat(60_000) })
    expect(answer.status).toBe(201)
  })

  test('whose client asks first whether they are wanted are asked for', async ({ site }) => {
    const body = String(new URLSearchParams(person))
    const socket = connect(Number(new URL(site.origin).port), '127.0.0.1')
    socket.setEncoding('utf8')
    socket.write(
      `POST /api/registrations HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`,
    )
    const [first] = await once(socket, 'data')
    expect(first).toMatch(/^HTTP\/1\.1 100 /)
    socket.write(body)
    const [second] = await once(socket, 'data')
    expect(second).toMatch(/^HTTP\/1\.1 201 /)
    socket.destroy()
  })

  test.for(['[]', '"x"', 'null', '{', '', '{"email":"a"}}'])(
    'that are no object of JSON are 400: %s',
    async (body, { site }) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await ask(site.origin, '/api/registrations', { method: 'POST', headers, body })
      expect(answer.status).toBe(400)
      expect(json(answer.text)).toMatchObject({ error: 'unreadable' })
    },
  )

  test('of other types are 415', async ({ site }) => {
    for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/xml']) {
      expect(await site.post(person, { 'content-type': type })).toMatchObject({ status: 415 })
    }
  })

  test('that do not come to their end are cut off, and leave nothing', async ({ site }) => {
    site.server.http.requestTimeout = 300
    const said = await sendBytes(site.origin, `${head('Content-Length: 1000')}{"first_name":`)
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
    expect(rowsIn(site)).toBe(0)
    expect(site.errors).toEqual([])
  })

  test('whatever they hold, the answer is no failure of ours', async ({ site }) => {
    site.set('forms', { minimum_seconds: 0, client_posts: 1_000_000, address_posts: 1_000_000 })
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        'inertia',
        'ada@example.com',
        'a@xn--a',
        '1',
        'de',
        'fr',
        '\u0000',
        '\ud800',
        '__proto__',
      ),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 2 }),
      fc.object({ maxDepth: 1 }),
    )
    const names = [
      ...Object.keys(person),
      'phone',
      'utm_source',
      'form_key',
      'website',
      'landing_page',
      '__proto__',
      'toString',
    ]
    const forms = fc.dictionary(fc.constantFrom(...names), value)
    await fc.assert(
      fc.asyncProperty(forms, fc.boolean(), async (fields, isForm) => {
        const body = isForm
          ? String(new URLSearchParams(Object.entries(fields).map(([name, text]) => [name, String(text)])))
          : JSON.stringify(fields)
        const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
        const headers = { 'content-type': type, accept: 'application/json' }
        const { status } = await ask(site.origin, '/api/registrations', { method: 'POST', headers, body })
        expect([201, 422, 429]).toContain(status)
      }),
      { numRuns: 300 },
    )
    expect(site.errors).toEqual([])
  })
})

describe('what looks like a robot', () => {
  const quarantined = (site: { rows<Row>(sql: string): Row[] }) =>
    site
      .rows<{ quarantine_reason: string | null }>(
        'select quarantine_reason from webinar_registrations order by id',
      )
      .map(({ quarantine_reason }) => quarantine_reason)

  test('is kept, hears the same as everybody, takes no seat and gets no mail', async ({ site }) => {
    await site.database.db.updateTable('webinars').set({ max_participants: 1 }).execute()
    const answer = await site.post({ ...person, website: 'https://spam.example', marketing_consent: '1' })
    expect(answer.status).toBe(201)
    expect(json(answer.text)).toEqual({ reference: expect.any(String), status: 'registered' })
    const again = await site.post({ ...person, website: 'https://spam.example' })
    expect(again.text).toBe(answer.text)
    expect(quarantined(site)).toEqual(['trap'])
    expect(site.rows('select id from outgoing_mail')).toEqual([])
    const honest = await site.post(person)
    expect(json(honest.text).status).toBe('registered')
    expect(json(honest.text).reference).not.toBe(json(answer.text).reference)
    expect(site.rows('select kind from outgoing_mail')).toEqual([{ kind: 'registration-confirmed' }])
  })

  test('is whoever sends a form sooner than a person could', async ({ folder, database, site: first }) => {
    await first.server.close()
    first.set('forms', { minimum_seconds: 60 })
    const site = await serveForms(folder, database)
    const answer = await ask(site.origin, '/api/form-key')
    expect(json(answer.text)).toEqual({ key: expect.any(String), seconds: 60 })
    await site.post({ ...person, form_key: await site.key() })
    const signing = signer(readSecret(join(folder, 'data')))
    const older = issueFormKey(signing, new Date(Date.now() - 61_000))
    await site.post({ ...person, email: 'slow@example.com', form_key: older })
    await site.post({ ...person, email: 'plain@example.com' })
    await site.post({ ...person, email: 'forged@example.com', form_key: 'forged' })
    expect(quarantined(site)).toEqual(['too-fast', null, null, null])
    await site.server.close()
  })

  test('is whoever has a link for a name', async ({ site }) => {
    await site.post({ ...person, first_name: 'Win at https://spam.example' })
    await site.post({ ...person, email: 'b@example.com', last_name: 'www.spam.example' })
    expect(quarantined(site)).toEqual(['link-in-name', 'link-in-name'])
  })

  test('is whoever sends more for one address than people do', async ({ folder, database, site: first }) => {
    await first.server.close()
    first.set('forms', { minimum_seconds: 0, address_posts: 2 })
    for (const id of [2, 3]) {
      await database.db
        .insertInto('webinars')
        .values({ id, slug: `w${id}`, title: '{"en":"W"}', scheduled_at: '2099-01-01 00:00:00' })
        .execute()
    }
    const site = await serveForms(folder, database)
    for (const webinar of ['inertia', 'w2', 'w3']) await site.post({ ...person, webinar })
    expect(quarantined(site)).toEqual([null, null, 'too-many'])
    await site.server.close()
  })
})

test('a client that sends very much is told to wait, and for how long', async ({
  folder,
  database,
  site: first,
}) => {
  await first.server.close()
  first.set('forms', { client_posts: 2, client_minutes: 1 })
  const site = await serveForms(folder, database, { TRUSTED_PROXY_HOPS: '1' })
  const from = (address: string) => site.post(person, { 'x-forwarded-for': `6.6.6.6, ${address}` })
  expect((await from('192.0.2.1')).status).toBe(201)
  expect((await from('192.0.2.1')).status).toBe(201)
  const refused = await from('192.0.2.1')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
  expect(json(refused.text)).toEqual({
    error: 'too-many',
    message: expect.stringContaining('Nothing is lost'),
  })
  expect((await from('192.0.2.2')).status).toBe(201)
  await site.server.close()
})

test('a setting that cannot be used is told of, and counts as not set', async ({
  folder,
  database,
  site: first,
}) => {
  await first.server.close()
  first.set('forms', { client_posts: 'many' })
  const site = await serveForms(folder, database)
  expect((await site.post(person)).status).toBe(201)
  expect(site.errors).toMatchObject([
    { message: expect.stringMatching(/^system_settings, forms: client_posts: /) },
  ])
  await site.server.close()
})

describe('while the database', () => {
  test('is locked for a moment, forms wait; for long, they are asked to come again, and nothing is kept', async ({
    site,
  }) => {
    await site.post({})
    const lock = await holdLock(site.database.path)
    const waited = site.post(person)
    await sleep(500)
    await lock.letGo()
    expect((await waited).status).toBe(201)
    const longer = await holdLock(site.database.path)
    const refused = await site.post({ ...person, email: 'b@example.com' })
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
    expect(json(refused.text)).toMatchObject({ error: 'unavailable' })
    await longer.letGo()
    expect((await site.post({ ...person, email: 'c@example.com' })).status).toBe(201)
    expect(rowsIn(site)).toBe(2)
  })
})
