import { basename, dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { type BuildOutcome, buildSite } from '../../src/publishing/build.ts'
import { openEdition } from '../../src/publishing/open-edition.ts'
import type { OutputDirectories } from '../../src/publishing/output-directory.ts'
import { describeProblem } from '../../src/publishing/problem.ts'
import { createReporter, type Reporter } from '../terminal.ts'

export const buildCommand = new Command('build')
  .description('render the static site to dist/')
  .option('--out <folder>', 'another folder, inside the project', 'dist')
  .option('--full', 'render every page, also those that have not changed')
  .addHelpText(
    'after',
    `
The same database gives the same bytes on every run; pages whose content and code have not changed are taken over
from the last output. When something in the content cannot be shown, the build says what and where, leaves the last
good output as it is and ends with status 1.`,
  )
  .action(async ({ out, full }: { out: string; full?: boolean }, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const outcome = await build(reporter, { out, full: full ?? false })
    if (!outcome.ok) process.exitCode = 1
  })

/** The folders of a build that goes to `out`. */
export function outputDirectories(out: string): OutputDirectories {
  const site = resolve(out)
  const name = basename(site)
  return { site, work: join(dirname(site), name === 'dist' ? 'build' : `${name}-build`) }
}

/** Builds the site of the configuration and reports. */
export async function build(
  reporter: Reporter,
  { out, full }: { readonly out: string; readonly full: boolean },
): Promise<BuildOutcome> {
  const config = readConfig()
  const started = performance.now()
  const edition = openEdition(config, () => new Date())
  try {
    const outcome = await buildSite({
      root: process.cwd(),
      edition,
      databasePath: config.databasePath,
      dataDir: config.dataDir,
      output: outputDirectories(out),
      full,
      onStep: reporter.step,
      onProgress: reporter.progress,
    })
    if (outcome.ok)
      for (const warning of outcome.warnings) reporter.warn(`Worth mending: ${describeProblem(warning)}`)
    reporter.result(outcome, summary(outcome, out, performance.now() - started))
    return outcome
  } finally {
    await edition.db.destroy()
  }
}

function summary(outcome: BuildOutcome, out: string, milliseconds: number): string {
  if (outcome.ok) {
    const seconds = (milliseconds / 1000).toFixed(1)
    return `Built ${outcome.pages} pages to ${out}/ in ${seconds} s (${outcome.rendered} rendered, ${outcome.reused} unchanged).`
  }
  if (outcome.code === 'busy') return outcome.message
  const lines = outcome.problems.map((problem) => `  ${describeProblem(problem)}`)
  return [`The site was not built; the last good output is as it was.`, ...lines].join('\n')
}
