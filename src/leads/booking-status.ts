/** Where a booking stands. */
export type BookingStatus = 'pending' | 'confirmed' | 'completed' | 'cancelled' | 'no_show'

/** What can be done to a booking, and when. */
interface StatusStep {
  readonly from: readonly BookingStatus[]
  readonly to: BookingStatus
  /** Whether it is about an appointment that is still to come, or about one that has begun. */
  readonly appointment: 'ahead' | 'begun' | 'any'
}

/** pending -> confirmed -> completed | cancelled | no_show. What is over stays as it is. */
export const statusSteps = {
  confirm: { from: ['pending'], to: 'confirmed', appointment: 'ahead' },
  complete: { from: ['confirmed'], to: 'completed', appointment: 'begun' },
  'no-show': { from: ['confirmed'], to: 'no_show', appointment: 'begun' },
  cancel: { from: ['pending', 'confirmed'], to: 'cancelled', appointment: 'any' },
} as const satisfies Readonly<Record<string, StatusStep>>

export type StatusStepName = keyof typeof statusSteps

/** Whether a step is allowed. `same` where it has been done already: nothing is to do, and nothing is wrong. */
export function judgeStep(
  name: StatusStepName,
  booking: { readonly status: BookingStatus; readonly preferred_date: string },
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  now: string,
): 'allowed' | 'same' | 'wrong-status' | 'not-begun' | 'begun' {
  const { from, to, appointment }: StatusStep = statusSteps[name]
  if (booking.status === to) return 'same'
  if (!from.includes(booking.status)) return 'wrong-status'
  const hasBegun = booking.preferred_date <= now
  if (appointment === 'begun' && !hasBegun) return 'not-begun'
  if (appointment === 'ahead' && hasBegun) return 'begun'
  return 'allowed'
}
