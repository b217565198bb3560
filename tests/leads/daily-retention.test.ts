import { expect, vi } from 'vitest'
import { retainOncePerDay, startDailyRetention } from '../../src/leads/daily-retention.ts'
import type { Retained } from '../../src/leads/retention.ts'
import { test } from '../support/database.ts'
import { bookingRow } from '../support/lead-rows.ts'

const at = (time: string) => new Date(`${time}Z`)

test('is applied once a day, whoever starts anew', async ({ database: { path } }) => {
  expect(await retainOncePerDay(path, at('2026-01-20T23:59:00'))).toMatchObject({ bookings: 0 })
  expect(await retainOncePerDay(path, at('2026-01-20T23:59:59'))).toBeNull()
  expect(await retainOncePerDay(path, at('2026-01-21T00:00:00'))).toMatchObject({ bookings: 0 })
})

test('a run that fails is tried again', async ({ database: { db, path } }) => {
  await db.insertInto('system_settings').values({ key: 'retention', value: '{' }).execute()
  await expect(retainOncePerDay(path, at('2026-01-20T03:00:00'))).rejects.toThrow('retention')
  await db.updateTable('system_settings').set({ value: '{}' }).execute()
  expect(await retainOncePerDay(path, at('2026-01-20T03:00:00'))).not.toBeNull()
})

test('the next day is noticed while the process lives, and an error ends nothing', async ({
  database: { db, path },
}) => {
  await db.insertInto('bookings').values(bookingRow()).execute()
  let now = at('2026-01-20T23:00:00')
  const retained: Retained[] = []
  const errors: unknown[] = []
  const daily = startDailyRetention({
    databasePath: path,
    now: () => now,
    onRetained: (counts) => retained.push(counts),
    onError: (error) => errors.push(error),
    interval: 5,
  })
  const wait = { timeout: 20_000 }
  await vi.waitFor(() => expect(retained).toMatchObject([{ bookings: 0 }]), wait)
  await db.insertInto('system_settings').values({ key: 'retention', value: '{' }).execute()
  now = at('2027-02-03T00:00:00')
  await vi.waitFor(() => expect(errors.length).toBeGreaterThan(0), wait)
  await db.updateTable('system_settings').set({ value: '{}' }).where('key', '=', 'retention').execute()
  await vi.waitFor(() => expect(retained).toMatchObject([{ bookings: 0 }, { bookings: 1 }]), wait)
  await daily.stop()
})
