import type { DerivedObject } from './views.sqlite.ts'

const takesTime = (row: string) =>
  `${row}.status IN ('pending', 'confirmed') AND ${row}.quarantine_reason IS NULL AND ${row}.deleted_at IS NULL`

const endOf = (row: string) => `datetime(${row}.preferred_date, '+' || ${row}.duration_minutes || ' minutes')`

/**
 * Refuses a booking that runs into another one of the same person of the staff. A unique index can only refuse those
 * that start together, and durations change.
 */
export function bookingOverlapTriggers(): DerivedObject[] {
  return (['INSERT', 'UPDATE'] as const).map((event) => {
    const name = `refuse_overlap_bookings_${event.toLowerCase()}`
    return {
      type: 'trigger',
      name,
      sql: `CREATE TRIGGER ${name} BEFORE ${event} ON bookings
WHEN NEW.assigned_to IS NOT NULL AND ${takesTime('NEW')}
BEGIN
  SELECT RAISE(ABORT, 'bookings.preferred_date: this person has another booking at that time.')
  WHERE EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.assigned_to = NEW.assigned_to AND other.id IS NOT NEW.id AND ${takesTime('other')}
      AND other.preferred_date < ${endOf('NEW')} AND ${endOf('other')} > NEW.preferred_date
  );
END`,
    }
  })
}
