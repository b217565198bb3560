import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BuiltFormSite, serveBuiltForms } from '../../support/built-form-site.ts'
import { type Answer, ask } from '../../support/http.ts'

let site: BuiltFormSite
beforeAll(async () => {
  site = await serveBuiltForms()
}, 120_000)
afterAll(() => site?.close())
beforeEach(() => {
  site.site.database.sqlite.exec(
    'delete from webinar_registrations; delete from consents; delete from outgoing_mail',
  )
})

const person = {
  first_name: 'Ada',
  last_name: 'Winkler',
  email: 'ada@example.com',
  webinar: 'inertia',
  language: 'de',
}

const post = (fields: Record<string, string>): Promise<Answer> =>
  ask(site.origin, '/api/registrations', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      origin: site.origin,
    },
    body: String(new URLSearchParams(fields)),
  })

/** The tag of a field, with what stands in it. */
const field = (html: string, name: string) =>
  new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(html)?.[0] ?? ''

describe('a form with mistakes, sent without a script', () => {
  test('comes back in its language with what was written, and says what is wrong', async () => {
    const answer = await post({
      ...person,
      first_name: '<b>"Ada"</b>',
      email: 'ada',
      send_recording: '1',
      marketing_consent: '1',
      utm_source: 'mail',
      website: 'x',
    })
    const html = answer.text
    expect(answer.status).toBe(422)
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('text/html'),
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(html).toContain('<html lang="de"')
    expect(html).toMatch(/<meta name="robots" content="noindex/)
    expect(html).toMatch(
      /<div class="problems" role="alert" tabindex="-1" autofocus[^>]*>\s*<p[^>]*>\s*Ein Feld/,
    )
    expect(html).toContain('href="#email"')
    expect(field(html, 'email')).toMatch(/value="ada".*aria-invalid="true" aria-describedby="email-error"/)
    expect(html).toMatch(/id="email-error"[^>]*>\s*Bitte geben Sie eine E-Mail-Adresse/)
    expect(html).toContain('value="<b>&quot;Ada&quot;</b>"')
    expect(html).not.toContain('first_name-error')
    expect(field(html, 'send_recording')).toContain('checked')
    expect(field(html, 'send_reminder')).not.toContain('checked')
    expect(field(html, 'marketing_consent')).toContain('checked')
    expect(field(html, 'utm_source')).toContain('value="mail"')
    expect(field(html, 'website')).not.toContain('value')
    expect(field(html, 'webinar')).toContain('value="inertia"')
    expect(site.rows('select id from webinar_registrations')).toEqual([])
    expect(site.errors).toEqual([])
  })

  test('for a webinar that nobody announces shows the way back', async () => {
    const answer = await post({ ...person, webinar: 'x"><script>' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('href="/de/webinars/"')
    expect(answer.text).not.toContain('"><script>')
  })
})

test('the page itself ticks nothing beforehand, and its fields are told of nothing', async () => {
  const html = (await ask(site.origin, '/en/webinars/inertia/')).text
  expect(field(html, 'marketing_consent')).not.toContain('checked')
  expect(html).not.toContain('aria-invalid')
  expect(html).toMatch(/<div class="problems"[^>]* hidden/)
  expect(html).toMatch(/<p class="trap" inert aria-hidden="true">/)
})

describe('after a form was taken', () => {
  const follow = async (fields: Record<string, string>) => {
    const { status, headers } = await post(fields)
    expect(status).toBe(303)
    return ask(site.origin, String(headers.location))
  }

  test('the thank-you page names the reference', async () => {
    const answer = await follow(person)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.text).toContain('Sie sind angemeldet')
    const [row] = site.rows<{ reference: string }>('select reference from webinar_registrations')
    expect(answer.text).toContain(row?.reference)
  })

  test('the thank-you page names the place on the waiting list', async () => {
    await post(person)
    await post({ ...person, email: 'b@example.com' })
    const answer = await follow({ ...person, email: 'c@example.com', language: 'en' })
    expect(answer.text).toContain('You are on the waiting list')
    expect(answer.text).toContain('you are number 2 on the list')
  })

  test('a token that does not hold shows what everybody sees', async () => {
    const answer = await ask(site.origin, '/de/thank-you/registration/?for=x')
    expect(answer.status).toBe(200)
    expect(answer.headers.etag).toBeDefined()
    expect((await ask(site.origin, '/de/thank-you/registration/received/')).status).toBe(404)
  })
})

test('a webinar that has closed says so above the form', async () => {
  site.site.database.sqlite.exec("update webinars set registration_deadline = '2026-05-01 00:00:00'")
  try {
    const answer = await post(person)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Die Anmeldung zu diesem Webinar ist geschlossen.')
    expect(field(answer.text, 'email')).toContain('value="ada@example.com"')
  } finally {
    site.site.database.sqlite.exec('update webinars set registration_deadline = null')
  }
})
