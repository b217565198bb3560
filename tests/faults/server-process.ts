import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { endOf } from '../support/process.ts'
import { projectRoot, type Workplace } from './workplace.ts'

/** `magnetiq serve` as a process. */
export interface ServerProcess {
  readonly origin: string
  readonly pid: number
  /** Sends a signal and waits until the process has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** What the process said to standard error. */
  readonly said: () => string
}

/** Starts a server of a workplace: any free port, unless one is told. */
export async function startServer(
  { dataDir, site }: Workplace,
  {
    port = 0,
    under = [],
    node = [],
  }: { port?: number; under?: readonly string[]; node?: readonly string[] } = {},
): Promise<ServerProcess> {
  const words = [
    ...[process.execPath, ...node, join(projectRoot, 'scripts/magnetiq.ts')],
    ...['serve', '--json', '--out', relative(projectRoot, site)],
  ]
  const [command = '', ...args] = [...under, ...words]
  const { PATH = '', HOME = '' } = process.env
  const child: ChildProcessWithoutNullStreams = spawn(command, args, {
    cwd: projectRoot,
    env: {
      ...{ PATH, HOME, DATA_DIR: dataDir, PORT: String(port) },
      NODE_COMPILE_CACHE: join(projectRoot, '.tmp/compiled'),
    },
  })
  const ending = endOf(child)
  let stderr = ''
  child.stderr.on('data', (text: string) => {
    stderr = (stderr + text).slice(-10_000)
  })
  const first = await Promise.race([
    once(child.stdout, 'data').then(([line]) => String(line)),
    ending.then((end) => end.stdout + end.stderr),
  ])
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(first)?.[0]
  if (!origin) throw new Error(`The server does not start: ${first}${stderr}`)
  return {
    origin,
    pid: child.pid as number,
    said: () => stderr,
    async end(signal) {
      child.kill(signal)
      await ending
    },
  }
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
