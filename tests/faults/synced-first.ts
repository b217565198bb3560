import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Figure, figure } from './figure.ts'
import { connections, post, registrationOf } from './posting.ts'
import { startServer } from './server-process.ts'
import { openWebinar, type Workplace } from './workplace.ts'

/** Whether this machine lets one process watch the system calls of another. */
export const canTrace = (): boolean => spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

/**
 * Watches the system calls of the server while forms are posted: after a form was read, its row was written to the log of
 * the database, then the log was flushed to disk, and only then it was answered.
 */
export async function syncedFirst(
  place: Workplace,
  { posts, atOnce = 10 }: { posts: number; atOnce?: number },
): Promise<Figure> {
  const fault = 'fdatasync before the answer'
  if (!canTrace()) return figure(fault, 'NOT SHOWN: there is no strace here, or it may not trace', [])
  const file = join(dirname(place.databasePath), 'strace.txt')
  const calls = 'trace=read,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,fdatasync,fsync'
  const under = ['strace', '-f', '-y', '-s', '5000', '-e', calls, '-o', file]
  const server = await startServer(place, { under })
  const agent = connections(atOnce)
  const wrong: string[] = []
  let sent = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (sent < posts) {
        const person = `synced-${sent++}-`
        const end = await post(
          server.origin,
          '/api/registrations',
          registrationOf(person, openWebinar),
          agent,
        )
        if (end.kind !== 'answer' || end.status !== 201) wrong.push(`${person} was not taken`)
      }
    }),
  )
  agent.destroy()
  // The server is strace's child: it is asked to end, and strace follows.
  const [child] = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ')
  if (child) process.kill(Number(child), 'SIGTERM')
  await sleep(200)
  await server.end('SIGTERM')

  const { proven, unproven, syncs } = readTrace(readFileSync(file, 'latin1'))
  if (proven + unproven.length < posts) wrong.push(`only ${proven + unproven.length} answers were seen`)
  wrong.push(...unproven)
  return figure(
    fault,
    `${proven} of ${posts} posts, ${atOnce} at once: row in the log, log flushed, then 201 (${syncs} flushes in all)`,
    wrong,
  )
}

/** How far a form has come: read from its connection, written to the log, flushed with it. */
type Stage = 'read' | 'written' | 'flushed'

/** Reads a trace: for each form, whether its row was written and flushed before it was answered. */
export function readTrace(trace: string): {
  readonly proven: number
  readonly unproven: readonly string[]
  readonly syncs: number
} {
  const stages = new Map<string, Stage>()
  /** Who was read last on a connection. */
  const senders = new Map<string, string>()
  const unproven: string[] = []
  let [proven, syncs] = [0, 0]
  /** Threads in a flush that ends in another line, and who had been written when it began. */
  const flushing = new Map<string, readonly string[]>()
  const written = () => [...stages].filter(([, stage]) => stage === 'written').map(([person]) => person)
  const flush = (people: readonly string[]) => {
    syncs++
    for (const person of people) if (stages.has(person)) stages.set(person, 'flushed')
  }
  for (const line of trace.split('\n')) {
    const [, thread = '', call = '', connection = ''] = /^(\d+) +(\w+)\((\d+<[^>]*>)/.exec(line) ?? []
    const people = line.match(/synced-\d+-/g) ?? []
    if (/^fdatasync|^fsync/.test(call) && connection.includes('-wal>')) {
      if (line.includes('<unfinished')) flushing.set(thread, written())
      else flush(written())
    } else if (/<\.\.\. (fdatasync|fsync) resumed>/.test(line)) {
      const resumed = /^\d+/.exec(line)?.[0] ?? ''
      flush(flushing.get(resumed) ?? [])
      flushing.delete(resumed)
    } else if (call === 'pwrite64' && connection.includes('-wal>')) {
      for (const person of people) if (stages.get(person) === 'read') stages.set(person, 'written')
    } else if (/^(read|recv)/.test(call) && people[0] && line.includes('email=')) {
      stages.set(people[0], 'read')
      senders.set(connection, people[0])
    } else if (/^(write|writev|sendto|sendmsg)$/.test(call) && line.includes('HTTP/1.1 201')) {
      const person = senders.get(connection) ?? ''
      if (stages.get(person) === 'flushed') proven++
      else unproven.push(`${person} was answered when it was ${stages.get(person)}`)
      stages.delete(person)
    }
  }
  return { proven, unproven, syncs }
}
