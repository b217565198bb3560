import { describe, expect, vi } from 'vitest'
import { errorEntry, jsonLines, type LogEntry } from '../../src/serving/log.ts'
import { person, serveForms, test } from '../support/form-site.ts'
import { ask } from '../support/http.ts'

const personal = /ada|winkler|example\.com|secret|192\.0\.2|voltaic|127\.0\.0\.1/i

describe('the log of requests', () => {
  test('has a line for each, with the id that the answer carries, and nothing that tells who it was', async ({
    site,
  }) => {
    const headers = {
      'user-agent': 'ada',
      referer: `${site.origin}/en/?email=ada@example.com`,
      'x-request-id': 'secret-secret',
    }
    const answers = [
      await site.post({ ...person, company: 'Voltaic' }, headers),
      await site.post({ ...person, email: 'ada' }, headers),
      await ask(site.origin, '/en/?email=ada@example.com', { headers }),
      await ask(site.origin, '/en/ada@example.com/', { headers }),
      await ask(site.origin, '/%', { headers }),
      await ask(site.origin, '/en/thank-you/registration/?for=secret'),
    ]
    // A line is written once the connection has taken the answer, which its reader may have before.
    await vi.waitFor(() => expect(site.log).toHaveLength(answers.length), { timeout: 10_000 })
    expect(site.log).toMatchObject([
      { method: 'POST', path: '/api/registrations', status: 201 },
      { method: 'POST', path: '/api/registrations', status: 422 },
      { method: 'GET', path: '/en/', status: 200 },
      { method: 'GET', path: null, status: 404 },
      { method: 'GET', path: null, status: 400 },
      { method: 'GET', path: null, status: 404 },
    ])
    const ids = answers.map((answer) => answer.headers['x-request-id'])
    expect(new Set(ids).size).toBe(answers.length)
    expect(site.log.map(({ request }) => request)).toEqual(ids)
    expect(JSON.stringify(site.log)).not.toMatch(personal)
  })

  test('takes the id that a proxy of our own gave', async ({ folder, database, site: _ }) => {
    const site = await serveForms(folder, database, { TRUSTED_PROXY_HOPS: '1' })
    const id = async (given: string) =>
      (await ask(site.origin, '/healthz', { headers: { 'x-request-id': given } })).headers['x-request-id']
    expect(await id('4bf92f3577b34da6')).toBe('4bf92f3577b34da6')
    expect(await id('ada@example.com')).not.toContain('ada')
    await site.server.close()
  })
})

describe('an error in the log', () => {
  test('says what and where, with its causes, and no address', () => {
    const cause = Object.assign(new Error('550 <ada@example.com> unknown'), { code: 'EENVELOPE' })
    const entry = errorEntry(new TypeError('Cannot mail ada@example.com.', { cause }), 'id-1')
    expect(entry).toMatchObject({
      level: 'error',
      request: 'id-1',
      name: 'TypeError',
      message: 'Cannot mail (address)',
      stack: expect.arrayContaining([expect.stringMatching(/^at .*log\.test\.ts/)]),
      cause: { code: 'EENVELOPE', message: '550 <(address)> unknown' },
    })
    expect(JSON.stringify(entry)).not.toMatch(/ada|example\.com/)
    expect(errorEntry('a text')).toMatchObject({ message: 'a text' })
  })
})

test('lines of one turn of the event loop are written at once', async () => {
  const written: string[] = []
  const log = jsonLines((text) => written.push(text))
  const entry: LogEntry = { time: 'now', level: 'info', event: 'request' }
  log(entry)
  log(entry)
  expect(written).toEqual([])
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  expect(written).toEqual([`${JSON.stringify(entry)}\n`.repeat(2)])
})
