import { spawnSync } from 'node:child_process'
import { bareScript } from './contenders/bare-script.ts'
import type { Contender, Figures } from './contenders/contender.ts'
import { eleventy } from './contenders/eleventy.ts'
import { hugo } from './contenders/hugo.ts'
import { magnetiq } from './contenders/magnetiq.ts'
import { measure } from './measure.ts'
import { countPages, type OutputCount, sameOutput } from './output-check.ts'
import { busyShare } from './process-tree.ts'
import { medianFigures } from './statistics.ts'
import type { SizeResult } from './verdicts.ts'
import type { Workplace } from './workplace.ts'

export interface ComparisonOptions {
  readonly rounds: number
  /** Names of contenders to leave out. */
  readonly without: readonly string[]
  /** What goes on, for those who wait. */
  readonly say: (text: string) => void
}

/** What came out at one size. */
export interface Comparison extends SizeResult {
  readonly contenders: readonly {
    readonly name: string
    readonly version: string
    readonly pages: OutputCount
  }[]
  /** Every measurement, by row. */
  readonly measured: Readonly<Record<string, readonly Figures[]>>
}

/** Above this share of busy processors, what is measured is not the contenders alone. */
const quiet = 0.1

/** Builds a site with each contender in turn, as often as there are rounds, and looks whether all made the same. */
export async function compare(workplace: Workplace, options: ComparisonOptions): Promise<Comparison> {
  const { htmlPages } = workplace
  const contenders = contendersFor(workplace, options)
  const measured: Record<string, Figures[]> = {}
  for (let round = 1; round <= options.rounds; round++) {
    // Each round starts with another one, so that none always comes after the same neighbour.
    const order = contenders.map((_, index) => contenders[(index + round) % contenders.length]!)
    for (const contender of order) {
      for (const [name, figures] of await runTrials(contender, round, options))
        measured[name] = [...(measured[name] ?? []), figures]
    }
    if (round === 1) sameOutput(contenders, htmlPages)
  }
  return {
    htmlPages,
    rows: Object.fromEntries(inOrder(measured).map(([name, list]) => [name, medianFigures(list)])),
    contenders: contenders.map(({ name, version, output }) => ({
      name,
      version,
      pages: countPages(name, output, htmlPages),
    })),
    measured,
  }
}

function contendersFor(workplace: Workplace, { without, say }: ComparisonOptions): Contender[] {
  const wanted = (name: string) => !without.includes(name)
  const contenders = [magnetiq(workplace)]
  if (wanted('bare')) contenders.push(bareScript(workplace))
  const withHugo = wanted('hugo') ? hugo(workplace) : null
  if (withHugo) contenders.push(withHugo)
  else if (wanted('hugo'))
    say('Hugo is left out: it is not there and could not be installed. Try `apt-get install hugo`.')
  if (wanted('eleventy')) contenders.push(eleventy(workplace))
  return contenders
}

async function runTrials(
  { trials }: Contender,
  round: number,
  { say }: ComparisonOptions,
): Promise<[name: string, figures: Figures][]> {
  const all: [string, Figures][] = []
  for (const { prepare, command, figures, prove } of trials) {
    await prepare(round)
    // What the one before left to be written is not this one's.
    spawnSync('sync')
    const busy = await busyShare(0.5)
    if (busy !== undefined && busy > quiet)
      say(
        `  Something else keeps ${Math.round(busy * 100)} % of the processors busy: figures come out too high.`,
      )
    const run = await measure(command)
    prove?.(round)
    for (const [name, figure] of Object.entries(figures(run))) {
      say(`  round ${round}  ${name}: ${figure.seconds.toFixed(2)} s`)
      all.push([name, figure])
    }
  }
  return all
}

/** Cold builds first, Magnetiq's before the others'. */
function inOrder<T>(rows: Readonly<Record<string, T>>): [string, T][] {
  const rank = (name: string) => (name.includes('changed') ? 2 : 0) + (name.startsWith('Magnetiq') ? 0 : 1)
  return Object.entries(rows).toSorted(([a], [b]) => rank(a) - rank(b))
}
