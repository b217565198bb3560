import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findChromium, switches } from '../../tests/support/chromium.ts'

/** A Chromium that listens on a port to whoever drives it. */
export interface DrivenChromium {
  readonly port: number
  close(): Promise<void>
}

/** Starts a Chromium with a profile of its own. Nobody but Lighthouse may drive it: it waits for traces of its own. */
export async function startChromium(): Promise<DrivenChromium> {
  const profile = await mkdtemp(join(tmpdir(), 'magnetiq-lighthouse-'))
  const child = spawn(
    findChromium(),
    [
      ...switches,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(child, 'exit')
  let said = ''
  for await (const line of createInterface(child.stderr)) {
    said += `${line}\n`
    const [, port] = /^DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line) ?? []
    if (!port) continue
    child.stderr.resume()
    return {
      port: Number(port),
      async close() {
        child.kill()
        await ended
        await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      },
    }
  }
  throw new Error(`Chromium could not be started:\n${said}`)
}
