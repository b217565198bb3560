import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, figure } from './figure.ts'
import { type PostEnd, post, registrationOf } from './posting.ts'
import { freePort, type ServerProcess, startServer } from './server-process.ts'
import { openWebinar, query, type Workplace } from './workplace.ts'

/**
 * Milliseconds for which the system may have kept a connection that the server had not taken yet: where it stops
 * listening at that moment, the system resets it, and no server can tell. Nothing of it is ever stored.
 */
const longestUntaken = 500

/**
 * Restarts the server by SIGTERM again and again while forms come steadily. Whoever is not listened to tries again, as
 * a proxy does; no request that was taken stays without its answer.
 */
export async function restarted(
  place: Workplace,
  { restarts, perSecond = 50 }: { restarts: number; perSecond?: number },
): Promise<readonly Figure[]> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const ends: { readonly email: string; readonly end: PostEnd }[] = []
  const pending: Promise<void>[] = []
  let isRunning = true
  let server: ServerProcess = await startServer(place, { port })
  const posting = (async () => {
    for (let count = 0; isRunning; count++) {
      const fields = registrationOf(`restart-${count}`, openWebinar)
      pending.push(
        post(origin, '/api/registrations', fields).then(
          (end) => void ends.push({ email: fields.email, end }),
        ),
      )
      await sleep(1000 / perSecond)
    }
  })()
  for (let count = 0; count < restarts; count++) {
    await sleep(300 + Math.random() * 200)
    await server.end('SIGTERM')
    server = await startServer(place, { port })
  }
  await sleep(300)
  isRunning = false
  await posting
  await Promise.all(pending)
  await server.end('SIGTERM')

  const of = (kind: PostEnd['kind']) => ends.filter(({ end }) => end.kind === kind)
  const stored = new Set(
    query<{ email: string }>(
      place.databasePath,
      "SELECT email FROM webinar_registrations WHERE email LIKE 'restart-%'",
    ).map(({ email }) => email),
  )
  const wrong: string[] = []
  const late: string[] = []
  for (const { email, end } of ends) {
    if (end.kind === 'answer' && end.status !== 201) wrong.push(`${email} was answered with ${end.status}`)
    if (end.kind === 'answer' && !stored.has(email)) wrong.push(`${email} was acknowledged and is not stored`)
    if (end.kind === 'cut' && stored.has(email))
      wrong.push(`${email} was cut (${end.code}), though it is stored`)
    if (end.kind === 'cut' && end.milliseconds > longestUntaken) {
      late.push(`${email} was cut (${end.code}) after ${end.milliseconds.toFixed(0)} ms`)
    }
  }
  const said = `${restarts} restarts at ${perSecond} posts a second: ${of('answer').length} answered, ${of('refused').length} not listened to, ${of('cut').length} reset by the system when the server stopped listening, before it had taken them`
  return [
    figure('restarts by SIGTERM', said, wrong),
    figure(
      'restarts by SIGTERM: taken in time',
      `no connection waited ${longestUntaken} ms to be taken and was reset`,
      late,
    ),
  ]
}
