/** What the score of a booking is made from. */
export interface ScoredBooking {
  readonly booking_type: 'consultation' | 'demo' | 'support'
  readonly email: string
  readonly company: string | null
  readonly job_title: string | null
  readonly phone: string | null
  readonly message: string | null
  readonly budget_range: string | null
  readonly urgency: 'low' | 'medium' | 'high' | 'urgent' | null
  /** Whether the same address has registered for a webinar, or downloaded a whitepaper, before. */
  readonly hasRegistered: boolean
  readonly hasDownloaded: boolean
}

/** Points that a booking gets where something holds. */
interface ScoreRule {
  readonly points: number
  /** When, for whoever reads docs/lead-score.md. */
  readonly when: string
  readonly holds: (booking: ScoredBooking) => boolean
}

/** Where people have an address of their own rather than their company's. */
const personalMailboxes = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'yahoo.de'],
  ...['icloud.com', 'me.com', 'aol.com', 'proton.me', 'protonmail.com', 'mail.com', 'posteo.de'],
  ...['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'web.de', 't-online.de', 'freenet.de', 'mailbox.org'],
])

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** The whole rule: what holds is added up, at most a hundred points. */
export const leadScoreRules: readonly ScoreRule[] = [
  { points: 20, when: 'a demonstration is asked for', holds: (lead) => lead.booking_type === 'demo' },
  { points: 15, when: 'a consultation is asked for', holds: (lead) => lead.booking_type === 'consultation' },
  { points: 15, when: 'a company is named', holds: (lead) => lead.company !== null },
  {
    points: 15,
    when: 'the e-mail address is not one of a large provider of personal mailboxes',
    holds: (lead) => !personalMailboxes.has(domainOf(lead.email)),
  },
  { points: 5, when: 'a job title is named', holds: (lead) => lead.job_title !== null },
  { points: 5, when: 'a telephone number is given', holds: (lead) => lead.phone !== null },
  {
    points: 10,
    when: 'the message has 100 characters or more',
    holds: (lead) => (lead.message?.length ?? 0) >= 100,
  },
  { points: 10, when: 'a budget is named', holds: (lead) => lead.budget_range !== null },
  {
    points: 10,
    when: 'the matter is of high urgency or urgent',
    holds: (lead) => lead.urgency === 'high' || lead.urgency === 'urgent',
  },
  { points: 5, when: 'the same address has registered for a webinar', holds: (lead) => lead.hasRegistered },
  { points: 5, when: 'the same address has downloaded a whitepaper', holds: (lead) => lead.hasDownloaded },
]

/** The score of a booking, 0 to 100. */
export function leadScore(booking: ScoredBooking): number {
  const points = leadScoreRules.filter(({ holds }) => holds(booking)).map((rule) => rule.points)
  return Math.min(
    100,
    points.reduce((sum, value) => sum + value, 0),
  )
}
