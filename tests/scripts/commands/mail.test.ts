import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from 'vitest'
import { makeRoom, prepare } from '../../mail/mail-room.ts'
import { writeFiles } from '../../support/hand-made-site.ts'
import { storeRegistrations } from '../../support/leads.ts'
import { endOf } from '../../support/process.ts'
import { startCommand } from '../../support/project-copy.ts'
import { test as base } from '../../support/typed-commands.ts'

/** A written mail, one that failed with something for a terminal in its answer, and one that waits. */
const test = base.extend('outbox', async ({ database }) => {
  await prepare(database)
  const room = makeRoom(database, null)
  await storeRegistrations(room.db, {}, {}, {})
  await room.promise({ leadId: 1, recipient: 'person1@example.com' })
  await room.round()
  await room.promise({ leadId: 2, recipient: 'person2@example.com' })
  await room.promise({ leadId: 3, recipient: 'person3@example.com', sendAfter: '2099-01-01 00:00:00' })
  const failed = { status: 'failed' as const, last_error: '550 \u001b[31mno', attempts: 1 }
  await room.db.updateTable('outgoing_mail').set(failed).where('id', '=', 2).execute()
  return database.sqlite
})

test('mails are listed, newest first, and by what became of them', async ({ magnetiq, outbox }) => {
  expect(outbox.open).toBe(true)
  const { code, stdout } = await magnetiq(['mail', 'list'])
  expect(code).toBe(0)
  expect(stdout.split('\n').map((line) => line.trim().split(/\s+/)[0])).toEqual(['3', '2', '1', ''])
  expect(stdout).toContain('person1@example.com  You are registered: Inertia')
  expect(stdout).not.toContain('\u001b')
  const failed = await magnetiq(['mail', 'list', '--status', 'failed', '--json'])
  expect(JSON.parse(failed.stdout).mails).toMatchObject([{ id: 2, last_error: '550 \u001b[31mno' }])
})

test('a mail is shown with all that it says', async ({ magnetiq, outbox }) => {
  expect(outbox.open).toBe(true)
  const { stdout } = await magnetiq(['mail', 'show', '1'])
  expect(stdout).toContain('To: person1@example.com\nSubject: You are registered: Inertia')
  expect(stdout).toContain('Your seat is reserved.')
  expect(stdout).toContain('[invite.ics]\nBEGIN:VCALENDAR')
  expect((await magnetiq(['mail', 'show', '1', '--html'])).stdout).toMatch(/^<!doctype html>/)
  expect(await magnetiq(['mail', 'show', '9'])).toMatchObject({ code: 1, stderr: 'There is no mail 9.\n' })
})

test('what failed is queued again, what waits is not', async ({ magnetiq, outbox }) => {
  expect(await magnetiq(['mail', 'retry', '2'])).toMatchObject({ code: 0 })
  const row = outbox.prepare('select status, attempts, last_error from outgoing_mail where id = 2').get()
  expect(row).toEqual({ status: 'queued', attempts: 0, last_error: null })
  for (const id of ['2', '3', '9']) expect((await magnetiq(['mail', 'retry', id])).code).toBe(1)
})

test.for([
  ['', true],
  ['smtp://magnetiq:s3cret@127.0.0.1:9', false],
] as const)(
  'the server says where mail goes that is sent nowhere, and no password: %j',
  async ([smtpUrl, isTold], { project, folder, database, onTestFinished }) => {
    expect(database.path).toBe(join(folder, 'magnetiq.db'))
    writeFiles(join(project, 'dist'), { _headers: '', 'en/index.html': 'home' })
    const child = startCommand(project, ['serve'], {
      env: { DATA_DIR: folder, PORT: '0', SMTP_URL: smtpUrl },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const ending = endOf(child)
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    const { code, stdout, stderr } = await ending
    expect(code).toBe(0)
    expect(stderr.includes('SMTP_URL is not set: mail is written and kept, not sent.')).toBe(isTold)
    expect(stdout + stderr).not.toContain('s3cret')
  },
)
