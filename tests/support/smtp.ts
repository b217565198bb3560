import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as a server took it. */
export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  /** The bytes, CR and LF between lines. */
  readonly source: string
}

/** A real SMTP server that keeps what it takes. */
export interface MailServer {
  readonly url: string
  readonly port: number
  readonly mails: readonly TakenMail[]
  /** Every mail, parsed. */
  read(): Promise<Email[]>
  close(): Promise<void>
}

/** What a server says to a step of the dialogue; undefined is yes. */
export interface MailServerAnswers {
  readonly toRecipient?: (address: string) => { readonly code: number; readonly text: string } | undefined
  /** Runs when a mail has come whole, before the answer to it. */
  readonly toMail?: (mail: TakenMail) => Promise<{ readonly code: number; readonly text: string } | undefined>
  readonly options?: SMTPServerOptions
}

const refusal = (answer: { readonly code: number; readonly text: string }) =>
  Object.assign(new Error(answer.text), { responseCode: answer.code })

/** Starts a mail server on a free port. Whoever starts one closes it. */
export async function startMailServer(answers: MailServerAnswers = {}): Promise<MailServer> {
  const mails: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const answer = answers.toRecipient?.(address)
      done(answer ? refusal(answer) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        }
        mails.push(mail)
        Promise.resolve(answers.toMail?.(mail)).then((answer) => done(answer ? refusal(answer) : null), done)
      })
    },
    ...answers.options,
  })
  // A client that dies in the middle is part of what is tested.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    read: () =>
      Promise.all(mails.map(({ source }) => PostalMime.parse(source, { attachmentEncoding: 'utf8' }))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
