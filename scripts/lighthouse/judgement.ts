/** What Lighthouse judges, in the order of the table. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** One of the things that Lighthouse judges. */
export type Category = (typeof categories)[number]

/** What one visit of Lighthouse found. */
export interface Visit {
  /** From 0 to 100. */
  readonly scores: Partial<Readonly<Record<Category, number>>>
  /** Audits that cost points, with what Lighthouse says of them. */
  readonly complaints: readonly string[]
  /** How fast the machine was meanwhile: Lighthouse's own benchmark. */
  readonly speed: number
}

/** The middle one of the scores in each category. */
export function medianOf(visits: readonly Visit[]): Partial<Record<Category, number>> {
  const scores = categories.map((category) => {
    const sorted = visits.map(({ scores }) => scores[category] ?? 0).sort((a, b) => a - b)
    return [category, sorted[Math.floor(sorted.length / 2)]]
  })
  return Object.fromEntries(scores)
}

/** Whether a third visit cannot move the median: two gave the same scores. */
export function isDecided([one, two]: readonly Visit[]): boolean {
  return categories.every((category) => two && one?.scores[category] === two.scores[category])
}

/**
 * Whether the machine had other things to do: its load as the run began was above half of its processors, or the
 * slowest tenth of the visits found it at less than four fifths of its middle speed.
 */
export function isNoisy(speeds: readonly number[], load: number, processors: number): boolean {
  const sorted = speeds.toSorted((a, b) => a - b)
  const slow = sorted[Math.floor(sorted.length / 10)] ?? 0
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  return load > processors / 2 || slow < middle * 0.8
}

/** The score that a category must reach. */
export const aimOf = (category: Category, noisy: boolean) => (category === 'performance' && noisy ? 98 : 100)
