import { describe, expect } from 'vitest'
import { readSecret } from '../../../src/leads/secret.ts'
import { signer } from '../../../src/leads/signed.ts'
import { bookedAt, bookingSetting, bookingStaff } from '../../support/bookings.ts'
import { test as base } from '../../support/database.ts'
import { type FormSite, serveForms } from '../../support/form-site.ts'

const wish = {
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@engines.example',
  booking_type: 'consultation',
  preferred_date: '2026-12-08T08:30:00Z',
  timezone: 'America/New_York',
  language: 'en',
}

const test = base
  .extend('site', async ({ folder, database }, { onCleanup }): Promise<FormSite> => {
    for (const person of bookingStaff) await database.db.insertInto('admin_users').values(person).execute()
    const site = await serveForms(folder, database, { AS_OF: bookedAt, DATA_DIR: folder })
    site.set('forms', { minimum_seconds: 0 })
    site.set('booking', bookingSetting)
    onCleanup(() => site.server.close())
    return site
  })
  .extend('send', ({ site }) => async (fields: Readonly<Record<string, string>>, path = '/api/bookings') => {
    const { status, text, headers } = await site.post(fields, {}, path)
    return { status, body: JSON.parse(text) as Record<string, unknown>, location: headers.location ?? '' }
  })
  .extend(
    'tokenOf',
    ({ folder }) =>
      (reference: unknown, until?: Date) =>
        signer(readSecret(folder)).sign('booking', String(reference), until),
  )

describe('POST /api/bookings', () => {
  test('takes a slot that is offered, and gives its reference', async ({ site, send }) => {
    const { status, body, location } = await send(wish)
    expect({ status, body }).toEqual({
      status: 201,
      body: { reference: expect.stringMatching(/^[A-Z2-7]{26}$/), status: 'pending' },
    })
    expect(location).toMatch(/^\/en\/thank-you\/booking\/\?for=/)
    expect(site.rows('SELECT email, preferred_date, timezone, assigned_to FROM bookings')).toEqual([
      {
        email: 'ada@engines.example',
        preferred_date: '2026-12-08 08:30:00',
        timezone: 'America/New_York',
        assigned_to: 1,
      },
    ])
  })

  test('gives the same answer to the same form, sent many times at once', async ({ site, send }) => {
    const form_key = await site.key()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ ...wish, form_key })))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.reference}`)).size).toBe(1)
    expect(site.rows('SELECT id FROM bookings')).toHaveLength(1)
    expect(site.rows('SELECT id FROM outgoing_mail')).toHaveLength(2)
  })

  test('says that a slot is taken once everybody who gives it is', async ({ send }) => {
    for (const email of ['grace@engines.example', 'mary@engines.example']) await send({ ...wish, email })
    expect(await send(wish)).toMatchObject({
      status: 409,
      body: {
        error: 'slot-taken',
        message: 'Somebody was quicker: this appointment is taken. Please choose another.',
      },
    })
  })

  test('names each field that it cannot take', async ({ send }) => {
    const { status, body } = await send({
      ...wish,
      booking_type: 'party',
      preferred_date: 'tomorrow',
      email: 'ada',
      subject: 'x'.repeat(201),
      message: 'x'.repeat(5001),
      urgency: 'now',
    })
    expect(status).toBe(422)
    const fields = body.fields as Record<string, { code: string }>
    expect(Object.fromEntries(Object.entries(fields).map(([name, { code }]) => [name, code]))).toEqual({
      booking_type: 'choice',
      preferred_date: 'invalid',
      email: 'email',
      subject: 'too-long',
      message: 'too-long',
      urgency: 'choice',
    })
  })

  test('asks for a time where none was chosen', async ({ send }) => {
    const { preferred_date: _, ...rest } = wish
    const { body } = await send(rest)
    expect(body.fields).toEqual({ preferred_date: { code: 'required', message: expect.any(String) } })
  })

  test('gives none where none are given', async ({ site, send }) => {
    site.set('booking', null)
    expect(await send(wish)).toMatchObject({
      status: 409,
      body: { error: 'closed', message: 'We give no appointments online at the moment.' },
    })
  })
})

describe('the link of a booking', () => {
  test('cancels it, once', async ({ site, send, tokenOf }) => {
    const { body } = await send(wish)
    const token = tokenOf(body.reference)
    const cancelled = await send({ token, language: 'de' }, '/api/bookings/cancel')
    expect(cancelled).toMatchObject({ status: 201, body: { reference: body.reference, status: 'cancelled' } })
    expect(cancelled.location).toMatch(/^\/de\/bookings\/[^/]+\/$/)
    await send({ token, language: 'de' }, '/api/bookings/cancel')
    expect(site.rows('SELECT status, sequence FROM bookings')).toEqual([{ status: 'cancelled', sequence: 1 }])
  })

  test('moves it', async ({ site, send, tokenOf }) => {
    const { body } = await send(wish)
    const moved = await send(
      { token: tokenOf(body.reference), preferred_date: '2026-12-09T09:00:00Z' },
      '/api/bookings/move',
    )
    expect(moved).toMatchObject({ status: 201, body: { reference: body.reference, status: 'pending' } })
    expect(site.rows('SELECT preferred_date, sequence FROM bookings')).toEqual([
      { preferred_date: '2026-12-09 09:00:00', sequence: 1 },
    ])
  })

  test('moves it to no time that is taken or not offered', async ({ site, send, tokenOf }) => {
    const { body } = await send(wish)
    const token = tokenOf(body.reference)
    expect(await send({ token, preferred_date: '2026-12-06T09:00:00Z' }, '/api/bookings/move')).toMatchObject(
      {
        status: 409,
        body: { error: 'slot-taken' },
      },
    )
    expect(site.rows('SELECT sequence FROM bookings')).toEqual([{ sequence: 0 }])
  })

  test('changes nothing once the appointment has begun', async ({ site, send, tokenOf }) => {
    const { body } = await send(wish)
    site.database.sqlite.exec(`UPDATE bookings SET preferred_date = '2026-12-01 06:30:00'`)
    const token = tokenOf(body.reference)
    for (const path of ['/api/bookings/cancel', '/api/bookings/move']) {
      expect(await send({ token, preferred_date: '2026-12-09T09:00:00Z' }, path)).toMatchObject({
        status: 409,
        body: { error: 'closed', message: 'This appointment can no longer be changed.' },
      })
    }
  })

  test.for([
    ['forged', (token: string) => `${token.slice(0, -2)}AA`],
    [
      'another purpose’s',
      (_: string, folder: string) => signer(readSecret(folder)).sign('download', 'A'.repeat(26)),
    ],
    ['nothing', () => ''],
    ['the reference alone', (_: string, __: string, reference: string) => reference],
  ] as const)('does nothing where it is %s', async ([, forge], { site, send, tokenOf, folder }) => {
    const { body } = await send(wish)
    const token = forge(tokenOf(body.reference), folder, String(body.reference))
    const { status } = await send({ token }, '/api/bookings/cancel')
    expect(status).toBe(422)
    expect(site.rows('SELECT status FROM bookings')).toEqual([{ status: 'pending' }])
  })
})
