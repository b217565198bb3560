import { describe, expect } from 'vitest'
import { test as base } from '../support/database.ts'
import { faults } from './faults.ts'
import { short } from './sizes.ts'
import { readTrace } from './synced-first.ts'
import { makeWorkplace } from './workplace.ts'

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('place', async ({}, { onCleanup }) => {
    const place = await makeWorkplace()
    onCleanup(() => place.close())
    return place
  })

/** Times are told by `npm run test:faults`, on a machine that does nothing else. */
const isTime = (fault: string) => /in time|others meanwhile/.test(fault)

describe('while forms are posted', () => {
  test.for(Object.keys(faults))(
    '%s: what must hold holds, in the short form',
    { timeout: 300_000 },
    async (name, { place }) => {
      const figures = await faults[name]?.(place, short)
      expect(figures?.length).toBeGreaterThan(0)
      const failed = figures?.filter(({ ok, fault }) => !ok && !isTime(fault))
      expect(failed?.map(({ fault, said }) => `${fault}: ${said}`)).toEqual([])
    },
  )
})

describe('a trace of system calls', () => {
  const read = '7 read(21<TCP:[1]>, "POST /api email=synced-0-%40example.org", 65536) = 40'
  const written = '7 pwrite64(18</d/magnetiq.db-wal>, "synced-0-@example.org", 4096, 32) = 4096'
  const flush = '7 fdatasync(18</d/magnetiq.db-wal>) = 0'
  const answer = '7 write(21<TCP:[1]>, "HTTP/1.1 201 Created", 20) = 20'
  const proven = (...lines: string[]) => readTrace(lines.join('\n')).proven

  test('proves an answer that came after the flush of what was written', () => {
    expect(proven(read, written, flush, answer)).toBe(1)
    const begun = '8 fdatasync(18</d/magnetiq.db-wal> <unfinished ...>'
    expect(proven(read, written, begun, '8 <... fdatasync resumed>) = 0', answer)).toBe(1)
  })

  test('proves nothing where the answer came first, or the flush before what was written', () => {
    expect(proven(read, written, answer, flush)).toBe(0)
    expect(proven(read, flush, written, answer)).toBe(0)
    expect(proven(read, flush, answer)).toBe(0)
    expect(proven(read, written, flush.replace('-wal', ''), answer)).toBe(0)
    const begun = '8 fdatasync(18</d/magnetiq.db-wal> <unfinished ...>'
    expect(proven(read, begun, written, '8 <... fdatasync resumed>) = 0', answer)).toBe(0)
  })
})
