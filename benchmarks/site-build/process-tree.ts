import { readdirSync, readFileSync } from 'node:fs'

/** A process as the kernel accounts for it. */
export interface ProcessFigures {
  readonly pid: number
  readonly name: string
  /** Resident memory now and at its highest, bytes. */
  readonly resident: number
  readonly highest: number
  /** Time on the processors so far, in user and system mode, seconds. */
  readonly cpu: number
}

/** Whether this system says what processes use: Linux does. */
export const canLook = process.platform === 'linux'

// What `getconf CLK_TCK` says on every Linux.
const ticksPerSecond = 100

/** The ids of a process and all below it. Reads every process of the system: 2 ms and more. */
export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? read(`/proc/${entry}/stat`) : undefined
    const parent = stat === undefined ? Number.NaN : Number(afterName(stat)[1])
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

/** What a process uses; undefined where it has ended. */
export function figuresOf(pid: number): ProcessFigures | undefined {
  const status = read(`/proc/${pid}/status`)
  const stat = read(`/proc/${pid}/stat`)
  const kilobytes = (name: string) => Number(status?.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1])
  const resident = kilobytes('VmRSS') * 1024
  // A process that has ended and was not waited for has no memory any more.
  if (status === undefined || stat === undefined || Number.isNaN(resident)) return undefined
  const fields = afterName(stat)
  return {
    pid,
    name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
    resident,
    highest: kilobytes('VmHWM') * 1024,
    cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
  }
}

/** The seconds that all processors together have been at work since the system started; undefined where unknown. */
export function systemCpu(): number | undefined {
  const stat = read('/proc/stat')
  if (stat === undefined) return undefined
  const ticks = stat.split('\n', 1)[0]!.trim().split(/\s+/).slice(1, 9).map(Number)
  // Idle, and idle while a disk was waited for.
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0)
  return (ticks.reduce((sum, value) => sum + value, 0) - idle) / ticksPerSecond
}

/** The fields of a stat line from the state on: the name before them may hold anything. */
const afterName = (stat: string) => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended since it was listed.
    return undefined
  }
}
