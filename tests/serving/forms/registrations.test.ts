import { describe, expect } from 'vitest'
import { isReference } from '../../../src/leads/reference.ts'
import { openWebinar, person, test } from '../../support/form-site.ts'
import { ask } from '../../support/http.ts'

const json = (text: string) => JSON.parse(text) as Record<string, unknown>

describe('a registration', () => {
  test('is a row with its consents and its mails, before it is answered', async ({ site }) => {
    const answer = await site.post(
      {
        ...person,
        language: 'de',
        company: ' Voltaic\u0000 ',
        send_reminder: '1',
        marketing_consent: '1',
        utm_source: 'mail',
      },
      { 'user-agent': 'Tester/1', referer: `${site.origin}/de/webinars/inertia/?utm_campaign=spring` },
    )
    const { reference, ...rest } = json(answer.text)
    expect(answer.status).toBe(201)
    expect(rest).toEqual({ status: 'registered' })
    expect(isReference(String(reference))).toBe(true)
    expect(answer.headers.location).toMatch(/^\/de\/thank-you\/registration\/\?for=[\w.-]+$/)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(site.rows('select * from webinar_registrations')).toEqual([
      expect.objectContaining({
        reference,
        webinar_id: 1,
        language: 'de',
        first_name: 'Ada',
        email: 'ada@example.com',
        company: 'Voltaic',
        phone: null,
        status: 'registered',
        send_reminder: 1,
        send_recording: 0,
        form_key: null,
        quarantine_reason: null,
        utm_source: 'mail',
        utm_campaign: 'spring',
        landing_page: '/de/webinars/inertia/?utm_campaign=spring',
      }),
    ])
    const consents = site.rows('select * from consents order by id')
    expect(consents).toEqual([
      expect.objectContaining({
        purpose: 'marketing',
        lead_kind: 'registration',
        lead_id: 1,
        email: 'ada@example.com',
        language: 'de',
        wording: expect.stringContaining('Das kann ich jederzeit beenden.'),
        wording_version: expect.stringMatching(/^[0-9a-f]{16}$/),
        page_path: '/de/webinars/inertia/',
        ip_address: '127.0.0.1',
        user_agent: 'Tester/1',
        confirmed_at: null,
      }),
    ])
    expect(
      site.rows('select kind, lead_kind, lead_id, recipient, language from outgoing_mail order by id'),
    ).toEqual([
      {
        kind: 'registration-confirmed',
        lead_kind: 'registration',
        lead_id: 1,
        recipient: person.email,
        language: 'de',
      },
      { kind: 'consent-confirm', lead_kind: 'consent', lead_id: 1, recipient: person.email, language: 'de' },
    ])
    expect(site.errors).toEqual([])
  })

  test('records which privacy notice was shown, and asks for no news that nobody wanted', async ({
    site,
  }) => {
    await site.database.db
      .insertInto('pages')
      .values({
        slug: 'privacy',
        title: '{"en":"Privacy"}',
        content: '{"en":"What we keep."}',
        status: 'published',
      })
      .execute()
    site.set('privacy_page', 'privacy')
    await site.post(person)
    expect(site.rows('select purpose, wording, language from consents')).toEqual([
      {
        purpose: 'privacy_notice',
        wording: 'How we handle what you send is written in our privacy notice.',
        language: 'en',
      },
    ])
    expect(site.rows('select kind from outgoing_mail')).toEqual([{ kind: 'registration-confirmed' }])
  })

  test('may be sent as JSON, too', async ({ site }) => {
    const answer = await ask(site.origin, '/api/registrations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...person,
        send_recording: true,
        send_reminder: false,
        phone: 123,
        company: null,
      }),
    })
    expect(answer.status).toBe(201)
    expect(
      site.rows('select send_recording, send_reminder, phone, company from webinar_registrations'),
    ).toEqual([{ send_recording: 1, send_reminder: 0, phone: '123', company: null }])
  })

  test('sent by a browser leads on to the page that says thank you', async ({ site }) => {
    const answer = await site.post({ ...person, language: 'de' }, { accept: 'text/html,*/*;q=0.8' })
    expect(answer).toMatchObject({ status: 303, text: '' })
    expect(answer.headers.location).toMatch(/^\/de\/thank-you\/registration\/\?for=/)
  })
})

