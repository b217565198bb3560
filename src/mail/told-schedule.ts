import type { MailedWebinar } from '../content-db/leads/mailed-leads.ts'
import { minutesAfter } from '../content-db/published/webinar-time.ts'
import type { UtcTime } from '../content-db/tables.ts'

/** What of a webinar its registrants are told, and told again when it changes. */
export type Schedule = Pick<
  MailedWebinar,
  'status' | 'exists' | 'startsAt' | 'durationMinutes' | 'timezone' | 'meetingUrl'
>

const off = 'cancelled'

/** Whether a webinar will not take place. */
export const isOff = ({ status, exists }: Schedule): boolean => status === 'cancelled' || !exists

/** The schedule as a registration remembers it. */
export function toldSchedule(webinar: Schedule): string {
  if (isOff(webinar)) return off
  const { startsAt, durationMinutes, timezone, meetingUrl } = webinar
  return [startsAt, durationMinutes, timezone, meetingUrl ?? ''].join(' ')
}

/** What is different from what somebody was told. */
export type Change =
  | { readonly what: 'time'; readonly startedAt: UtcTime; readonly endedAt: UtcTime }
  | { readonly what: 'link' | 'details' | 'back' }

/** Compares a webinar with what somebody was told of it. */
export function changeSince(told: string, webinar: Schedule): Change {
  if (told === off) return { what: 'back' }
  const [day, clock, minutes, zone] = told.split(' ')
  const startedAt = `${day} ${clock}`
  if (startedAt !== webinar.startsAt || Number(minutes) !== webinar.durationMinutes) {
    return { what: 'time', startedAt, endedAt: minutesAfter(startedAt, Number(minutes)) }
  }
  return { what: zone === webinar.timezone ? 'link' : 'details' }
}
