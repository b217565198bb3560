import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { quarantinedLeads } from '../../src/content-db/leads/quarantine.ts'
import { discardLead, type Release, releaseLead } from '../../src/leads/quarantine.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { createReporter } from '../terminal.ts'
import { databaseIsReady } from './ready-database.ts'

const listCommand = new Command('list')
  .description('list leads that look like a robot’s, oldest first, and why')
  .action(async (_options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const db = openForWriting(readConfig().databasePath)
    try {
      const leads = await quarantinedLeads(db)
      const lines = leads.map(
        ({ at, reference, table, email, first_name, last_name, reason }) =>
          `${at}  ${reference}  ${table}  ${email}  ${first_name} ${last_name}  ${reason}`,
      )
      reporter.result({ ok: true, leads }, lines.join('\n') || 'Nothing is in quarantine.')
    } finally {
      await db.destroy()
    }
  })

/** Why a lead stays in quarantine. */
const reasons: Readonly<Record<Extract<Release, { ok: false }>['code'], string>> = {
  unknown:
    'Nothing in quarantine has this reference. `npx magnetiq leads quarantine list` names what is there.',
  known: 'This person has the same already, outside of quarantine. Discard this one.',
  closed: 'What it is for is over or cancelled. Discard it, or leave it to be removed in time.',
  full: 'Neither a seat nor a place on the waiting list is left. Raise max_participants of the webinar first.',
  'slot-taken': 'Nobody is free at that time any more. Discard it, and write to the person.',
}

const releaseCommand = new Command('release')
  .description(
    'let a lead out: it counts, takes its seat or slot where one is free, and is promised its mails',
  )
  .argument('<reference>', 'the lead’s reference')
  .action(async (reference: string, _options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const release = await releaseLead(readConfig().databasePath, reference, utcTime(new Date()))
    if (release.ok) reporter.result(release, 'Released.')
    else reporter.failure({ ...release, message: reasons[release.code] }, reasons[release.code])
  })

const discardCommand = new Command('discard')
  .description('remove a lead, with its consents')
  .argument('<reference>', 'the lead’s reference')
  .action(async (reference: string, _options, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const found = await discardLead(readConfig().databasePath, reference)
    if (found) reporter.result({ ok: true }, 'Discarded.')
    else reporter.failure({ ok: false, code: 'unknown', message: reasons.unknown }, reasons.unknown)
  })

export const quarantineCommand = new Command('quarantine')
  .description('leads that look like a robot’s: list, let out, remove')
  .addCommand(listCommand)
  .addCommand(releaseCommand)
  .addCommand(discardCommand)
