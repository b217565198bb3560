import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { overwriteErased } from '../../src/content-db/privacy/overwriting.sqlite.ts'
import { countsOf, recordsOf } from '../../src/content-db/privacy/records.ts'
import { type Erasure, erasePerson } from '../../src/leads/erase-person.ts'
import { applyRetention } from '../../src/leads/retention.ts'
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
    ...(overwritten === false ? [inUse] : []),
    ...(isStaff ? ['Somebody of the staff has this address; the account was left alone.'] : []),
    ...(copies.length > 0
      ? ['These copies hold what they held. Remove them once you do without them:', ...copies.map(indented)]
      : []),
  ].join('\n')
}

const inUse =
  'Another process kept the database in use: its file may still hold erased bytes. Run this again.'
const indented = (line: string) => `  ${line}`

const retainCommand = new Command('retain')
  .description('take people out of what has been kept for as long as the setting `retention` says')
  .addHelpText(
    'after',
    `
\`npx magnetiq serve\` does this every day by itself. The setting is a row of system_settings, in days, null to keep:
  {"registrations": 365, "downloads": 730, "bookings": 365, "unconfirmed_consents": 30, "withdrawn_consents": 1095,
   "mails": 90, "quarantine": 30, "analytics": 400}
Registrations count from the webinar, bookings from their date, withdrawn consents from the end of the year.`,
  )
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const { databasePath } = readConfig()
    const db = openForWriting(databasePath)
    try {
      const retained = await applyRetention(db, new Date())
      const overwritten = await overwriteErased(databasePath, 5_000)
      const counts = Object.entries(retained).map(([period, count]) => `  ${period}: ${count}`)
      const text = ['Rows whose time was over:', ...counts].join('\n')
      if (overwritten) reporter.result({ ok: true, retained }, text)
      else reporter.failure({ ok: false, retained }, `${text}\n${inUse}`)
    } finally {
      await db.destroy()
    }
  })

export const privacyCommand = new Command('privacy')
  .description('export or erase what is stored of a person; keep nothing for longer than the settings say')
  .addCommand(exportCommand)
  .addCommand(eraseCommand)
  .addCommand(retainCommand)
