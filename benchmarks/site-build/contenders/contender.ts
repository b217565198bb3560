import { type Command, peakMemory, type Run } from '../measure.ts'
import type { Workplace } from '../workplace.ts'

/** Where a contender works in one round; its output goes into an empty folder. */
export interface Turn extends Workplace {
  readonly round: number
  /** Folder of the round, new for each: nothing has to be removed while the benchmark runs. */
  readonly outputs: string
}

/** What a build took. */
export interface Figures {
  readonly seconds: number
  /** All processors together; null where the system does not say. */
  readonly cpuSeconds: number | null
  /** Null where the system does not say. */
  readonly peakBytes: number | null
}

/** One build that is timed. */
export interface Trial {
  /** What happens before the clock starts. */
  readonly prepare?: () => Promise<void> | void
  readonly command: Command
  /** What is read from the run, by the name of the row that it goes into. */
  readonly figures: (run: Run) => Readonly<Record<string, Figures>>
  /** Looks whether the build did what it was run for; throws where it did not. */
  readonly prove?: () => void
  /** The build removes as many files as it makes. */
  readonly removes?: boolean
}

/** A generator of sites in one round. Its trials follow upon each other. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** Where its HTML goes. */
  readonly output: string
  readonly trials: readonly Trial[]
}

/** A build that is one row. */
export function trial(name: string, command: Command, more: Pick<Trial, 'prepare' | 'prove'> = {}): Trial {
  return { command, figures: (run) => ({ [name]: wholeRun(run) }), ...more }
}

/** The figures of a whole run. */
export function wholeRun(run: Run): Figures {
  return { seconds: run.seconds, cpuSeconds: run.cpuSeconds, peakBytes: peakMemory(run.samples) }
}
