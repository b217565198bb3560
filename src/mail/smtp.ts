import { type Attachment, createTransport, type NodemailerError } from 'nodemailer'
import type { MailAttachment } from '../content-db/leads/mail-queue.ts'

/** A mail as it goes out. Made of its row alone, so that each attempt sends the same bytes. */
export interface Message {
  readonly to: string
  readonly messageId: string
  readonly date: Date
  readonly subject: string
  readonly text: string
  readonly html: string
  /** By name; `From` and `Reply-To` are among them. */
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly MailAttachment[]
}

/** Who sends or receives. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/**
 * What became of an attempt: `refused` is about this mail and final, `deferred` about this mail and of the moment,
 * `unreachable` about the server, its certificate or the account, and so about every mail.
 */
export type Delivery =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code: 'refused' | 'deferred' | 'unreachable'
      /** For a person; without the credentials. */
      readonly message: string
    }

/** What mails are handed to. */
export interface Postbox {
  send(message: Message, signal: AbortSignal): Promise<Delivery>
  close(): void
}

/** Milliseconds. Together they stay far below the time for which a mail is leased. */
const patience = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  dnsTimeout: 20_000,
}

/** Opens a postbox at an SMTP server, such as `smtps://user:password@mail.example.com`. */
export function openSmtp(url: string): Postbox {
  const transport = createTransport({
    url,
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(message, signal) {
      try {
        await transport.sendMail({ ...composed(message), signal })
        return { ok: true }
      } catch (error) {
        return failureOf(error as NodemailerError)
      }
    },
    close: () => transport.close(),
  }
}

function composed({ attachments, to, headers, ...rest }: Message) {
  const invitation = attachments.find(({ contentType }) => /;\s*method=/.test(contentType))
  const files: Attachment[] = attachments
    .filter((file) => file !== invitation)
    .map(({ filename, contentType, content }) => ({ filename, contentType, content }))
  const { From: from = '', 'Reply-To': replyTo, ...others } = headers
  return {
    ...rest,
    from,
    ...(replyTo ? { replyTo } : {}),
    // Not as text, in which a comma would begin another recipient.
    to: { name: '', address: to },
    headers: others,
    // The parts are divided by what is as stable as the rest.
    baseBoundary: rest.messageId.replace(/\W/g, '').slice(0, 40),
    xMailer: false as const,
    attachments: files,
    ...(invitation ? { icalEvent: icalEvent(invitation) } : {}),
  }
}

/** Calendars of mail programs look for an alternative to the text, people for a file: nodemailer makes both. */
function icalEvent({ filename, contentType, content }: MailAttachment) {
  const method = /;\s*method=(\w+)/.exec(contentType)?.[1] ?? 'PUBLISH'
  return { method, filename, content }
}

function failureOf(error: NodemailerError): Extract<Delivery, { ok: false }> {
  const { code = '', responseCode, command } = error
  const message = [code, command, withoutAccount(error.response ?? error.message)].filter(Boolean).join(' ')
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return { ok: false, code: 'unreachable', message }
  // Without an answer of the server, what is wrong is the address itself.
  const isFinal = responseCode === undefined || responseCode >= 500
  return { ok: false, code: isFinal ? 'refused' : 'deferred', message }
}

/** A message of one line, without an address of a server that might carry its password. */
function withoutAccount(message: string): string {
  return message
    .replaceAll(/\bsmtps?:\/\/\S+/gi, 'SMTP_URL')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 500)
}
