import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { isEmpty } from '../../src/content-db/editorial/seeding.ts'
import { createReporter } from '../terminal.ts'
import { build } from './build.ts'
import { bringUpToDate } from './migrate.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'

export const startCommand = new Command('start')
  .description('make the database, fill it where it is empty, build the site and serve it (npm start)')
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const migrated = await bringUpToDate(reporter)
    if (!migrated.ok) return fail(migrated.message)
    if (migrated.applied.length > 0) reporter.step(`Made the schema: ${migrated.applied.join(', ')}.`)
    if (await databaseIsEmpty()) {
      reporter.step('The database is empty: loading the demonstration content …')
      const seeded = await seed(reporter)
      if (!seeded.ok) return fail(seeded.message)
    }
    const built = await build(reporter, { out: 'dist', full: false })
    if (!built.ok) return fail('Mend what is named above and run the command again.')
    await serve(reporter, { out: 'dist' })
  })

async function databaseIsEmpty(): Promise<boolean> {
  const db = openForWriting(readConfig().databasePath)
  try {
    return await isEmpty(db)
  } finally {
    await db.destroy()
  }
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
