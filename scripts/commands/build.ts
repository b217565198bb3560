import { relative } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { type BuildOutcome, buildSite } from '../../src/publishing/build.ts'
import { openEdition } from '../../src/publishing/open-edition.ts'
import type { OutputDirectories } from '../../src/publishing/output-directory.ts'
import { describeProblem } from '../../src/publishing/problem.ts'
import { outputFolder } from '../output-folder.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { typedPath } from '../typed-paths.ts'
import { databaseIsReady } from './ready-database.ts'

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
    const folder = outputFolder(command.getOptionValueSource('out') === 'cli' ? typedPath(out) : out)
    if (!folder.ok) return reporter.failure(folder, folder.message)
    if (!databaseIsReady(reporter)) return
    const { outcome, text } = await build(reporter, { output: folder.output, full: full ?? false })
    if (outcome.ok) reporter.result(outcome, text)
    else reporter.failure(outcome, text)
  })

/** Builds the site of the configuration. Gives what came out, and the same in words. */
export async function build(
  reporter: Reporter,
  { output, full }: { readonly output: OutputDirectories; readonly full: boolean },
): Promise<{ readonly outcome: BuildOutcome; readonly text: string }> {
  const config = readConfig()
  const started = performance.now()
  const edition = openEdition(config, () => new Date())
  try {
    const outcome = await buildSite({
      root: process.cwd(),
      edition,
      databasePath: config.databasePath,
      dataDir: config.dataDir,
      output,
      full,
      onStep: reporter.step,
      onProgress: reporter.progress,
    })
    if (outcome.ok)
      for (const warning of outcome.warnings) reporter.warn(`Worth mending: ${describeProblem(warning)}`)
    return { outcome, text: summary(outcome, output, performance.now() - started) }
  } finally {
    await edition.db.destroy()
  }
}

function summary(outcome: BuildOutcome, { site }: OutputDirectories, milliseconds: number): string {
  if (outcome.ok) {
    const seconds = (milliseconds / 1000).toFixed(1)
    return `Built ${outcome.pages} pages to ${relative('', site)}/ in ${seconds} s (${outcome.rendered} rendered, ${outcome.reused} unchanged).`
  }
  if (outcome.code === 'busy') return outcome.message
  const lines = outcome.problems.map((problem) => `  ${describeProblem(problem)}`)
  return [`The site was not built; the last good output is as it was.`, ...lines].join('\n')
}
