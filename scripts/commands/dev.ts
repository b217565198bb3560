import { dev } from 'astro'
import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { createReporter } from '../terminal.ts'
import { bringUpToDate } from './migrate.ts'

export const devCommand = new Command('dev')
  .description('serve the site live from the database, for work on its code (npm run dev)')
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const migrated = await bringUpToDate(reporter)
    if (!migrated.ok) {
      reporter.result(migrated, migrated.message)
      process.exitCode = 1
      return
    }
    const { host, port } = readConfig()
    await dev({ root: process.cwd(), server: { host, port } })
  })
