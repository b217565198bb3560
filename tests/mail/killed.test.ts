import { expect } from 'vitest'
import { openSmtp } from '../../src/mail/smtp.ts'
import { test } from '../support/database.ts'
import { storeRegistrations } from '../support/leads.ts'
import { endOf, startProcess } from '../support/process.ts'
import { startMailServer } from '../support/smtp.ts'
import { later, makeRoom, prepare } from './mail-room.ts'

const sender = new URL('processes/send-until-killed.ts', import.meta.url).pathname

test('a process killed after a mail went out and before it knew sends that one again, and no other', async ({
  database,
}) => {
  await prepare(database)
  const third = Promise.withResolvers<void>()
  const server = await startMailServer({
    async toMail() {
      if (server.mails.length !== 3) return undefined
      third.resolve()
      // The answer never reaches the one who waits for it.
      return new Promise(() => {})
    },
  })
  const room = makeRoom(database, null)
  const ids = await storeRegistrations(room.db, {}, {}, {}, {}, {})
  for (const id of ids) await room.promise({ leadId: id, recipient: `person${id}@example.com` })

  const child = startProcess(sender, database.path, server.url, room.at)
  const ended = endOf(child)
  await Promise.race([third.promise, ended])
  child.kill('SIGKILL')
  expect(await ended).toMatchObject({ signal: 'SIGKILL', stderr: '' })

  const next = makeRoom(database, openSmtp(server.url))
  // While the lease lasts, the one in hand may still be on its way.
  next.at = room.at
  await next.round()
  expect(server.mails.map(({ to }) => to[0])).toEqual([1, 2, 3, 4, 5].map((id) => `person${id}@example.com`))
  next.at = later(next.at, 5)
  await next.round()
  await next.round()
  const [, , inHand, , , again, ...more] = server.mails
  expect(more).toEqual([])
  // Whoever gets it twice can tell by the Message-ID; mail programs show it once.
  expect(again?.source).toBe(inHand?.source)
  const rows = await room.db
    .selectFrom('outgoing_mail')
    .select(['status', 'attempts'])
    .orderBy('id')
    .execute()
  expect(rows.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent'])
  expect(rows.map(({ attempts }) => attempts)).toEqual([1, 1, 2, 1, 1])
  await server.close()
})
