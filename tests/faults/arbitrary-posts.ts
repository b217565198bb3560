import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import fc from 'fast-check'
import { trapName } from '../../src/site/form-messages.ts'
import { type Figure, figure } from './figure.ts'
import { connections } from './posting.ts'
import type { ServerProcess } from './server-process.ts'
import { openWebinar } from './workplace.ts'

/** What may stand in a field: nothing, the usual, the longest, what databases and markup choke on. */
const value = fc.oneof(
  fc.string({ maxLength: 300, unit: 'binary' }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      openWebinar,
      'paper',
      'consultation',
      'en',
      'de',
      'xx',
      'ada@example.org',
      'ä@ö.example',
      '\u0000',
    ],
    ...[
      "'; DROP TABLE pages; --",
      '<script>alert(1)</script>',
      '%s%n',
      '\ud800',
      'x'.repeat(5_000),
      '-1',
      '1e309',
    ],
    ...['2099-01-01T09:00:00Z', '0000-00-00 00:00:00', 'null', '[]', '{}', 'on', 'a\r\nBcc: b@example.org'],
  ),
)

const names = [
  ...[
    'webinar',
    'whitepaper',
    'language',
    'first_name',
    'last_name',
    'email',
    'company',
    'job_title',
    'phone',
  ],
  ...[
    'utm_source',
    'landing_page',
    'form_key',
    'marketing_consent',
    'send_reminder',
    trapName,
    'token',
    'path',
  ],
  ...[
    'booking_type',
    'preferred_date',
    'timezone',
    'subject',
    'message',
    'urgency',
    '__proto__',
    'constructor',
  ],
]

const fields = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 20 })), value), {
  maxLength: 14,
})

/** Fields that are nearly right, so that rules are reached behind the first look. */
const likely = fc
  .record({
    webinar: fc.constantFrom(openWebinar, 'no-such'),
    whitepaper: fc.constantFrom('paper', 'no-such'),
    first_name: fc.string({ minLength: 1, maxLength: 20 }),
    last_name: fc.string({ minLength: 1, maxLength: 20 }),
    email: fc.emailAddress(),
    language: fc.constantFrom('en', 'de', 'xx'),
    booking_type: fc.constantFrom('consultation', 'demo', 'other'),
    preferred_date: fc.constantFrom(
      '2099-01-01T09:00:00Z',
      new Date(Date.now() + 7 * 86_400_000).toISOString(),
    ),
    path: fc.constantFrom('/en/', '/de/?utm_source=a', '//', '/%'),
    token: value,
    message: value,
  })
  .map((record) => Object.entries(record))

const encoded = fc
  .oneof(fields, likely, likely)
  .chain((list) =>
    fc.constantFrom(
      { type: 'application/x-www-form-urlencoded', body: urlencoded(list) },
      { type: 'application/json', body: JSON.stringify(Object.fromEntries(list)) },
      { type: 'text/plain;charset=UTF-8', body: JSON.stringify(Object.fromEntries(list)) },
      { type: 'multipart/form-data; boundary=x', body: multipart(list) },
    ),
  )

const raw = fc.record({
  type: fc.constantFrom(
    ...[
      'application/x-www-form-urlencoded',
      'application/json',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
    ],
    ...['text/plain', 'image/png', '', 'application/x-www-form-urlencoded; charset=utf-16'],
  ),
  body: fc.oneof(
    fc.string({ maxLength: 400, unit: 'binary' }),
    fc.constantFrom(
      '{',
      '[[[[',
      '--x\r\n',
      '%',
      '&=&=',
      '{"__proto__":{"a":1}}',
      `{"a":${'['.repeat(5_000)}`,
    ),
  ),
})

const sent = (pages: boolean) =>
  fc.record({
    message: fc.oneof(encoded, encoded, raw),
    accept: fc.constantFrom('application/json', 'application/json', pages ? 'text/html' : 'application/json'),
    origin: fc.constantFrom('own', 'own', 'own', 'none', 'foreign', 'null'),
  })

/**
 * Posts whatever may come to an endpoint: nothing makes it fail, keeps it busy for long, or fills its memory. Answers are
 * asked for as data and, where the workplace has `pages`, as pages as well.
 */
export async function arbitraryPosts(
  server: ServerProcess,
  path: string,
  { cases, slowest, pages }: { cases: number; slowest: number; pages: boolean },
): Promise<Figure> {
  const wrong: string[] = []
  const agent = connections(1)
  const statuses: Record<number, number> = {}
  let longest = 0
  let done = 0
  let memoryAtThird = 0
  await fc
    .assert(
      fc.asyncProperty(sent(pages), async ({ message, accept, origin }) => {
        const { status, milliseconds } = await send(server.origin, path, message, accept, origin, agent)
        statuses[status] = (statuses[status] ?? 0) + 1
        longest = Math.max(longest, milliseconds)
        if (++done === Math.floor(cases / 3)) memoryAtThird = residentBytes(server.pid)
        if (status >= 500 || status === 0) throw new Error(`was answered with ${status}`)
      }),
      { numRuns: cases, endOnFailure: true },
    )
    .catch((error: Error) => wrong.push(error.message.slice(0, 1_500)))
  agent.destroy()
  if (longest > slowest) wrong.push(`an answer took ${(longest / 1000).toFixed(1)} s`)
  const memory = residentBytes(server.pid)
  const grown = (memory - memoryAtThird) / 1e6
  // Two thirds of the cases may not cost more than what a collector leaves lying about.
  if (memoryAtThird > 0 && grown > 100) wrong.push(`memory grew by ${grown.toFixed(0)} MB`)
  const answered = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`)
  const said = `${done} cases (${answered.join(', ')}), the slowest ${longest.toFixed(0)} ms, memory ${(memory / 1e6).toFixed(0)} MB, ${grown.toFixed(0)} MB more than after a third`
  return figure(`whatever is posted to ${path}`, said, wrong)
}

function send(
  base: string,
  path: string,
  { type, body }: { type: string; body: string },
  accept: string,
  origin: string,
  agent: ReturnType<typeof connections>,
): Promise<{ status: number; milliseconds: number }> {
  const started = performance.now()
  const from = { own: base, none: undefined, foreign: 'https://elsewhere.example', null: 'null' }[origin]
  const headers = {
    accept,
    'content-length': Buffer.byteLength(body),
    ...(type ? { 'content-type': type } : {}),
    ...(from === undefined ? {} : { origin: from }),
  }
  return new Promise((resolve) => {
    const asking = request(`${base}${path}`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - started }),
      )
      response.on('error', () => resolve({ status: 0, milliseconds: performance.now() - started }))
    })
    asking.on('error', () => resolve({ status: 0, milliseconds: performance.now() - started }))
    asking.end(body)
  })
}

/** Memory of a process; 0 where the system does not say. */
function residentBytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1])
    return pages * 4096
  } catch {
    return 0
  }
}

const urlencoded = (list: readonly (readonly [string, string])[]) =>
  new URLSearchParams(list.map(([name, text]): [string, string] => [name, text.toWellFormed()])).toString()

const multipart = (list: readonly (readonly [string, string])[]) =>
  `${list.map(([name, text]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`).join('')}--x--\r\n`
