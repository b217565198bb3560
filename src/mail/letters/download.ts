import type { DownloadRow } from '../../content-db/leads/mailed-leads.ts'
import type { Field } from '../../content-db/published/field.ts'
import { dateTimeIn } from '../../site/dates.ts'
import { whitepaperUrl } from '../../site/urls.ts'
import type { Letter, Useless } from '../letter.ts'
import { phrase } from '../phrase.ts'
import { button, fact, facts, greeting, note, paragraph } from './parts.ts'
import type { Surroundings } from './surroundings.ts'

/** A download with its whitepaper. */
export interface Downloaded {
  readonly download: DownloadRow
  readonly title: Field
  readonly slug: string
}

/** Writes the mail with the link to a whitepaper. */
export function downloadLetter(
  { download, title, slug }: Downloaded,
  { frame, links, now }: Surroundings,
): Letter | Useless {
  if (download.quarantine_reason !== null) return { useless: 'The download is in quarantine.' }
  if (download.link_expires_at <= now) return { useless: 'The link has expired.' }
  const until = dateTimeIn(download.link_expires_at, frame.interfaceLanguage, 'UTC')
  const page = frame.siteUrl + whitepaperUrl(frame.language, slug)
  return {
    language: frame.language,
    subject: phrase(frame, 'mail.download.subject', { title }),
    heading: phrase(frame, 'mail.download.heading'),
    greeting: greeting(frame, download),
    body: [
      paragraph(frame, 'mail.download.text'),
      facts(fact(frame, 'mail.whitepaper', [title]), fact(frame, 'mail.download.until', until)),
      button(frame, 'mail.download.button', links.download(download.reference, download.link_expires_at)),
      note(frame, 'mail.download.later', 'mail.download.page', page),
    ],
    reason: phrase(frame, 'mail.reason.download', { site: frame.siteTitle }),
    expiresAt: download.link_expires_at,
  }
}
