import { setTimeout as sleep } from 'node:timers/promises'
import { holdLock } from '../content-db/lock-holder.ts'
import { type Figure, figure, percentile } from './figure.ts'
import { connections, type PostEnd, post, registrationOf } from './posting.ts'
import type { ServerProcess } from './server-process.ts'
import { openWebinar, type Workplace } from './workplace.ts'

/**
 * Has another process hold the write lock while forms are posted. A short hold is waited for; a long one is answered
 * with 503 and Retry-After; meanwhile the server goes on answering everybody else.
 */
export async function heldLock(
  place: Workplace,
  server: ServerProcess,
  { milliseconds, mustSucceed }: { milliseconds: number; mustSucceed: boolean },
): Promise<Figure & { readonly slowest: number; readonly p99: number }> {
  const wrong: string[] = []
  // More than ever wait at once: in a queue of the client's own, nobody would know who was slow.
  const agent = connections(500)
  const lock = await holdLock(place.databasePath)
  const begun = performance.now()
  let isHeld = true
  const delays: number[] = []
  const pinging = (async () => {
    while (isHeld) {
      const started = performance.now()
      await (await fetch(`${server.origin}/en/`)).text()
      delays.push(performance.now() - started)
      await sleep(10)
    }
  })()
  const posts: Promise<PostEnd>[] = []
  for (let count = 0; performance.now() - begun < milliseconds; count++) {
    const person = `lock-${milliseconds}-${count}`
    posts.push(post(server.origin, '/api/registrations', registrationOf(person, openWebinar), agent))
    await sleep(50)
  }
  await lock.letGo()
  isHeld = false
  await pinging
  const ends = await Promise.all(posts)
  agent.destroy()
  const answers = ends.filter((end) => end.kind === 'answer')
  const refused = answers.filter(({ status }) => status === 503)
  const slowestOf = (some: typeof answers) => Math.max(0, ...some.map((end) => end.milliseconds))
  const slowest = slowestOf(refused)
  const taken = answers.filter(({ status }) => status === 201)
  const others = ends.filter((end) => end.kind !== 'answer' || ![201, 503].includes(end.status))
  if (others.length > 0) wrong.push(`unexpected: ${JSON.stringify(others[0])}`)
  if (mustSucceed && refused.length > 0) wrong.push(`${refused.length} were refused`)
  if (!mustSucceed && refused.length === 0) wrong.push('nobody was told to try again')
  const p99 = percentile(delays, 0.99)
  const said = `held ${milliseconds / 1000} s, ${ends.length} posts: ${answers.length - refused.length} taken, ${refused.length} told to try again, the slowest of these after ${(slowest / 1000).toFixed(2)} s, of those taken ${(slowestOf(taken) / 1000).toFixed(2)} s; other requests meanwhile p50 ${percentile(delays, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`
  return { ...figure(`a lock held for ${milliseconds / 1000} s`, said, wrong), slowest, p99 }
}
