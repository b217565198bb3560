import { Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting, type WritingDb } from '../../src/content-db/connection.sqlite.ts'
import { latestPeople } from '../../src/content-db/leads/people.ts'
import { recordsOf } from '../../src/content-db/privacy/records.ts'
import { timelineOf } from '../../src/leads/timeline.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { quarantineCommand } from './leads-quarantine.ts'
import { databaseIsReady } from './ready-database.ts'

const listCommand = new Command('list')
  .description('list the people who sent forms last')
  .option('--limit <number>', 'how many', wholeNumber, 50)
  .action(async ({ limit }: { limit: number }, command: Command) => {
    await withDatabase(command, async (db, reporter) => {
      const people = await latestPeople(db, limit)
      const lines = people.map(
        ({ last_at, email, name, company, leads }) =>
          `${last_at}  ${email}  ${name}${company ? `, ${company}` : ''}  (${leads})`,
      )
      reporter.result({ ok: true, people }, lines.join('\n') || 'Nobody has sent a form yet.')
    })
  })

const showCommand = new Command('show')
  .description('show one person as one list: registrations, downloads, bookings, consents, mails')
  .requiredOption('--email <address>', 'whose; capitals do not matter')
  .action(async ({ email }: { email: string }, command: Command) => {
    await withDatabase(command, async (db, reporter) => {
      const timeline = timelineOf(await recordsOf(db, email))
      const lines = timeline.map(
        ({ at, kind, what, reference }) =>
          `${at}  ${kind.padEnd(12)}  ${what}${reference ? `  ${reference}` : ''}`,
      )
      reporter.result({ ok: true, email, timeline }, lines.join('\n') || `Nothing is stored of ${email}.`)
    })
  })

export const leadsCommand = new Command('leads')
  .description('read what visitors sent, one person as one list, and what looks like a robot’s')
  .addCommand(listCommand)
  .addCommand(showCommand)
  .addCommand(quarantineCommand)

async function withDatabase(
  command: Command,
  work: (db: WritingDb, reporter: Reporter) => Promise<void>,
): Promise<void> {
  const reporter = createReporter(command.optsWithGlobals())
  if (!databaseIsReady(reporter)) return
  const db = openForWriting(readConfig().databasePath)
  try {
    await work(db, reporter)
  } finally {
    await db.destroy()
  }
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is no whole number above 0.')
  return value
}
