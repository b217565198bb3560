import { join } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { type SeedOutcome, seedDemonstration } from '../demo/seed.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { databaseIsReady } from './ready-database.ts'

export const seedCommand = new Command('seed')
  .description('fill an empty database with the demonstration content')
  .addHelpText(
    'after',
    `
Pictures are drawn and PDFs set, then every row goes in at once. Webinars are dated from today.
A database that holds a page, a webinar or a whitepaper is left alone.`,
  )
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const outcome = await seed(reporter)
    if (outcome.ok) reporter.result(outcome, summary(outcome))
    else reporter.failure(outcome, outcome.message)
  })

/** Seeds the database of the configuration. */
export async function seed(reporter: Reporter): Promise<SeedOutcome> {
  const config = readConfig()
  const db = openForWriting(config.databasePath)
  try {
    return await seedDemonstration({
      db,
      mediaDirectory: join(config.dataDir, 'media'),
      now: new Date(),
      onProgress: reporter.progress,
    })
  } finally {
    await db.destroy()
  }
}

function summary({ media, pages, webinars, whitepapers }: Extract<SeedOutcome, { ok: true }>): string {
  return `Loaded ${pages} pages, ${webinars} webinars, ${whitepapers} whitepapers and ${media} media files.`
}
