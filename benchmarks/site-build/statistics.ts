import type { Figures } from './contenders/contender.ts'

/** The middle of some numbers; of an even count, the mean of the two in the middle. Null where one is unknown. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.floor(known.length / 2)]]
  return known.length < values.length || low === undefined || high === undefined ? null : (low + high) / 2
}

/** The median of each figure. */
export function medianFigures(rounds: readonly Figures[]): Figures {
  return {
    seconds: median(rounds.map(({ seconds }) => seconds)) ?? Number.NaN,
    cpuSeconds: median(rounds.map(({ cpuSeconds }) => cpuSeconds)),
    peakBytes: median(rounds.map(({ peakBytes }) => peakBytes)),
  }
}
