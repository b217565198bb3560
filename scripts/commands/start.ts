import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { isEmpty } from '../../src/content-db/editorial/seeding.ts'
import { outputFolder } from '../output-folder.ts'
import { createReporter } from '../terminal.ts'
import { build } from './build.ts'
import { bringUpToDate } from './migrate.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'

export const startCommand = new Command('start')
  .description('make the database, fill it where it is empty, build the site and serve it (npm start)')
  .addHelpText(
    'after',
    `
Run again, it does only what is missing: what has not changed is taken over from the last output.`,
  )
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const folder = outputFolder('dist')
    if (!folder.ok) return reporter.failure(folder, folder.message)
    const migrated = await bringUpToDate(reporter)
    if (!migrated.ok) return reporter.failure(migrated, migrated.message)
    if (migrated.applied.length > 0) reporter.step(`Made the schema: ${migrated.applied.join(', ')}.`)
    if (await databaseIsEmpty()) {
      reporter.step('The database is empty: loading the demonstration content …')
      const seeded = await seed(reporter)
      if (!seeded.ok) return reporter.failure(seeded, seeded.message)
    }
    const { outcome, text } = await build(reporter, { output: folder.output, full: false })
    if (!outcome.ok) return reporter.failure(outcome, `${text}\nMend this and run the command again.`)
    reporter.step(text)
    await serve(reporter, folder.output)
  })

async function databaseIsEmpty(): Promise<boolean> {
  const db = openForWriting(readConfig().databasePath)
  try {
    return await isEmpty(db)
  } finally {
    await db.destroy()
  }
}
