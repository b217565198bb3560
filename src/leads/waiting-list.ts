import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { mailPromise } from '../content-db/leads/outgoing-mail.ts'
import { giveSeat, nextToMoveUp } from '../content-db/leads/waiting-list.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, sourceLanguage } from '../languages.ts'

/**
 * Gives the free seats of a webinar to those who have waited longest, and promises them the mail that tells it. Gives
 * the number of seats that were given.
 */
export function moveUpWaiting(db: LeadsDb, webinar: number, now: UtcTime): number {
  for (let seats = 0; ; seats++) {
    const next = db.first(nextToMoveUp({ webinar, now }))
    if (!next) return seats
    db.run(giveSeat({ id: next.id, now }))
    db.run(
      mailPromise({
        kind: 'registration-moved-up',
        leadKind: 'registration',
        leadId: next.id,
        recipient: next.email,
        language: isLanguageCode(next.language) ? next.language : sourceLanguage,
      }),
    )
  }
}
