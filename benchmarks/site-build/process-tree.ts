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

/** The share of all processors that were at work during some seconds of waiting, from 0 to 1; undefined where unknown. */
export async function busyShare(seconds: number): Promise<number | undefined> {
  const before = read('/proc/stat')
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  const after = read('/proc/stat')
  if (before === undefined || after === undefined) return undefined
  const ticks = (text: string) => text.split('\n', 1)[0]!.trim().split(/\s+/).slice(1).map(Number)
  const [from, to] = [ticks(before), ticks(after)]
  const spent = to.map((value, index) => value - (from[index] ?? 0))
  const all = spent.slice(0, 8).reduce((sum, value) => sum + value, 0)
  return all === 0 ? 0 : 1 - ((spent[3] ?? 0) + (spent[4] ?? 0)) / all
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