describe('sent twice', () => {
  test('it is one row, one mail and the same answer: with a key, and without', async ({ site }) => {
    for (const fields of [person, { ...person, email: 'lise@example.com', form_key: await site.key() }]) {
      const first = await site.post(fields)
      const again = await Promise.all(
        Array.from({ length: 5 }, () => site.post({ ...fields, email: fields.email.toUpperCase() })),
      )
      expect(first.status).toBe(201)
      for (const { status, text } of again)
        expect({ status, text }).toEqual({ status: 201, text: first.text })
    }
    expect(site.rows('select email from webinar_registrations order by id')).toEqual([
      { email: 'ada@example.com' },
      { email: 'lise@example.com' },
    ])
    expect(site.rows('select id from outgoing_mail')).toHaveLength(2)
  })

  test('at once, twenty times with one key, it is one row', async ({ site }) => {
    const fields = { ...person, form_key: await site.key() }
    const answers = await Promise.all(Array.from({ length: 20 }, () => site.post(fields)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(site.rows('select id from webinar_registrations')).toHaveLength(1)
    expect(site.rows('select form_key from webinar_registrations')).toEqual([
      { form_key: expect.stringMatching(/^[\w-]{22}$/) },
    ])
  })

  test('after it was cancelled, the same form does not register again, and a new one does', async ({
    site,
  }) => {
    const fields = { ...person, form_key: await site.key() }
    const first = await site.post(fields)
    site.database.sqlite.exec("update webinar_registrations set status = 'cancelled'")
    expect(json((await site.post(fields)).text).reference).toBe(json(first.text).reference)
    const anew = await site.post({ ...person, form_key: await site.key() })
    expect(json(anew.text).reference).not.toBe(json(first.text).reference)
    expect(site.rows('select status from webinar_registrations order by id')).toEqual([
      { status: 'cancelled' },
      { status: 'registered' },
    ])
  })

  test('with the key of a form that registered somebody else, it is another registration', async ({
    site,
  }) => {
    const form_key = await site.key()
    await site.post({ ...person, form_key })
    await site.post({ ...person, email: 'lise@example.com', form_key })
    expect(site.rows('select email from webinar_registrations')).toHaveLength(2)
  })
})

describe('what is wrong', () => {
  test.for([
    ['en', 'Please fill in this field.', 'Please give an e-mail address such as name@example.com.'],
    [
      'de',
      'Bitte füllen Sie dieses Feld aus.',
      'Bitte geben Sie eine E-Mail-Adresse wie name@example.com an.',
    ],
  ] as const)('is told in %s, field by field', async ([language, required, email], { site }) => {
    const fields = { webinar: 'inertia', language, first_name: ' ', last_name: 'W', email: 'ada@example' }
    const answer = await site.post(fields)
    expect(answer.status).toBe(422)
    expect(json(answer.text)).toEqual({
      error: 'invalid',
      fields: {
        first_name: { code: 'required', message: required },
        email: { code: 'email', message: email },
      },
    })
    expect(site.rows('select id from webinar_registrations')).toEqual([])
  })

  test('is told in the language of the page or of the visitor, where the form does not say', async ({
    site,
  }) => {
    const message = async (headers: Record<string, string>) =>
      (await site.post({}, headers)).text.includes('Bitte') ? 'de' : 'en'
    expect(await message({ referer: `${site.origin}/de/webinars/inertia/` })).toBe('de')
    expect(await message({ 'accept-language': 'de-AT' })).toBe('de')
    expect(await message({})).toBe('en')
  })

  test('with a webinar that is not announced is told of the webinar', async ({ site }) => {
    await site.database.db
      .insertInto('webinars')
      .values({ ...openWebinar, id: 2, slug: 'draft', status: 'draft' })
      .execute()
    for (const webinar of ['nothing', 'draft', '../..', 'x'.repeat(100)]) {
      const answer = await site.post({ ...person, webinar })
      expect(answer.status).toBe(422)
      expect(json(answer.text)).toMatchObject({ fields: { webinar: { code: 'unknown' } } })
    }
  })

  test.for([
    [{ registration_enabled: 0 }, 'Registration for this webinar is not open.'],
    [{ registration_deadline: '2020-01-01 00:00:00' }, 'Registration for this webinar has closed.'],
    [{ status: 'cancelled' }, 'This webinar has been cancelled.'],
    [{ scheduled_at: '2020-01-01 00:00:00' }, 'This webinar is over.'],
  ] as const)('with a webinar that is closed (%j) is a conflict', async ([change, message], { site }) => {
    await site.database.db.updateTable('webinars').set(change).execute()
    const answer = await site.post(person)
    expect(answer.status).toBe(409)
    expect(json(answer.text)).toEqual({ error: 'closed', message })
  })
})

describe('seats', () => {
  test('are given until there are none; then people wait, and then it is full', async ({ site }) => {
    await site.database.db.updateTable('webinars').set({ max_participants: 2 }).execute()
    site.set('forms', { minimum_seconds: 0, waiting_list: 1 })
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => site.post({ ...person, email: `p${index}@example.com` })),
    )
    const outcomes = answers
      .map(({ status, text }) => `${status} ${json(text).status ?? json(text).error}`)
      .sort()
    expect(outcomes).toEqual(['201 registered', '201 registered', '201 waiting', '409 full', '409 full'])
    expect(
      site.rows('select kind, count(*) as count from outgoing_mail group by kind order by kind'),
    ).toEqual([
      { kind: 'registration-confirmed', count: 2 },
      { kind: 'registration-waiting', count: 1 },
    ])
  })
})

test('the key of a form is never kept, and different each time', async ({ site }) => {
  const answer = await ask(site.origin, '/api/form-key')
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  expect(json(answer.text).key).not.toBe(await site.key())
})
