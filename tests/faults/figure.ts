/** What a fault showed: a line to print, and whether what must hold held. */
export interface Figure {
  readonly fault: string
  readonly ok: boolean
  readonly said: string
}

/** A figure that holds where nothing is wrong. */
export function figure(fault: string, said: string, wrong: readonly string[]): Figure {
  const some = wrong.slice(0, 5).join('; ')
  return { fault, ok: wrong.length === 0, said: wrong.length === 0 ? said : `${said}. WRONG: ${some}` }
}

/** The value below which a share of some numbers lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
