import { randomFrom } from '../../../src/site/field/random.ts'

/** Choices that follow from a seed alone: the same seed makes the same page on every machine. */
export interface Dice {
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** True in about this share of the cases. */
  readonly chance: (share: number) => boolean
}

export function diceFrom(seed: string): Dice {
  const random = randomFrom(seed)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  return {
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    chance: (share) => random() < share,
  }
}
