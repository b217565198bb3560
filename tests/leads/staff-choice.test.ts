import { expect, test } from 'vitest'
import { chooseStaff } from '../../src/leads/staff-choice.ts'

const zone = 'Europe/Berlin'
const slot = { start: '2026-12-09 09:00:00', minutes: 30, staffIds: [7, 3] }
const booked = (staffId: number, start: string) => ({ staffId, start, minutes: 30 })

test.each([
  ['the first of the setting, where nobody has any', [], 7],
  ['who has fewer in that week', [booked(7, '2026-12-07 09:00:00')], 3],
  [
    'the first again, once both have as many',
    [booked(7, '2026-12-07 09:00:00'), booked(3, '2026-12-11 09:00:00')],
    7,
  ],
  ['without counting other weeks', [booked(7, '2026-12-06 22:59:00'), booked(7, '2026-12-13 23:00:00')], 7],
  // Half past midnight on Monday in Berlin.
  ['by the week of the business', [booked(7, '2026-12-06 23:30:00')], 3],
] as const)('a booking goes to %s', (_, taken, staff) => {
  expect(chooseStaff(slot, taken, zone)).toBe(staff)
})

test('nobody gets it where nobody is free', () => {
  expect(chooseStaff({ ...slot, staffIds: [] }, [], zone)).toBeUndefined()
})
