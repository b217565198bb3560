import type { Figures } from './contenders/contender.ts'
import { hugoRows } from './contenders/hugo.ts'
import { magnetiqRows } from './contenders/magnetiq.ts'

/** The medians at one size, by row. */
export interface SizeResult {
  readonly htmlPages: number
  readonly rows: Readonly<Record<string, Figures>>
}

/** What was aimed at, and what came out. */
export interface Verdict {
  readonly aim: string
  /** Null where something that it takes was not measured. */
  readonly reached: boolean | null
  readonly measured: string
}

/** The size that the aims are set for. */
export const aimedSize = 20_000

/** Compares what was measured at the largest size with the aims. */
export function verdicts(results: readonly SizeResult[]): Verdict[] {
  const bySize = results.toSorted((a, b) => a.htmlPages - b.htmlPages)
  const largest = bySize.at(-1)
  if (!largest) return []
  const { rows } = largest
  const [cold, changed, hugo] = [rows[magnetiqRows.cold], rows[magnetiqRows.changed], rows[hugoRows.cold]]
  const smaller = bySize.length > 1 ? bySize.at(-2) : undefined
  return [
    atMost('a cold build takes no longer than Hugo', cold?.seconds, hugo?.seconds, 1),
    atMost('a cold build takes at most 0.3 of the memory of Hugo', cold?.peakBytes, hugo?.peakBytes, 0.3),
    atMost('a rebuild after one change takes at most half of Hugo', changed?.seconds, hugo?.seconds, 0.5),
    atMost(
      `a page takes no longer than at ${(smaller?.htmlPages ?? 5000).toLocaleString('en')} pages`,
      perPage(largest),
      smaller && perPage(smaller),
      1,
    ),
  ]
}

function perPage({ htmlPages, rows }: SizeResult): number | undefined {
  const seconds = rows[magnetiqRows.cold]?.seconds
  return seconds === undefined ? undefined : seconds / htmlPages
}

function atMost(
  aim: string,
  value: number | null | undefined,
  than: number | null | undefined,
  share: number,
): Verdict {
  if (value === null || value === undefined || than === null || than === undefined)
    return { aim, reached: null, measured: 'not measured' }
  const ratio = value / than
  return { aim, reached: ratio <= share, measured: `${ratio.toFixed(2)} of it` }
}
