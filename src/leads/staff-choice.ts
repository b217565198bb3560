import { dateAt, type Slot, type TakenTime } from './slots.ts'

/**
 * Who gets a booking: of those who are free, whoever has the fewest in that week (Monday to Sunday by the business's
 * calendar), and of several whoever the setting names first. Undefined where nobody is free.
 */
export function chooseStaff(slot: Slot, taken: readonly TakenTime[], zone: string): number | undefined {
  const week = weekOf(slot.start, zone)
  const bookings = (id: number) =>
    taken.filter(({ staffId, start }) => staffId === id && weekOf(start, zone) === week).length
  return slot.staffIds.toSorted((a, b) => bookings(a) - bookings(b))[0]
}

function weekOf(time: string, zone: string): string {
  const date = dateAt(time, zone)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}
