import { Argument, Command, Option } from 'commander'
import { readConfig } from '../../src/config.ts'
import { openForWriting, type WritingDb } from '../../src/content-db/connection.sqlite.ts'
import type { MailAttachment, MailRow } from '../../src/content-db/leads/mail-queue.ts'
import { listMail, type MailEntry, mailById, queueAgain } from '../../src/content-db/leads/outbox.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { createReporter, type Reporter } from '../terminal.ts'
import { databaseIsReady } from './ready-database.ts'

const statuses = ['queued', 'sent', 'failed', 'dropped'] as const

const id = new Argument('<id>', 'the number of the mail, as `magnetiq mail list` shows it').argParser(Number)

const listCommand = new Command('list')
  .description('list the newest mails: to whom, what, and what became of them')
  .addOption(new Option('--status <status>', 'only these').choices(statuses))
  .option('--limit <number>', 'how many at most', Number, 50)
  .action(
    async ({ status, limit }: { status?: (typeof statuses)[number]; limit: number }, command: Command) => {
      await withOutbox(command, async (db, reporter) => {
        const mails = await listMail(db, { status, limit: Number.isInteger(limit) ? limit : 50 })
        const text = mails.length > 0 ? mails.map(line).join('\n') : 'There is no such mail.'
        reporter.result({ ok: true, mails }, text)
      })
    },
  )

const showCommand = new Command('show')
  .description('show a mail with all that it says')
  .addArgument(id)
  .option('--html', 'print its HTML alone, to look at in a browser')
  .action(async (number: number, { html }: { html?: boolean }, command: Command) => {
    await withOutbox(command, async (db, reporter) => {
      const mail = await mailById(db, number)
      if (!mail) return reporter.failure({ ok: false, code: 'unknown' }, `There is no mail ${number}.`)
      reporter.result({ ok: true, mail }, html ? (mail.html_body ?? '') : shown(mail))
    })
  })

const retryCommand = new Command('retry')
  .description('put a mail that failed or was dropped into the queue again')
  .addArgument(id)
  .action(async (number: number, _options, command: Command) => {
    await withOutbox(command, async (db, reporter) => {
      const queued = await queueAgain(db, number, utcTime(new Date()))
      if (queued) return reporter.result({ ok: true, id: number }, `Mail ${number} waits to be sent again.`)
      const message = `Mail ${number} cannot be sent again: only what failed or was dropped can.`
      reporter.failure({ ok: false, code: 'not-failed' }, message)
    })
  })

export const mailCommand = new Command('mail')
  .description('look at the mail that was promised, and send again what failed')
  .addHelpText(
    'after',
    `
Mail is sent by the server while it runs, if SMTP_URL says where; without it, mail is written and stays readable here.
A server that cannot be reached is asked again for a day and a half, longer apart each time; a refused address fails at
once. A reminder that is late is dropped.`,
  )
  .addCommand(listCommand)
  .addCommand(showCommand)
  .addCommand(retryCommand)

async function withOutbox(
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

function line({
  id,
  kind,
  recipient,
  language,
  status,
  subject,
  send_after,
  sent_at,
  last_error,
}: MailEntry): string {
  const when = sent_at ?? send_after
  const about = [subject ?? kind, ...(last_error ? [`(${last_error})`] : [])].join(' ')
  return [String(id).padStart(5), status.padEnd(7), when, language, recipient, about]
    .map(printable)
    .join('  ')
}

function shown(mail: MailRow): string {
  const headers = JSON.parse(mail.headers ?? '{}') as Record<string, string>
  const attachments = JSON.parse(mail.attachments ?? '[]') as MailAttachment[]
  const about = {
    Status: [mail.status, ...(mail.last_error ? [mail.last_error] : [])].join(': '),
    Attempts: mail.attempts,
    To: mail.recipient,
    Subject: mail.subject ?? '(not written yet)',
    'Message-ID': mail.message_id ?? '(not written yet)',
    ...headers,
  }
  return [
    ...Object.entries(about).map(([name, value]) => printable(`${name}: ${value}`)),
    '',
    (mail.text_body ?? '').split('\n').map(printable).join('\n'),
    ...attachments.map(({ filename, content }) => `[${filename}]\n${content.replaceAll('\r\n', '\n')}`),
  ].join('\n')
}

/** What others wrote must not steer a terminal. */
const printable = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ')
