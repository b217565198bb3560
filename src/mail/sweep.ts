import type { WritingDb } from '../content-db/connection.sqlite.ts'
import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import {
  type AwaitedWebinar,
  anyUninformed,
  promiseNews,
  promiseRecording,
  promiseReminders,
  raiseSequences,
  webinarsStartingAfter,
} from '../content-db/leads/registrants.ts'
import { webinarsWithSeatsForWaiting } from '../content-db/leads/waiting-list.ts'
import { minutesAfter } from '../content-db/published/webinar-time.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { moveUpWaiting } from '../leads/waiting-list.ts'
import { isOff, toldSchedule } from './told-schedule.ts'

const [hour, day] = [60, 24 * 60]

/** When each reminder is due, and until when it is worth sending, in minutes before the start. */
const reminders = [
  { name: 'day', due: day, until: 2 * hour },
  { name: 'hour', due: hour, until: 0 },
]

/** Days after a webinar during which its recording is sent: one that comes later is not expected any more. */
const recordingDays = 60

/**
 * Promises what time and editors bring about: reminders, recordings, news of webinars that were changed or cancelled,
 * seats for those who wait. What was promised once is not promised again, however often this runs.
 */
export async function promiseWhatIsDue(db: WritingDb, leads: GroupCommit, now: UtcTime): Promise<void> {
  for (const id of await webinarsWithSeatsForWaiting(db, now)) {
    await leads.inOneCommit((commit) => moveUpWaiting(commit, id, now))
  }
  for (const webinar of await webinarsStartingAfter(db, minutesAfter(now, -recordingDays * day))) {
    if (webinar.startsAt > now) await beforeStart(leads, webinar, now)
    else if (isOver(webinar, now) && webinar.recordingUrl) {
      await leads.inOneCommit((commit) => commit.run(promiseRecording({ webinar: webinar.id, now })))
    }
  }
}

async function beforeStart(leads: GroupCommit, webinar: AwaitedWebinar, now: UtcTime): Promise<void> {
  const news = { webinar: webinar.id, schedule: toldSchedule(webinar) }
  const kind = isOff(webinar) ? 'webinar-cancelled' : 'webinar-changed'
  await leads.inOneCommit((commit) => {
    if (!commit.first(anyUninformed(news))) return
    commit.run(raiseSequences(news))
    commit.run(promiseNews({ ...news, kind, now }))
  })
  if (isOff(webinar)) return
  for (const { name, due, until } of reminders) {
    const [from, expiresAt] = [minutesAfter(webinar.startsAt, -due), minutesAfter(webinar.startsAt, -until)]
    if (now < from || now >= expiresAt) continue
    // The start belongs to the occasion: who was reminded of a time that has changed is reminded of the new one.
    const reminder = { occasion: `${name}:${webinar.startsAt}`, seatedUntil: from, expiresAt }
    await leads.inOneCommit((commit) =>
      commit.run(promiseReminders({ ...reminder, webinar: webinar.id, now })),
    )
  }
}

function isOver({ status, exists, startsAt, durationMinutes }: AwaitedWebinar, now: UtcTime): boolean {
  if (!exists || status === 'cancelled') return false
  return status === 'completed' || (status !== 'live' && minutesAfter(startsAt, durationMinutes) <= now)
}
