import { describe, expect } from 'vitest'
import { mostAttempts } from '../../src/content-db/leads/mail-queue.ts'
import { secondsUntilRetry } from '../../src/mail/retry.ts'
import { openSmtp } from '../../src/mail/smtp.ts'
import { test as plainTest } from '../support/database.ts'
import { storeRegistrations } from '../support/leads.ts'
import { type MailServerAnswers, startMailServer } from '../support/smtp.ts'
import { later, makeRoom, prepare, type TestRoom, test } from './mail-room.ts'

const rows = (room: TestRoom) => room.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()

/** A room that sends to a server which answers as told, with registrations that were each promised a mail. */
const answering = (answers: MailServerAnswers, registrations = 1) =>
  plainTest.extend('setup', async ({ database }, { onCleanup }) => {
    await prepare(database)
    const server = await startMailServer(answers)
    onCleanup(() => server.close())
    const room = makeRoom(database, openSmtp(server.url))
    const ids = await storeRegistrations(room.db, ...Array.from({ length: registrations }, () => ({})))
    for (const id of ids) await room.promise({ leadId: id, recipient: `person${id}@example.com` })
    return { room, server }
  })

test('what is promised is sent once, to its recipient alone', async ({ room, server }) => {
  const ids = await storeRegistrations(room.db, {}, {}, {})
  for (const id of ids) await room.promise({ leadId: id, recipient: `person${id}@example.com` })
  await room.round()
  await room.round()
  expect(server.mails.map(({ to }) => to)).toEqual([
    ['person1@example.com'],
    ['person2@example.com'],
    ['person3@example.com'],
  ])
  expect(await rows(room)).toMatchObject(
    ids.map(() => ({ status: 'sent', attempts: 1, sent_at: room.at, lease: null, last_error: null })),
  )
})

test('what is for later waits', async ({ room, server }) => {
  await storeRegistrations(room.db, {})
  await room.promise({ sendAfter: later(room.at, 10) })
  await room.round()
  expect(server.mails).toEqual([])
  room.at = later(room.at, 10)
  await room.round()
  expect(server.mails).toHaveLength(1)
})

test('what nobody waits for any longer is dropped', async ({ room, server }) => {
  await storeRegistrations(room.db, {})
  await room.promise({ expiresAt: room.at })
  await room.round()
  expect(server.mails).toEqual([])
  expect(await rows(room)).toMatchObject([{ status: 'dropped', attempts: 0 }])
})

test('a recipient is an address and never more', async ({ room, server }) => {
  await storeRegistrations(room.db, {})
  await room.promise({ recipient: 'a@example.com, b@example.com' })
  await room.round()
  expect(server.mails.flatMap(({ to }) => to)).not.toContain('b@example.com')
})

const busy: MailServerAnswers = { toRecipient: () => ({ code: 451, text: 'Not now' }) }
answering(busy)('a server that is busy is tried again, later each time', async ({ setup: { room } }) => {
  const waits: number[] = []
  for (let attempt = 1; attempt <= 3; attempt++) {
    await room.round()
    const [row] = await rows(room)
    expect(row).toMatchObject({ status: 'queued', attempts: attempt, lease: null })
    expect(row?.last_error).toMatch(/451/)
    waits.push((Date.parse(`${row?.send_after}Z`) - Date.parse(`${room.at}Z`)) / 1000)
    room.at = row?.send_after ?? ''
  }
  expect(waits).toEqual([60, 120, 240])
})

answering(busy)('after the last attempt a mail is given up', async ({ setup: { room } }) => {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    await room.round()
    room.at = later(room.at, 300)
  }
  expect(await rows(room)).toMatchObject([{ status: 'failed', attempts: mostAttempts }])
})

