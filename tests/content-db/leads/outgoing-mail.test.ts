import { expect } from 'vitest'
import { type MailPromise, promiseMail } from '../../../src/content-db/leads/outgoing-mail.ts'
import { test } from '../../support/database.ts'

const promise: MailPromise = {
  kind: 'registration-confirmed',
  leadKind: 'registration',
  leadId: 7,
  recipient: 'jana@example.com',
  language: 'de',
}

const rows = "select kind, occasion, recipient, send_after <= datetime('now') as due from outgoing_mail"

test('a promise is one row however often it is made', async ({ database: { db, sqlite } }) => {
  await promiseMail(db, promise)
  await promiseMail(db, { ...promise, recipient: 'other@example.com' })
  expect(sqlite.prepare(rows).all()).toEqual([
    { kind: 'registration-confirmed', occasion: '', recipient: 'jana@example.com', due: 1 },
  ])
})

test('promises of a kind are told apart by their occasion', async ({ database: { db, sqlite } }) => {
  for (const occasion of ['1', '2', '2'])
    await promiseMail(db, { ...promise, kind: 'webinar-changed', occasion })
  expect(sqlite.prepare('select occasion from outgoing_mail order by occasion').pluck().all()).toEqual([
    '1',
    '2',
  ])
})

test('a promise goes with the transaction that made it', async ({ database: { db, sqlite } }) => {
  const failing = db.transaction().execute(async (transaction) => {
    await promiseMail(transaction, promise)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(sqlite.prepare(rows).all()).toEqual([])
})

test('a promise may be for later and of no use afterwards', async ({ database: { db, sqlite } }) => {
  await promiseMail(db, { ...promise, sendAfter: '2027-01-01 10:00:00', expiresAt: '2027-01-01 11:00:00' })
  expect(sqlite.prepare('select send_after, expires_at from outgoing_mail').get()).toEqual({
    send_after: '2027-01-01 10:00:00',
    expires_at: '2027-01-01 11:00:00',
  })
})
