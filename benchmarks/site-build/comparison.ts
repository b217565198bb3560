import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bareScript } from './contenders/bare-script.ts'
import type { Contender, Figures, Trial, Turn } from './contenders/contender.ts'
import { eleventy } from './contenders/eleventy.ts'
import { hugo, hugoVersion } from './contenders/hugo.ts'
import { magnetiq } from './contenders/magnetiq.ts'
import { measure } from './measure.ts'
import { countPages, type OutputCount, sameOutput } from './output-check.ts'
import { noteRemoval, removalsPast, removeFolder } from './removal.ts'
import { medianFigures } from './statistics.ts'
import type { SizeResult } from './verdicts.ts'
import type { Workplace } from './workplace.ts'

export interface ComparisonOptions {
  readonly rounds: number
  /** Names of contenders to leave out; `first` for the very first build of Magnetiq. */
  readonly without: readonly string[]
  /** Seconds to wait after many files were removed. */
  readonly pause: number
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

/** Where others have more of the processors than this, what is measured is not the contender alone. */
const quiet = 0.1

/** Builds a site with each contender in turn, as often as there are rounds, and looks whether all made the same. */
export async function compare(workplace: Workplace, options: ComparisonOptions): Promise<Comparison> {
  const { htmlPages, folder } = workplace
  const withHugo = options.without.includes('hugo') ? null : hugoVersion()
  if (withHugo === null && !options.without.includes('hugo'))
    options.say('Hugo is left out: it is not there and could not be installed. Try `apt-get install hugo`.')
  const measured: Record<string, Figures[]> = {}
  const outputs = (round: number) => join(folder, `round-${round}`)
  let contenders: readonly Contender[] = []
  for (let round = 1; round <= options.rounds; round++) {
    const turn = { ...workplace, round, outputs: outputs(round) }
    contenders = contendersOf(turn, withHugo, options.without)
    for (const contender of startingWith(round, contenders)) {
      for (const trial of contender.trials) {
        for (const [name, figures] of await run(trial, round, options))
          measured[name] = [...(measured[name] ?? []), figures]
      }
    }
    sameOutput(contenders, htmlPages)
  }
  const pagesOf = ({ name, output }: Contender) => countPages(name, output, htmlPages)
  const result = {
    htmlPages,
    rows: Object.fromEntries(inOrder(measured).map(([name, list]) => [name, medianFigures(list)])),
    contenders: contenders.map((each) => ({ name: each.name, version: each.version, pages: pagesOf(each) })),
    measured,
  }
  for (let round = 1; round < options.rounds; round++) removeFolder(outputs(round))
  return result
}

function contendersOf(turn: Turn, withHugo: string | null, without: readonly string[]): Contender[] {
  const contenders = [magnetiq(turn, { withFirst: !without.includes('first') })]
  if (!without.includes('bare')) contenders.push(bareScript(turn))
  if (withHugo !== null) contenders.push(hugo(turn, withHugo))
  if (!without.includes('eleventy')) contenders.push(eleventy(turn))
  return contenders
}

/** Each round starts with another contender, so that none always comes after the same neighbour. */
function startingWith<T>(round: number, list: readonly T[]): T[] {
  return list.map((_, index) => list[(index + round) % list.length]!)
}

async function run(
  { prepare, command, figures, prove, removes }: Trial,
  round: number,
  { pause, say }: ComparisonOptions,
): Promise<[name: string, figures: Figures][]> {
  await prepare?.()
  // What the one before left to be written is not this one's.
  spawnSync('sync')
  await removalsPast(pause, say)
  const measured = await measure(command)
  if (removes) noteRemoval()
  prove?.()
  const others = measured.othersShare ?? 0
  if (others > quiet)
    say(`  Others had ${Math.round(others * 100)} % of the processors: what follows came out too high.`)
  const rows = Object.entries(figures(measured))
  for (const [name, { seconds }] of rows) say(`  round ${round}  ${name}: ${seconds.toFixed(2)} s`)
  return rows
}

/** Cold builds first, Magnetiq's before the others'. */
function inOrder<T>(rows: Readonly<Record<string, T>>): [string, T][] {
  const rank = (name: string) =>
    name.includes('first') ? 4 : (name.includes('changed') ? 2 : 0) + (name.startsWith('Magnetiq') ? 0 : 1)
  return Object.entries(rows).toSorted(([a], [b]) => rank(a) - rank(b))
}
