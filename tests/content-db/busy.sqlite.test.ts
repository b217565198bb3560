import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { busyTimeout, DatabaseBusyError } from '../../src/content-db/busy.sqlite.ts'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { test } from '../support/database.ts'
import { endOf, startProcess } from '../support/process.ts'
import { pageRow } from '../support/rows.ts'
import { holdLock } from './lock-holder.ts'

/** Counts turns of the event loop, and keeps the longest time between two of them, in milliseconds. */
function watchTurns() {
  let last = performance.now()
  const watched = { turns: 0, longest: 0, stop: () => clearInterval(timer) }
  const timer = setInterval(() => {
    const now = performance.now()
    watched.turns += 1
    watched.longest = Math.max(watched.longest, now - last)
    last = now
  }, 1)
  return watched
}

const held = 1_000

describe('while another process holds the lock', () => {
  test('a transaction waits for it, and the thread is free in between', async ({
    database: { db, path },
  }) => {
    const lock = await holdLock(path)
    const watched = watchTurns()
    // Only a thread that is free can let go here: one that SQLite holds would wait for itself.
    const letGo = new Promise((resolve) => setTimeout(resolve, held)).then(lock.letGo)
    await db.transaction().execute((trx) =>
      trx
        .insertInto('pages')
        .values(pageRow({ slug: 'a' }))
        .execute(),
    )
    watched.stop()
    await letGo
    expect(await db.selectFrom('pages').select('slug').execute()).toEqual([{ slug: 'a' }])
    // The wait was cut into many pieces, the longest about SQLite's own timeout and far from the whole.
    expect(watched.turns).toBeGreaterThan(held / (busyTimeout + 100))
    expect(watched.longest).toBeLessThan(held / 2)
  })

  test('a single statement waits as well', async ({ database: { db, path } }) => {
    const lock = await holdLock(path)
    const letGo = new Promise((resolve) => setTimeout(resolve, busyTimeout * 5)).then(lock.letGo)
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'a' }))
      .execute()
    await letGo
    expect(await db.selectFrom('pages').select('slug').execute()).toEqual([{ slug: 'a' }])
  })

  test('the public site reads on', async ({ database: { published, path } }) => {
    const lock = await holdLock(path)
    const rows = await published
      .selectFrom('pages_en' as never)
      .selectAll()
      .execute()
    expect(rows).toEqual([])
    await lock.letGo()
  })

  test('a connection that runs out of patience says so, changes nothing and can go on later', async ({
    folder,
    database: { path },
  }) => {
    const impatient = openForWriting(join(folder, 'magnetiq.db'), busyTimeout * 3)
    const lock = await holdLock(path)
    const insert = () =>
      impatient.transaction().execute((trx) =>
        trx
          .insertInto('pages')
          .values(pageRow({ slug: 'a' }))
          .execute(),
      )
    const failure = await insert().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DatabaseBusyError)
    expect(failure).toMatchObject({
      message: expect.stringContaining('locked by another process'),
      cause: expect.objectContaining({ code: 'SQLITE_BUSY' }),
    })
    await lock.letGo()
    expect(await impatient.selectFrom('pages').selectAll().execute()).toEqual([])
    await insert()
    expect(await impatient.selectFrom('pages').selectAll().execute()).toHaveLength(1)
    await impatient.destroy()
  })
})

test('several processes that read and then write lose no change and never fail', async ({
  database: { db, path },
}) => {
  const [processes, times] = [3, 40]
  await db.insertInto('system_settings').values({ key: 'counter', value: '0' }).execute()
  const counters = Array.from({ length: processes }, () =>
    endOf(startProcess(join(import.meta.dirname, 'processes/count-up.ts'), path, String(times))),
  )
  for (const ending of await Promise.all(counters)) expect(ending).toMatchObject({ code: 0, stderr: '' })
  const { value } = await db.selectFrom('system_settings').select('value').executeTakeFirstOrThrow()
  expect(value).toBe(String(processes * times))
})

test('a mistake in a statement is told at once, not tried again', async ({ database: { db } }) => {
  const wrong = db
    .insertInto('pages')
    .values(pageRow({ slug: 'Not A Slug' }))
    .execute()
  await expect(wrong).rejects.not.toBeInstanceOf(DatabaseBusyError)
})