describe('the time until the next attempt', () => {
  plainTest('differs by chance and has an end', () => {
    expect([0, 0.5, 1].map((chance) => secondsUntilRetry(1, chance))).toEqual([45, 60, 75])
    expect(secondsUntilRetry(40, 0.5)).toBe(4 * 60 * 60)
    const all = Array.from({ length: mostAttempts }, (_, index) => secondsUntilRetry(index + 1, 0.5))
    expect(all.reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThan(24 * 60 * 60)
  })
})

const unknown: MailServerAnswers = {
  toRecipient: (address) =>
    address === 'person1@example.com' ? { code: 550, text: 'No such user' } : undefined,
}
answering(unknown, 2)('an address that is refused fails at once, others are sent', async ({ setup }) => {
  await setup.room.round()
  const [first, second] = await rows(setup.room)
  expect(first).toMatchObject({ status: 'failed', attempts: 1 })
  expect(first?.last_error).toMatch(/550.*No such user/)
  expect(second).toMatchObject({ status: 'sent' })
})

let isBusy = true
const oncePatient: MailServerAnswers = {
  toMail: async () => {
    if (!isBusy) return undefined
    isBusy = false
    return { code: 452, text: 'Too much at once' }
  },
}
answering(oncePatient)('every attempt sends the same bytes', async ({ setup: { room, server } }) => {
  await room.round()
  room.at = later(room.at, 60)
  // What changes in the meantime is told by a mail of its own.
  await room.db.updateTable('webinars').set({ presenter_name: 'Somebody Else' }).execute()
  await room.round()
  const [first, second] = server.mails
  expect(first?.source).toContain('Message-ID: <')
  expect(second?.source).toBe(first?.source)
  expect(await rows(room)).toMatchObject([{ status: 'sent', attempts: 2 }])
})

plainTest('a server that cannot be reached is asked once a round', async ({ database }) => {
  await prepare(database)
  const server = await startMailServer()
  await server.close()
  const room = makeRoom(database, openSmtp(server.url))
  const ids = await storeRegistrations(room.db, {}, {})
  for (const id of ids) await room.promise({ leadId: id })
  expect(await room.round()).toMatchObject({ ok: false, message: expect.stringContaining('ECONNREFUSED') })
  expect(await rows(room)).toMatchObject([
    { status: 'queued', attempts: 1 },
    { status: 'queued', attempts: 0 },
  ])
})

const guarded: MailServerAnswers = {
  options: {
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'magnetiq' && password === 'p@ss'
        ? done(null, { user: 1 })
        : done(new Error('Wrong password')),
  },
}
plainTest('user and password come from the address, and are told to nobody', async ({ database }) => {
  await prepare(database)
  const server = await startMailServer(guarded)
  const wrong = makeRoom(database, openSmtp(server.url.replace('//', '//magnetiq:s3cret@')))
  await storeRegistrations(wrong.db, {})
  await wrong.promise({})
  const outcome = await wrong.round()
  // The account is wrong, not the mail: it is kept.
  expect(outcome.ok).toBe(false)
  const [row] = await rows(wrong)
  expect(row).toMatchObject({ status: 'queued' })
  expect(JSON.stringify([outcome, row])).not.toContain('s3cret')
  const right = makeRoom(database, openSmtp(server.url.replace('//', '//magnetiq:p%40ss@')))
  right.at = later(right.at, 5)
  await right.round()
  expect(server.mails).toHaveLength(1)
  await server.close()
})

plainTest.for([
  ['smtps:', { secure: true }, ''],
  ['smtp:', { secure: false, disabledCommands: [] }, 'requireTLS=true'],
] as const)(
  '%s is encrypted, and a server is believed only with a certificate',
  async ([protocol, options, query], { database }) => {
    await prepare(database)
    // The server has a certificate that nobody signed.
    const server = await startMailServer({ options: { ...options, disabledCommands: [] } })
    const url = `${server.url.replace('smtp:', protocol)}?${query}`
    const strict = makeRoom(database, openSmtp(url))
    await storeRegistrations(strict.db, {})
    await strict.promise({})
    expect(await strict.round()).toMatchObject({ ok: false, message: expect.stringMatching(/certificate/i) })
    expect(server.mails).toEqual([])
    const lenient = makeRoom(database, openSmtp(`${url}&tls.rejectUnauthorized=false`))
    lenient.at = later(strict.at, 5)
    await lenient.round()
    expect(server.mails).toHaveLength(1)
    await server.close()
  },
)

plainTest('without a server mails are written, and sent as soon as there is one', async ({ database }) => {
  await prepare(database)
  const mute = makeRoom(database, null)
  await storeRegistrations(mute.db, {})
  await mute.promise({})
  await mute.round()
  const [written] = await rows(mute)
  expect(written).toMatchObject({ status: 'queued', attempts: 0, lease: null, written_at: mute.at })
  expect(written?.subject).toBe('You are registered: Inertia')
  const server = await startMailServer()
  const room = makeRoom(database, openSmtp(server.url))
  room.at = later(mute.at, 60)
  await room.round()
  expect(server.mails[0]?.source).toContain(written?.message_id)
  await server.close()
})

test('two workers share the work', async ({ database, room, server }) => {
  const ids = await storeRegistrations(room.db, ...Array.from({ length: 12 }, () => ({})))
  for (const id of ids) await room.promise({ leadId: id, recipient: `person${id}@example.com` })
  const other = makeRoom(database, openSmtp(server.url))
  await Promise.all([room.round(), other.round()])
  const recipients = server.mails.flatMap(({ to }) => to)
  expect(recipients.toSorted()).toEqual(ids.map((id) => `person${id}@example.com`).toSorted())
})

test('a lease of a worker that has died runs out', async ({ room, server }) => {
  await storeRegistrations(room.db, {})
  await room.promise({})
  await room.db
    .updateTable('outgoing_mail')
    .set({ lease: 'dead', leased_until: later(room.at, 5), attempts: 1 })
    .execute()
  await room.round()
  expect(server.mails).toEqual([])
  room.at = later(room.at, 5)
  await room.round()
  expect(server.mails).toHaveLength(1)
})

test('a mail that ends every process that touches it is given up', async ({ room, server }) => {
  await storeRegistrations(room.db, {})
  await room.promise({})
  await room.db.updateTable('outgoing_mail').set({ attempts: mostAttempts }).execute()
  await room.round()
  expect(server.mails).toEqual([])
  expect(await rows(room)).toMatchObject([{ status: 'failed', last_error: expect.stringContaining('ended') }])
})

test('a mail that cannot be written is told of and tried again', async ({ room, server }) => {
  await storeRegistrations(room.db, {})
  await room.promise({})
  await room.db.deleteFrom('translations').where('key', '=', 'mail.confirmed.subject').execute()
  await room.round()
  expect(server.mails).toEqual([])
  expect(room.errors).toHaveLength(1)
  expect(await rows(room)).toMatchObject([
    { status: 'queued', attempts: 1, last_error: expect.stringContaining('mail.confirmed.subject') },
  ])
})

test('a mail whose reason is gone is dropped', async ({ room, server }) => {
  await room.promise({ leadId: 99 })
  await storeRegistrations(room.db, { status: 'cancelled' }, { quarantine_reason: 'trap' })
  await room.promise({ leadId: 1 })
  await room.promise({ leadId: 2 })
  await room.round()
  expect(server.mails).toEqual([])
  expect((await rows(room)).map(({ status }) => status)).toEqual(['dropped', 'dropped', 'dropped'])
})
