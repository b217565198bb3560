import { expect, test } from 'vitest'
import {
  type BookingStatus,
  judgeStep,
  type StatusStepName,
  statusSteps,
} from '../../src/leads/booking-status.ts'

const now = '2026-12-08 09:00:00'
const ahead = '2026-12-08 09:00:01'
const begun = '2026-12-08 09:00:00'
const statuses: readonly BookingStatus[] = ['pending', 'confirmed', 'completed', 'cancelled', 'no_show']

/** Every step from every status that is allowed, before and after the appointment has begun. */
const allowed = (preferred_date: string) =>
  statuses.flatMap((status) =>
    (Object.keys(statusSteps) as StatusStepName[])
      .filter((name) => judgeStep(name, { status, preferred_date }, now) === 'allowed')
      .map((name) => `${status} ${name}`),
  )

test('before an appointment it can be confirmed and cancelled', () => {
  expect(allowed(ahead)).toEqual(['pending confirm', 'pending cancel', 'confirmed cancel'])
})

test('from its start on, what was confirmed is completed or missed, and what was not can only be cancelled', () => {
  expect(allowed(begun)).toEqual([
    'pending cancel',
    'confirmed complete',
    'confirmed no-show',
    'confirmed cancel',
  ])
})

test.each<[StatusStepName, BookingStatus, string, string]>([
  ['confirm', 'confirmed', ahead, 'same'],
  ['cancel', 'cancelled', begun, 'same'],
  ['confirm', 'cancelled', ahead, 'wrong-status'],
  ['complete', 'pending', begun, 'wrong-status'],
  ['complete', 'confirmed', ahead, 'not-begun'],
  ['no-show', 'confirmed', ahead, 'not-begun'],
  ['confirm', 'pending', begun, 'begun'],
  ['complete', 'no_show', begun, 'wrong-status'],
])('%s of one that is %s at %s is judged %s', (name, status, preferred_date, judgement) => {
  expect(judgeStep(name, { status, preferred_date }, now)).toBe(judgement)
})
