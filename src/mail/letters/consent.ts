import type { ConsentRow } from '../../content-db/leads/mailed-leads.ts'
import { minutesAfter } from '../../content-db/published/webinar-time.ts'
import type { Letter, Useless } from '../letter.ts'
import { phrase } from '../phrase.ts'
import { severalLines } from '../visitor-text.ts'
import { button, note, paragraph } from './parts.ts'
import type { Surroundings } from './surroundings.ts'

const daysToConfirm = 14

/** Writes the mail that asks whether an address wants the news that somebody ordered for it. */
export function consentLetter(consent: ConsentRow, { frame, links, now }: Surroundings): Letter | Useless {
  if (consent.withdrawn_at !== null) return { useless: 'The consent was withdrawn.' }
  if (consent.confirmed_at !== null) return { useless: 'The consent was confirmed already.' }
  const page = links.consent(frame.language, consent.reference)
  return {
    language: frame.language,
    subject: phrase(frame, 'mail.consent.subject', { site: frame.siteTitle }),
    heading: phrase(frame, 'mail.consent.heading'),
    // Whoever typed this address may have typed the name, too.
    greeting: phrase(frame, 'mail.greeting.unknown'),
    body: [
      paragraph(frame, 'mail.consent.text', { site: frame.siteTitle }),
      { kind: 'quote', lines: severalLines(consent.wording), language: consent.language },
      button(frame, 'mail.consent.button', page),
      note(frame, 'mail.consent.not', 'mail.consent.refuse', page),
    ],
    reason: phrase(frame, 'mail.reason.consent', { site: frame.siteTitle }),
    unsubscribe: links.withdrawal(consent.reference),
    expiresAt: minutesAfter(now, daysToConfirm * 24 * 60),
  }
}
