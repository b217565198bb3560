import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { canLook, figuresOf, type ProcessFigures, systemCpu, treeOf } from './process-tree.ts'

/** A program to run. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What the processes of a run used at a moment. */
export interface Sample {
  /** Seconds since the start. */
  readonly at: number
  readonly processes: readonly ProcessFigures[]
}

/** A run of a program. */
export interface Run {
  readonly seconds: number
  /** Seconds on the processors, all processes and threads together; null where the system does not say. */
  readonly cpuSeconds: number | null
  /** The share of the processors that others had meanwhile, from 0 to 1; null where the system does not say. */
  readonly othersShare: number | null
  readonly samples: readonly Sample[]
  /** What it wrote, line by line, with the seconds since the start. */
  readonly lines: readonly { readonly at: number; readonly text: string }[]
}

const pollMilliseconds = 50
/** Looking for new processes costs more than looking at known ones: it is done seldom, and after each line of output. */
const pollsPerSearch = 5
const searchAfterLine = 0.3

/** Runs a program to its end and watches it and every process it starts. Throws where it fails, with what it said. */
export async function measure({ program, args, env = {} }: Command): Promise<Run> {
  const cpuBefore = systemCpu()
  const started = performance.now()
  const at = () => (performance.now() - started) / 1000
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: { at: number; text: string }[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim() !== '') lines.push({ at: at(), text: line })
    })
  }
  const samples: Sample[] = []
  const cpu = new Map<number, number>()
  let pids: readonly number[] = child.pid === undefined ? [] : [child.pid]
  let polls = 0
  const look = () => {
    const told = at() - (lines.at(-1)?.at ?? 0) < searchAfterLine
    if (child.pid !== undefined && (polls++ % pollsPerSearch === 0 || told)) pids = treeOf(child.pid)
    const processes = pids.flatMap((pid) => figuresOf(pid) ?? [])
    for (const { pid, cpu: seconds } of processes) cpu.set(pid, seconds)
    samples.push({ at: at(), processes })
  }
  const timer = canLook ? setInterval(look, pollMilliseconds) : undefined
  const exited = once(child, 'exit').then(([code, signal]) => ({ seconds: at(), code, signal }))
  const closed = once(child, 'close')
  const { seconds, code, signal } = await exited
  const cpuAfter = systemCpu()
  clearInterval(timer)
  await closed
  if (code !== 0) {
    const said = lines.map(({ text }) => text).join('\n')
    throw new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}:\n${said}`)
  }
  const cpuSeconds = canLook ? [...cpu.values()].reduce((sum, value) => sum + value, 0) : null
  const spent = cpuBefore === undefined || cpuAfter === undefined ? null : cpuAfter - cpuBefore
  const others =
    spent === null || cpuSeconds === null ? null : (spent - cpuSeconds) / (seconds * availableParallelism())
  return { seconds, cpuSeconds, othersShare: others, samples, lines }
}

/**
 * The most memory that was resident at once, bytes: all processes together at any sample, or the highest that the
 * kernel saw in one process. Null where there is no sample.
 */
export function peakMemory(samples: readonly Sample[]): number | null {
  const peaks = samples.flatMap(({ processes }) => [
    processes.reduce((sum, { resident }) => sum + resident, 0),
    ...processes.map(({ highest }) => highest),
  ])
  return peaks.length === 0 ? null : Math.max(...peaks)
}
