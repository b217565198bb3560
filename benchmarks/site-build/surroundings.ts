import { statfsSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { canLook } from './process-tree.ts'

/** What the figures depend on beside the programs. */
export interface Surroundings {
  readonly processors: string
  readonly memory: string
  readonly node: string
  /** The kind of file system that everything is written to, for all the same. */
  readonly fileSystem: string
  readonly memoryMeasured: string
}

const fileSystems: Readonly<Record<number, string>> = {
  61267: 'ext4',
  16914836: 'tmpfs',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  2035054128: 'overlayfs',
}

export function surroundings(folder: string): Surroundings {
  const { type } = statfsSync(folder)
  return {
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${(totalmem() / 1e9).toFixed(0)} GB`,
    node: process.version,
    fileSystem: fileSystems[type] ?? `type ${type}`,
    memoryMeasured: canLook
      ? 'resident memory of the process and all its children together, looked at every 50 ms in /proc'
      : 'not measured: this system has no /proc',
  }
}
