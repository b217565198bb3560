import type { UtcTime } from '../tables.ts'
import type { WebinarView } from './rows.ts'

/** Where a webinar stands at a moment. */
export type WebinarPhase = 'upcoming' | 'live' | 'past' | 'cancelled'

/** Whether one may register at a moment, and if not, why. */
export type Registration =
  | { readonly open: true; readonly deadline: UtcTime | null }
  | { readonly open: false; readonly reason: 'deadline'; readonly deadline: UtcTime }
  | { readonly open: false; readonly reason: 'disabled' | 'started' | 'past' | 'cancelled' }

/** The phase of a webinar, by its status and, while that says no more than "scheduled", by its times. */
export function phaseOf(
  webinar: Pick<WebinarView, 'status' | 'scheduled_at' | 'duration_minutes'>,
  asOf: UtcTime,
): { readonly phase: WebinarPhase; readonly endsAt: UtcTime } {
  const endsAt = minutesAfter(webinar.scheduled_at, webinar.duration_minutes)
  if (webinar.status === 'cancelled') return { phase: 'cancelled', endsAt }
  if (webinar.status === 'completed') return { phase: 'past', endsAt }
  if (webinar.status === 'live') return { phase: 'live', endsAt }
  if (asOf < webinar.scheduled_at) return { phase: 'upcoming', endsAt }
  return { phase: asOf < endsAt ? 'live' : 'past', endsAt }
}

/** Whether registration is open: until the deadline, else until the webinar starts. */
export function registrationOf(
  webinar: Pick<WebinarView, 'registration_enabled' | 'registration_deadline'>,
  phase: WebinarPhase,
  asOf: UtcTime,
): Registration {
  if (phase === 'cancelled') return { open: false, reason: 'cancelled' }
  if (phase === 'past') return { open: false, reason: 'past' }
  if (phase === 'live') return { open: false, reason: 'started' }
  if (webinar.registration_enabled === 0) return { open: false, reason: 'disabled' }
  const deadline = webinar.registration_deadline
  if (deadline !== null && deadline <= asOf) return { open: false, reason: 'deadline', deadline }
  return { open: true, deadline }
}

/** A time that lies a number of minutes after another; both UTC, so no zone has a say. */
export function minutesAfter(time: UtcTime, minutes: number): UtcTime {
  const moment = new Date(`${time.replace(' ', 'T')}Z`).getTime() + minutes * 60_000
  return new Date(moment).toISOString().slice(0, 19).replace('T', ' ')
}
