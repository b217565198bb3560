import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { changeOneText } from '../database.ts'
import type { Command, Run, Sample } from '../measure.ts'
import { peakMemory } from '../measure.ts'
import type { Workplace } from '../workplace.ts'
import { type Contender, type Figures, type Trial, wholeRun } from './contender.ts'

/** The rows of Magnetiq: no peer makes a search index, so its share is told apart. */
export const magnetiqRows = {
  cold: 'Magnetiq',
  coldWithSearch: 'Magnetiq with its search index',
  changed: 'Magnetiq, one text changed',
  changedWithSearch: 'Magnetiq with its search index, one text changed',
} as const

/** The line with which the build says that it turns to the search index. */
const searchStep = 'Making the search index'
/** The program that makes it. */
const searchProcess = /^pagefind/

/** Magnetiq through its own command, as anybody runs it. */
export function magnetiq({ folder, databasePath, changedSlug }: Workplace): Contender {
  const output = join(folder, 'magnetiq', 'dist')
  const sentences = new Map<number, string>()
  const cold: Trial = {
    prepare: () => rmSync(dirname(output), { recursive: true, force: true }),
    command: buildCommand(output, databasePath, ['--full']),
    figures: (run) => ({
      [magnetiqRows.cold]: withoutSearch(run),
      [magnetiqRows.coldWithSearch]: wholeRun(run),
    }),
  }
  const changed: Trial = {
    async prepare(round) {
      sentences.set(round, await changeOneText(databasePath, changedSlug, round))
    },
    command: buildCommand(output, databasePath, []),
    figures: (run) => ({
      [magnetiqRows.changed]: withoutSearch(run),
      [magnetiqRows.changedWithSearch]: wholeRun(run),
    }),
    prove(round) {
      const sentence = sentences.get(round) ?? ''
      const page = readFileSync(join(output, 'en', changedSlug, 'index.html'), 'utf8')
      if (!page.includes(sentence))
        throw new Error(`Magnetiq: /en/${changedSlug}/ does not say “${sentence}” after the rebuild.`)
    },
  }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  return { name: 'Magnetiq', version, output, trials: [cold, changed] }
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
  const to = run.samples.findLast(({ processes }) =>
    processes.some(({ name }) => searchProcess.test(name)),
  )?.at
  if (from === undefined || to === undefined || to < from) return wholeRun(run)
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
