import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a process ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts a TypeScript file as a Node process of its own. Compiled code is kept, as tests start the same ones often. */
export function startProcess(file: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'magnetiq-test-compile-cache') }
  return spawn(process.execPath, [file, ...args], { env })
}

/** Waits until a process has ended. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  const [code, signal] = await once(child, 'close')
  return { code, signal, ...output }
}
