import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { type MigrateOutcome, migrate } from '../../src/content-db/migrate.sqlite.ts'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { createReporter, type Reporter } from '../terminal.ts'

export const migrateCommand = new Command('migrate')
  .description('make the database, or bring its schema, languages and interface texts up to date')
  .addHelpText(
    'after',
    `
Everything happens in one transaction: a migration that fails or is killed leaves the database as it was.
A database that holds rows is copied to backups/ beside it before it is changed.
A language added to src/languages.ts gets its views and full-text tables here.`,
  )
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    const outcome = await bringUpToDate(reporter)
    if (outcome.ok) reporter.result(outcome, summary(outcome))
    else reporter.failure(outcome, outcome.message)
  })

/** Migrates the database of the configuration and brings the interface texts that this version ships. */
export async function bringUpToDate(reporter: Reporter): Promise<MigrateOutcome> {
  const { databasePath } = readConfig()
  const outcome = migrate({ databasePath, migrationsDir: 'migrations', now: utcTime(new Date()) })
  if (!outcome.ok) return outcome
  if (outcome.copy) reporter.step(`Copied the database to ${outcome.copy} before changing it.`)
  const db = openForWriting(databasePath)
  try {
    const texts = await shipInterfaceTexts(db, utcTime(new Date()))
    if (texts > 0) reporter.step(`Brought ${texts} interface texts.`)
  } finally {
    await db.destroy()
  }
  return outcome
}

function summary(outcome: Extract<MigrateOutcome, { ok: true }>): string {
  if (outcome.applied.length > 0) return `Applied ${outcome.applied.join(', ')}.`
  return outcome.rederived
    ? 'Made the language views and full-text tables anew.'
    : 'The database is up to date.'
}
