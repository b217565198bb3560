import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../support/booking-database.ts'
import { endOf, startProcess } from '../support/process.ts'
import type { BookTask } from './processes/book.ts'

const starts = ['08:00', '08:30', '09:00', '09:30'].flatMap((time) =>
  ['07', '08', '09', '10', '11'].map((day) => `2026-12-${day}T${time}:00Z`),
)

test('no slot is sold twice to visitors of three processes', { timeout: 120_000 }, async ({
  leads,
  rows,
  database,
}) => {
  await leads.close()
  const endings = await Promise.all(
    ['ada', 'grace', 'mary'].map((name) => {
      const task: BookTask = { path: database.path, name, starts, people: 10 }
      return endOf(startProcess(join(import.meta.dirname, 'processes/book.ts'), JSON.stringify(task)))
    }),
  )
  expect(endings.map(({ stderr }) => stderr).join('')).toBe('')
  const codes = endings.flatMap(({ stdout }) => JSON.parse(stdout) as string[])
  expect(codes).toHaveLength(3 * 10 * starts.length)
  // Two people give each of the slots.
  expect(codes.filter((code) => code === 'booked')).toHaveLength(2 * starts.length)
  expect(new Set(codes)).toEqual(new Set(['booked', 'slot-taken']))
  expect(
    rows(
      'SELECT preferred_date, count(*) AS sold, count(DISTINCT assigned_to) AS people FROM bookings GROUP BY 1',
    ),
  ).toEqual(
    starts
      .map((start) => ({ preferred_date: start.replace('T', ' ').slice(0, -1), sold: 2, people: 2 }))
      .toSorted((a, b) => (a.preferred_date < b.preferred_date ? -1 : 1)),
  )
  expect(rows('SELECT count(*) AS mails FROM outgoing_mail')).toEqual([{ mails: 4 * starts.length }])
})
