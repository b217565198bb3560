import { expect } from 'vitest'
import { book } from '../../src/leads/booking.ts'
import { cancelForVisitor, changeStatus, move } from '../../src/leads/booking-changes.ts'
import { openSmtp } from '../../src/mail/smtp.ts'
import { test as base } from '../support/booking-database.ts'
import { bookedAt, fieldsWith, postWith } from '../support/bookings.ts'
import { startMailServer } from '../support/smtp.ts'
import { makeRoom, prepare } from './mail-room.ts'

const test = base.extend('world', async ({ database, leads }, { onCleanup }) => {
  await prepare(database)
  const server = await startMailServer()
  onCleanup(() => server.close())
  const room = makeRoom(database, openSmtp(server.url))
  // Promises are due from when the database wrote them.
  room.at = '2099-01-01 00:00:00'
  const outcome = await leads.inOneCommit((db) => book(db, postWith(), fieldsWith()))
  if (!outcome.ok) throw new Error(outcome.code)
  /** Sends what is due and gives the new mails by their recipients. */
  const send = async () => {
    const known = server.mails.length
    await room.db.updateTable('outgoing_mail').set({ expires_at: null }).execute()
    await room.round()
    expect(room.errors).toEqual([])
    const mails = (await server.read()).slice(known)
    return new Map(mails.map((mail) => [mail.to?.[0]?.address ?? '', mail]))
  }
  return { room, send, reference: outcome.reference, leads }
})

const visitor = 'ada@engines.example'
const lineOf = (calendar: unknown, name: string) =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(String(calendar))?.[1]

test('at each step a booking tells both sides, and is one entry in the calendar', async ({
  world: { send, reference, leads },
}) => {
  const entries: (string | undefined)[][] = []
  const enter = (calendar: unknown) =>
    entries.push(['METHOD', 'STATUS', 'SEQUENCE', 'DTSTART'].map((name) => lineOf(calendar, name)))

  const received = await send()
  expect([...received.values()].map(({ subject }) => subject)).toEqual([
    'Your request: Consultation, Tuesday, 8 December 2026',
    expect.stringContaining('Neuer Termin: Ada Byron, Dienstag, 8. Dezember 2026'),
  ])
  const first = received.get(visitor)?.attachments[0]?.content
  enter(first)

  await leads.inOneCommit((db) => move(db, reference, '2026-12-09 08:00:00', bookedAt))
  enter((await send()).get(visitor)?.attachments[0]?.content)

  const url = 'https://meet.voltaic.example/ada'
  await leads.inOneCommit((db) => changeStatus(db, reference, 'confirm', bookedAt, url))
  const confirmed = (await send()).get(visitor)
  expect(confirmed?.text).toContain(url)
  enter(confirmed?.attachments[0]?.content)

  await leads.inOneCommit((db) => cancelForVisitor(db, reference, bookedAt))
  const cancelled = await send()
  expect([...cancelled.keys()]).toHaveLength(2)
  const last = cancelled.get(visitor)?.attachments[0]?.content
  enter(last)

  expect(entries).toEqual([
    ['REQUEST', 'TENTATIVE', '0', '20261208T083000Z'],
    ['REQUEST', 'TENTATIVE', '1', '20261209T080000Z'],
    ['REQUEST', 'CONFIRMED', '1', '20261209T080000Z'],
    ['CANCEL', 'CANCELLED', '2', '20261209T080000Z'],
  ])
  expect(lineOf(last, 'UID')).toBe(lineOf(first, 'UID'))
})

test('a booking that was confirmed before its first mail was written gets one mail', async ({
  world: { send, reference, leads },
}) => {
  await leads.inOneCommit((db) => changeStatus(db, reference, 'confirm', bookedAt))
  const mails = await send()
  expect(mails.get(visitor)?.subject).toBe('Confirmed: Consultation, Tuesday, 8 December 2026')
})
