import { Command, InvalidArgumentError } from 'commander'
import type { CompiledQuery } from 'kysely'
import { readConfig } from '../../src/config.ts'
import { openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { bookingsBetween } from '../../src/content-db/leads/bookings.ts'
import { sourceLanguage } from '../../src/languages.ts'
import { type BookingChange, changeStatus } from '../../src/leads/booking-changes.ts'
import { readSchedule } from '../../src/leads/booking-schedule.ts'
import { type StatusStepName, statusSteps } from '../../src/leads/booking-status.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { dateTimeIn, isoOf } from '../../src/site/dates.ts'
import { createReporter } from '../terminal.ts'
import { databaseIsReady } from './ready-database.ts'

const listCommand = new Command('list')
  .description('list bookings, earliest first')
  .option('--days <number>', 'from now so many days on', days, 60)
  .option('--past <number>', 'and so many days back', days, 1)
  .option('--status <status>', 'only those that are pending, confirmed, completed, cancelled or no_show')
  .addHelpText(
    'after',
    `
Times are told in the zone of the setting \`booking\`. The score is explained in docs/lead-score.md.`,
  )
  .action(async (asked: { days: number; past: number; status?: string }, command: Command) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    const { databasePath, asOf } = readConfig()
    const now = asOf ?? utcTime(new Date())
    const at = (days: number) => utcTime(new Date(Date.parse(isoOf(now)) + days * 86_400_000))
    const leads = openGroupCommit(databasePath)
    try {
      const read = leads.read((db) => readSchedule(db, now))
      if (!read.ok) reporter.warn(read.message)
      const zone = read.ok ? read.schedule.settings.zone : 'UTC'
      const rows = leads.read((db) => db.all(bookingsBetween({ from: at(-asked.past), to: at(asked.days) })))
      const bookings = rows.filter(({ status }) => !asked.status || status === asked.status)
      reporter.result({ ok: true, bookings }, listing(bookings, zone))
    } finally {
      await leads.close()
    }
  })

/** What the list shows of a booking. */
type ListedBooking = ReturnType<typeof bookingsBetween> extends CompiledQuery<infer Row> ? Row : never

function listing(bookings: readonly ListedBooking[], zone: string): string {
  if (bookings.length === 0) return 'There are no bookings in this time.'
  return bookings
    .map((booking) => {
      const person = [
        `${booking.first_name} ${booking.last_name}`,
        booking.company,
        booking.email,
        booking.phone,
      ]
      return [
        `${dateTimeIn(booking.preferred_date, sourceLanguage, zone)}  ${booking.status}  ${booking.booking_type}  score ${booking.lead_score}`,
        `  ${person.filter(Boolean).join(', ')}`,
        ...(booking.subject ? [`  ${booking.subject}`] : []),
        `  with ${booking.staff_email ?? 'nobody'}  ${booking.reference}`,
      ].join('\n')
    })
    .join('\n')
}

function days(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a number of days.')
  return Number(text)
}

const said: Readonly<Record<StatusStepName, { readonly does: string; readonly done: string }>> = {
  confirm: {
    does: 'confirm a booking that is to come; the visitor is told by mail, with a calendar entry',
    done: 'confirmed',
  },
  complete: { does: 'say that an appointment took place', done: 'completed' },
  cancel: {
    does: 'cancel a booking; the visitor and whoever has it are told by mail, and its time is free again',
    done: 'cancelled',
  },
  'no-show': { does: 'say that the visitor did not come', done: 'missed' },
}

function stepCommand(step: StatusStepName): Command {
  const command = new Command(step)
    .description(said[step].does)
    .argument('<reference>', 'of the booking; `npx magnetiq bookings list` shows it')
  if (step === 'confirm')
    command.option('--meeting-url <address>', 'where the meeting is: it stands in the mail')
  return command.action(async (reference: string, { meetingUrl }: { meetingUrl?: string }) => {
    const reporter = createReporter(command.optsWithGlobals())
    if (!databaseIsReady(reporter)) return
    if (meetingUrl !== undefined && !/^https?:$/.test(URL.parse(meetingUrl)?.protocol ?? '')) {
      const message = `${meetingUrl} is no address: write one that begins with https://.`
      return reporter.failure({ ok: false, code: 'meeting-url', message }, message)
    }
    const { databasePath, asOf } = readConfig()
    const leads = openGroupCommit(databasePath)
    try {
      const now = asOf ?? utcTime(new Date())
      const outcome = await leads.inOneCommit((db) =>
        changeStatus(db, reference.toUpperCase(), step, now, meetingUrl ?? null),
      )
      if (!outcome.ok) {
        const message = refusal(outcome, step)
        return reporter.failure({ ...outcome, message }, message)
      }
      const text = outcome.changed
        ? `The booking is ${said[step].done}.`
        : `The booking was ${said[step].done} already.`
      reporter.result(outcome, text)
    } finally {
      await leads.close()
    }
  })
}

function refusal(outcome: Extract<BookingChange, { ok: false }>, step: StatusStepName): string {
  switch (outcome.code) {
    case 'unknown':
      return 'There is no booking with this reference. `npx magnetiq bookings list` shows those that there are.'
    case 'not-begun':
      return 'The appointment is still to come: this can be said once it has begun.'
    case 'begun':
      return 'The appointment has begun already: it cannot be confirmed any more. Cancel it, or book anew.'
    default:
      return `The booking is ${outcome.status}; only what is ${statusSteps[step].from.join(' or ')} can become ${statusSteps[step].to}.`
  }
}

export const bookingsCommand = new Command('bookings')
  .description('list bookings, and say what becomes of them')
  .addCommand(listCommand)

for (const step of Object.keys(statusSteps) as StatusStepName[]) bookingsCommand.addCommand(stepCommand(step))
