import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addedSentence, changeOneText } from '../database.ts'
import type { Command, Run, Sample } from '../measure.ts'
import { peakMemory } from '../measure.ts'
import { type Contender, type Figures, type Trial, type Turn, wholeRun } from './contender.ts'

/** The rows of Magnetiq: no peer makes a search index or draws a picture for each page, so their share is told apart. */
export const magnetiqRows = {
  first: 'Magnetiq, very first build: search index, link pictures',
  cold: 'Magnetiq',
  coldWithSearch: 'Magnetiq with its search index',
  changed: 'Magnetiq, one text changed',
  changedWithSearch: 'Magnetiq with its search index, one text changed',
} as const

/** The line with which the build says that it turns to the search index. */
const searchStep = 'Making the search index'
/** The program that makes it. */
const searchProcess = /^pagefind/

/**
 * Magnetiq through its own command, as anybody runs it. The pictures that networks show with a link are drawn once in
 * the life of a title, by the very first build: a row of its own, measured in the first round alone.
 */
export function magnetiq(
  { round, outputs, databasePath, changedSlug }: Turn,
  { withFirst }: { withFirst: boolean },
): Contender {
  const output = join(outputs, 'magnetiq', 'dist')
  const first: Trial = {
    command: buildCommand(join(outputs, 'magnetiq-first', 'dist'), databasePath, ['--full']),
    figures: (run) => ({ [magnetiqRows.first]: wholeRun(run) }),
  }
  const cold: Trial = {
    command: buildCommand(output, databasePath, ['--full']),
    figures: (run) => ({
      [magnetiqRows.cold]: withoutSearch(run),
      [magnetiqRows.coldWithSearch]: wholeRun(run),
    }),
  }
  const changed: Trial = {
    prepare: () => changeOneText(databasePath, changedSlug, round),
    command: buildCommand(output, databasePath, []),
    figures: (run) => ({
      [magnetiqRows.changed]: withoutSearch(run),
      [magnetiqRows.changedWithSearch]: wholeRun(run),
    }),
    prove() {
      const page = readFileSync(join(output, 'en', changedSlug, 'index.html'), 'utf8')
      if (!page.includes(addedSentence(round)))
        throw new Error(`Magnetiq: /en/${changedSlug}/ was not rebuilt.`)
    },
    removes: true,
  }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  return {
    name: 'Magnetiq',
    version,
    output,
    trials: withFirst && round === 1 ? [first, cold, changed] : [cold, changed],
  }
}

function buildCommand(output: string, databasePath: string, options: readonly string[]): Command {
  return {
    program: process.execPath,
    args: ['scripts/magnetiq.ts', 'build', '--out', output, ...options],
    env: {
      DATABASE_PATH: databasePath,
      DATA_DIR: dirname(databasePath),
      SITE_URL: 'http://localhost:4321',
      AS_OF: '2026-11-01 00:00:00',
    },
  }
}

/**
 * A run without its search index: the time from the line that announces it until its program has gone (known to a
 * twentieth of a second) is taken out, and memory counts until that line.
 */
function withoutSearch(run: Run): Figures {
  const from = run.lines.find(({ text }) => text.includes(searchStep))?.at
  if (from === undefined)
    throw new Error(`The build does not say “${searchStep}” any more: tell the benchmark.`)
  const to = run.samples.findLast(({ processes }) =>
    processes.some(({ name }) => searchProcess.test(name)),
  )?.at
  // An index of a few pages may come and go between two looks.
  if (to === undefined || to < from) return wholeRun(run)
  const before = run.samples.filter(({ at }) => at < from)
  const searched = cpuUntil(run.samples, to) - cpuUntil(run.samples, from)
  return {
    seconds: run.seconds - (to - from),
    cpuSeconds: run.cpuSeconds === null ? null : run.cpuSeconds - searched,
    peakBytes: peakMemory(before),
  }
}

function cpuUntil(samples: readonly Sample[], time: number): number {
  const last = new Map<number, number>()
  for (const { at, processes } of samples)
    if (at <= time) for (const { pid, cpu } of processes) last.set(pid, cpu)
  return [...last.values()].reduce((sum, seconds) => sum + seconds, 0)
}
