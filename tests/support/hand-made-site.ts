import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { parseConfig } from '../../src/config.ts'
import type { OutputDirectories } from '../../src/publishing/output-directory.ts'
import { type RunningServer, startServer } from '../../src/server.ts'
import type { LogEntry } from '../../src/serving/log.ts'

/** A server of the project on a port of its own, and where it answers. */
export interface ServedSite {
  readonly server: RunningServer
  readonly origin: string
  /** What went wrong unexpectedly; a test that expects nothing of that kind looks that it is empty. */
  readonly errors: unknown[]
  /** What the server logged of requests. */
  readonly log: LogEntry[]
}

/** Writes files by their paths below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** Serves an output folder as `magnetiq serve` does. Whoever starts a server closes it. */
export async function serveOutput(
  output: OutputDirectories,
  databasePath: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServedSite> {
  const errors: unknown[] = []
  const config = parseConfig({ PORT: '0', DATABASE_PATH: databasePath, ...env }, dirname(databasePath))
  const log: LogEntry[] = []
  const server = await startServer(
    config,
    output,
    (error) => errors.push(error),
    (entry) => log.push(entry),
  )
  const { port } = server.http.address() as AddressInfo
  return { server, origin: `http://127.0.0.1:${port}`, errors, log }
}
