import { expect, vi } from 'vitest'
import { openSmtp } from '../../src/mail/smtp.ts'
import { startMailWorker } from '../../src/mail/worker.ts'
import { storeRegistrations } from '../support/leads.ts'
import { startMailServer } from '../support/smtp.ts'
import { makeRoom, prepare, test } from './mail-room.ts'

const patience = { timeout: 20_000, interval: 20 }
const statuses = ({ db }: ReturnType<typeof makeRoom>) =>
  db.selectFrom('outgoing_mail').select(['status', 'attempts']).orderBy('id').execute()

test('a worker sends what waits, and what it is woken for', async ({ room, server }) => {
  await storeRegistrations(room.db, {}, {})
  await room.promise({ leadId: 1 })
  const worker = startMailWorker(room, 3_600_000)
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), patience)
  await room.promise({ leadId: 2 })
  worker.wake()
  await vi.waitFor(() => expect(server.mails).toHaveLength(2), patience)
  await worker.close()
  expect(room.errors).toEqual([])
})

test('a worker looks at the clock by itself', async ({ room, server }) => {
  const worker = startMailWorker(room, 10)
  await storeRegistrations(room.db, { send_reminder: 1, told_schedule: null })
  room.at = '2027-01-14 13:10:00'
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), patience)
  await worker.close()
})

test('a worker that is closed finishes the mail in hand and takes no other', async ({ database }) => {
  await prepare(database)
  let go = () => {}
  const arrived = Promise.withResolvers<void>()
  const server = await startMailServer({
    toMail: async () => {
      arrived.resolve()
      await new Promise<void>((resolve) => {
        go = resolve
      })
      return undefined
    },
  })
  const room = makeRoom(database, openSmtp(server.url))
  await storeRegistrations(room.db, {}, {})
  for (const leadId of [1, 2]) await room.promise({ leadId })
  const worker = startMailWorker(room)
  await arrived.promise
  const closing = worker.close()
  go()
  await closing
  expect(await statuses(room)).toEqual([
    { status: 'sent', attempts: 1 },
    { status: 'queued', attempts: 0 },
  ])
  expect(server.mails).toHaveLength(1)
  await server.close()
})

test('a server that cannot be reached is complained of once', async ({ database }) => {
  await prepare(database)
  const server = await startMailServer()
  await server.close()
  const room = makeRoom(database, openSmtp(server.url))
  await storeRegistrations(room.db, {}, {}, {})
  for (const leadId of [1, 2, 3]) await room.promise({ leadId })
  const worker = startMailWorker(room, 5)
  await vi.waitFor(async () => {
    const tried = (await statuses(room)).filter(({ attempts }) => attempts > 0)
    expect(tried.length).toBeGreaterThan(1)
  }, patience)
  await worker.close()
  expect(room.errors).toHaveLength(1)
})
