import { formRoutes } from '../../src/serving/forms/routes.ts'
import { arbitraryPosts } from './arbitrary-posts.ts'
import { type Figure, figure } from './figure.ts'
import { fullDisk } from './full-disk.ts'
import { heldLock } from './held-lock.ts'
import { killed } from './killed.ts'
import { lastSeats } from './last-seats.ts'
import { lastSlots } from './last-slots.ts'
import { restarted } from './restarted.ts'
import { sameKey } from './same-key.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import type { Sizes } from './sizes.ts'
import { syncedFirst } from './synced-first.ts'
import type { Workplace } from './workplace.ts'

/** Makes one thing go wrong in a workplace of its own, and gives what that showed. */
export type Fault = (place: Workplace, sizes: Sizes) => Promise<readonly Figure[]>

/** Milliseconds after which a visitor has been told to try again, and within which others are answered meanwhile. */
const [longestWait, longestDelay] = [5_000, 250]

/** Milliseconds for any answer at all. */
const slowest = 2_000

/** Every fault, by the name that `--only` takes. */
export const faults: Readonly<Record<string, Fault>> = {
  kills: async (place, { kills }) => [await killed(place, { cycles: kills })],
  sync: async (place, { traced }) => [await syncedFirst(place, { posts: traced })],
  seats: (place, { seatRounds }) =>
    withServers(place, 3, async (servers) => [await lastSeats(place, servers, { rounds: seatRounds })]),
  slots: (place, { seatRounds }) =>
    withServers(place, 3, async (servers) => [await lastSlots(place, servers, { rounds: seatRounds })]),
  keys: (place, { keyRounds }) =>
    withServers(place, 2, async (servers) => [await sameKey(place, servers, { rounds: keyRounds })]),
  locks: (place, { longLock }) =>
    withServers(place, 1, async ([server]) => {
      const brief = await heldLock(place, server, { milliseconds: 1_000, mustSucceed: true })
      const long = await heldLock(place, server, { milliseconds: longLock, mustSucceed: false })
      return [brief, long, ...timely(long)]
    }),
  disk: async (place, { fullDiskPosts }) => [await fullDisk(place, { posts: fullDiskPosts })],
  posts: async (place, { cases, pages }) => {
    if (pages) await place.build()
    const paths = [...formRoutes.map(({ path }) => path), '/api/events']
    return withServers(place, 1, async ([server]) => {
      const figures: Figure[] = []
      for (const path of paths) figures.push(await arbitraryPosts(server, path, { cases, slowest, pages }))
      return figures
    })
  },
  restarts: (place, { restarts }) => restarted(place, { restarts }),
}

/** Whether times were as they must be on a machine that does nothing else. */
const timely = ({ fault, slowest: wait, p99 }: Awaited<ReturnType<typeof heldLock>>): Figure[] => [
  figure(`${fault}: told in time`, `the slowest 503 after ${(wait / 1000).toFixed(2)} s`, [
    ...(wait > longestWait ? [`more than ${longestWait / 1000} s`] : []),
  ]),
  figure(`${fault}: others meanwhile`, `p99 ${p99.toFixed(0)} ms`, [
    ...(p99 > longestDelay ? [`more than ${longestDelay} ms`] : []),
  ]),
]

async function withServers(
  place: Workplace,
  count: number,
  work: (servers: [ServerProcess, ...ServerProcess[]]) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(place)))
  try {
    return await work(servers as [ServerProcess, ...ServerProcess[]])
  } finally {
    await Promise.all(servers.map((server) => server.end('SIGTERM')))
  }
}
