import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { countsOf, recordsOf } from '../../src/content-db/privacy/records.ts'
import { type Erasure, erasePerson } from '../../src/leads/erase-person.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { createReporter } from '../terminal.ts'
import { databaseIsReady } from './ready-database.ts'

const exportCommand = new Command('export')
  .description('print everything that is stored of a person, as JSON')
  .requiredOption('--email <address>', 'whose; capitals do not matter')
  .addHelpText(
    'after',
    `
Every row of every table that tells of the person: registrations, downloads, bookings, consents, mails with their texts,
and an account of the staff with that address. Hand it over with \`> person.json\`.`,
  )
  .action(async ({ email }: { email: string }, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const db = openForWriting(readConfig().databasePath)
    try {
      const records = await recordsOf(db, email)
      const exported = { email, exported_at: utcTime(new Date()), rows: countsOf(records), ...records }
      reporter.result(exported, JSON.stringify(exported, null, 2))
    } finally {
      await db.destroy()
    }
  })

const eraseCommand = new Command('erase')
  .description('take a person out of every table, and out of the bytes of the file')
  .requiredOption('--email <address>', 'whose; capitals do not matter')
  .option('--dry-run', 'say what would be erased and change nothing')
  .addHelpText(
    'after',
    `
What is counted stays, without the person: that somebody registered, downloaded or booked, for what and when. Seats and
slots to come are free again, mail that waits is not sent, consents go altogether. The file is written anew, which takes
about a second for 100 MB: forms wait meanwhile. Run again, it changes nothing.`,
  )
  .action(async ({ email, dryRun }: { email: string; dryRun?: boolean }, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const { databasePath } = readConfig()
    const erasure = await erasePerson({ databasePath, email, dryRun, now: utcTime(new Date()) })
    if (erasure.overwritten === false) reporter.failure({ ...erasure, ok: false }, summary(erasure))
    else reporter.result(erasure, summary(erasure))
  })

function summary({ rows, overwritten, copies, isStaff }: Erasure): string {
  const counts = Object.entries(rows).map(([table, count]) => `  ${table}: ${count}`)
  return [
    overwritten === null ? 'Would be erased, rows:' : 'Erased, rows:',
    ...counts,
    ...(overwritten === false
      ? ['Another process kept the database in use: its file may still hold erased bytes. Run this again.']
      : []),
    ...(isStaff ? ['Somebody of the staff has this address; the account was left alone.'] : []),
    ...(copies.length > 0
      ? ['These copies hold what they held. Remove them once you do without them:', ...copies.map(indented)]
      : []),
  ].join('\n')
}

const indented = (line: string) => `  ${line}`

export const privacyCommand = new Command('privacy')
  .description('export or erase what is stored of a person')
  .addCommand(exportCommand)
  .addCommand(eraseCommand)
