import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import { activeStaff, takenTimes } from '../content-db/leads/bookings.ts'
import { settingValue } from '../content-db/leads/settings.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { timeAfter } from '../site/dates.ts'
import { type ParsedBookingSettings, parseBookingSettings } from './booking-settings.ts'
import type { Schedule } from './slots.ts'

/** The schedule as it stands, or why no appointments are given. */
export type ReadSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | Extract<ParsedBookingSettings, { ok: false }>

type StaffRow = { readonly id: number; readonly email: string }
type TakenRow = {
  readonly reference: string
  readonly assigned_to: number | null
  readonly preferred_date: UtcTime
  readonly duration_minutes: number
}

/** Reads the schedule. The time of one booking can be left out of it, to move that. */
export function readSchedule(db: LeadsDb, now: UtcTime, without?: string): ReadSchedule {
  const parsed = parsedSetting(db.first(settingValue({ key: 'booking' }))?.value ?? null)
  if (!parsed.ok) return parsed
  const taken = db.all(takenTimes(spanAround(now, parsed.settings.horizon_days)))
  return scheduleOf(parsed, db.all(activeStaff({})), taken, now, without)
}

function scheduleOf(
  { settings }: Extract<ParsedBookingSettings, { ok: true }>,
  accounts: readonly StaffRow[],
  taken: readonly TakenRow[],
  now: UtcTime,
  without: string | undefined,
): ReadSchedule {
  const account = (email: string) => accounts.find((row) => row.email.toLowerCase() === email.toLowerCase())
  return {
    ok: true,
    schedule: {
      settings,
      staff: settings.staff.flatMap(({ email }) => account(email) ?? []),
      taken: taken.flatMap(({ reference, assigned_to, preferred_date, duration_minutes }) =>
        assigned_to === null || reference === without
          ? []
          : [{ staffId: assigned_to, start: preferred_date, minutes: duration_minutes }],
      ),
      now,
    },
  }
}

/** From the week before now, whose bookings count for who gets the next, to after the last day that can be booked. */
function spanAround(now: UtcTime, days: number): { from: UtcTime; to: UtcTime } {
  return { from: timeAfter(now, { hours: -8 * 24 }), to: timeAfter(now, { hours: (days + 9) * 24 }) }
}

/** The setting seldom changes, and reading it takes longer than a query. */
let remembered: { readonly value: string | null; readonly parsed: ParsedBookingSettings } | undefined

function parsedSetting(value: string | null): ParsedBookingSettings {
  if (remembered?.value !== value) remembered = { value, parsed: parseBookingSettings(value) }
  return (remembered as NonNullable<typeof remembered>).parsed
}
