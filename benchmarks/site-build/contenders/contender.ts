import { rmSync } from 'node:fs'
import { type Command, peakMemory, type Run } from '../measure.ts'

/** What a build took. */
export interface Figures {
  readonly seconds: number
  /** All processors together; null where the system does not say. */
  readonly cpuSeconds: number | null
  /** Null where the system does not say. */
  readonly peakBytes: number | null
}

/** One kind of build that is timed. */
export interface Trial {
  /** What happens before the clock starts. */
  readonly prepare: (round: number) => Promise<void> | void
  readonly command: Command
  /** What is read from a run, by the name of the row that it goes into. */
  readonly figures: (run: Run) => Readonly<Record<string, Figures>>
  /** Looks whether the build did what it was run for; throws where it did not. */
  readonly prove?: (round: number) => void
}

/** A generator of sites. Its trials follow upon each other. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** Where its HTML goes. */
  readonly output: string
  readonly trials: readonly Trial[]
}

/** The figures of a whole run. */
export function wholeRun(run: Run): Figures {
  return { seconds: run.seconds, cpuSeconds: run.cpuSeconds, peakBytes: peakMemory(run.samples) }
}

/** A build into an empty folder, as one row. */
export function coldTrial(name: string, output: string, command: Command): Trial {
  return {
    prepare: () => rmSync(output, { recursive: true, force: true }),
    command,
    figures: (run) => ({ [name]: wholeRun(run) }),
  }
}
