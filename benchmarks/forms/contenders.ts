import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot, type Workplace } from '../../tests/faults/workplace.ts'

/** A server that takes registrations. */
export interface Contender {
  readonly name: string
  readonly words: (place: Workplace) => readonly string[]
}

const peer = (file: string, commits: 'shared' | 'single') => (place: Workplace) => [
  join(import.meta.dirname, 'peers', file),
  place.databasePath,
  commits,
]

/** Magnetiq whole, as it is served, and its peers: with the group commit, and with a commit for each request. */
export const contenders: readonly Contender[] = [
  {
    name: 'Magnetiq',
    words: ({ site }) => [
      join(projectRoot, 'scripts/magnetiq.ts'),
      ...['serve', '--json', '--out', relative(projectRoot, site)],
    ],
  },
  { name: 'node:http, shared commits', words: peer('bare.ts', 'shared') },
  { name: 'Fastify, shared commits', words: peer('fastify.ts', 'shared') },
  { name: 'node:http, a commit each', words: peer('bare.ts', 'single') },
  { name: 'Fastify, a commit each', words: peer('fastify.ts', 'single') },
]

/** A contender that runs. */
export interface RunningContender {
  readonly origin: string
  /** Bytes of its resident memory; 0 where the system does not say. */
  memory(): number
  stop(): Promise<void>
}

/** Starts a contender on a workplace. */
export async function start({ name, words }: Contender, place: Workplace): Promise<RunningContender> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, words(place), {
    cwd: projectRoot,
    env: { PATH, HOME, DATA_DIR: place.dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  let origin: string | undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (!origin) said += text
  })
  while (!origin) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (child.exitCode !== null) throw new Error(`${name} does not start: ${said}`)
  }
  return {
    origin,
    memory: () => residentBytes(child.pid ?? 0),
    async stop() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    },
  }
}

function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
