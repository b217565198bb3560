import { rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { expect } from 'vitest'
import { holdLock } from '../content-db/lock-holder.ts'
import { person, test } from '../support/form-site.ts'
import { ask } from '../support/http.ts'

test('a server that lives and is ready says so, and no proxy keeps that', async ({ site }) => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await ask(site.origin, path)
    expect(answer).toMatchObject({
      status: 200,
      text: '{"ok":true}',
      headers: { 'cache-control': 'no-store' },
    })
    expect(await ask(site.origin, path, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  }
})

test('a server without a site lives, and is not ready', async ({ site, folder }) => {
  rmSync(join(folder, 'site'), { recursive: true })
  expect((await ask(site.origin, '/healthz')).status).toBe(200)
  const answer = await ask(site.origin, '/readyz')
  expect(answer.status).toBe(503)
  expect(JSON.parse(answer.text)).toEqual({
    ok: false,
    reasons: [expect.stringContaining('There is no site.')],
  })
})

test('a server that closes is not ready, and finishes the forms that it has taken', async ({ site }) => {
  await site.post({})
  const lock = await holdLock(site.database.path)
  const agent = new Agent({ keepAlive: true })
  const { origin } = site
  const taken = site.post(person)
  // A connection that is in use stays open while the server closes.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closing = site.server.close()
  await lock.letGo()
  expect((await taken).status).toBe(201)
  await closing
  expect(site.rows('select status from webinar_registrations')).toEqual([{ status: 'registered' }])
  await expect(ask(origin, '/readyz', { agent })).rejects.toThrow(/ECONNREFUSED/)
  agent.destroy()
})
