import { expect, test } from 'vitest'
import { dailyHash } from '../../../src/serving/counting/daily-hash.ts'

const at = (time: string) => new Date(`${time}Z`)

test('a visitor has one hash on one day, and another one on the next', () => {
  let now = at('2026-01-20T00:00:00')
  const hash = dailyHash(() => now)
  const first = hash('192.0.2.1', 'Browser')
  now = at('2026-01-20T23:59:59')
  expect(hash('192.0.2.1', 'Browser')).toBe(first)
  now = at('2026-01-21T00:00:00')
  expect(hash('192.0.2.1', 'Browser')).not.toBe(first)
  now = at('2026-01-20T12:00:00')
  expect(hash('192.0.2.1', 'Browser')).not.toBe(first)
})

test('visitors have hashes of their own, in which nothing of them can be read', () => {
  const hash = dailyHash(() => at('2026-01-20T00:00:00'))
  const hashes = [
    hash('192.0.2.1', 'a'),
    hash('192.0.2.2', 'a'),
    hash('192.0.2.1', 'b'),
    hash('192.0.2.1a', ''),
  ]
  expect(new Set(hashes).size).toBe(4)
  for (const value of hashes) expect(value).toMatch(/^[\w-]{16}$/)
  expect(dailyHash(() => at('2026-01-20T00:00:00'))('192.0.2.1', 'a')).not.toBe(hashes[0])
})
