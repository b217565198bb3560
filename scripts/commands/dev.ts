import { dev } from 'astro'
import { Command } from 'commander'
import { declareMode, readConfig } from '../../src/config.ts'
import { setLiveEdition } from '../../src/publishing/current-edition.ts'
import { openEdition, utcTime } from '../../src/publishing/open-edition.ts'
import { createReporter } from '../terminal.ts'
import { bringUpToDate } from './migrate.ts'

export const devCommand = new Command('dev')
  .description('serve the site live from the database, for work on its code (npm run dev)')
  .addHelpText(
    'after',
    `
Each page is rendered when it is asked for, from the database as it is then: a changed text shows when the page is
loaded again, changed code at once. The search's index and the pictures' sizes are made by a build alone.`,
  )
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const migrated = await bringUpToDate(reporter)
    if (!migrated.ok) return reporter.failure(migrated, migrated.message)
    const config = readConfig()
    const { host, port } = config
    const opened = openEdition(config, () => new Date())
    setLiveEdition(() => ({ ...opened, asOf: config.asOf ?? utcTime(new Date()) }))
    declareMode('development')
    await dev({ root: process.cwd(), server: { host, port } })
  })
