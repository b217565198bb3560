import type { MailSettings } from '../content-db/leads/mail-settings.ts'
import type { Frame } from '../content-db/published/frame.ts'
import type { Mailbox } from './smtp.ts'
import { oneLine } from './visitor-text.ts'

/** Who writes: in the header, and with name and address below the text. */
export interface Sender {
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  readonly lines: readonly string[]
}

/** The sender: what the operator says (MAIL_FROM), else the settings, else the company, else the site's own host. */
export function senderOf(frame: Frame, settings: MailSettings, mailFrom: Mailbox | undefined): Sender {
  const { company, siteTitle, siteUrl } = frame
  const name = oneLine(mailFrom?.name || settings.from_name || siteTitle.text)
  const address =
    mailFrom?.address || settings.from_address || company?.email || `no-reply@${new URL(siteUrl).hostname}`
  const place = [company?.postal_code, company?.city].filter(Boolean).join(' ')
  const street = [company?.street, place, company?.country?.text].filter(Boolean).join(', ')
  const contact = [company?.phone, company?.email].filter(Boolean).join(' · ')
  return {
    from: { name, address },
    replyTo: settings.reply_to ? { name, address: settings.reply_to } : null,
    lines: [company?.legal_name ?? siteTitle.text, street, contact, siteUrl]
      .filter(Boolean)
      .map((line) => oneLine(line)),
  }
}
