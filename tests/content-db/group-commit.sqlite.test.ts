import { CompiledQuery } from 'kysely'
import { describe, expect } from 'vitest'
import { DatabaseBusyError } from '../../src/content-db/busy.sqlite.ts'
import {
  DatabaseFullError,
  type GroupCommit,
  type LeadsDb,
  openGroupCommit,
} from '../../src/content-db/group-commit.sqlite.ts'
import { test as base } from '../support/database.ts'
import { holdLock } from './lock-holder.ts'

const test = base.extend('group', ({ database }, { onCleanup }): GroupCommit => {
  const group = openGroupCommit(database.path)
  onCleanup(() => group.close())
  return group
})

const write = (key: string) => (db: LeadsDb) =>
  db.run(CompiledQuery.raw('insert into system_settings (key, value) values (?, ?)', [key, '1']))

const keysIn = (sqlite: { prepare(sql: string): { all(): unknown[] } }) =>
  (sqlite.prepare('select key from system_settings order by key').all() as { key: string }[]).map(
    ({ key }) => key,
  )

describe('works of one turn of the event loop', () => {
  test('are committed together, each with its own result', async ({ database: { sqlite }, group }) => {
    const before = sqlite.pragma('data_version', { simple: true }) as number
    const versions: unknown[] = []
    const asked = ['a', 'b', 'c'].map(async (key) => {
      const { id } = await group.inOneCommit(write(key))
      versions.push(sqlite.pragma('data_version', { simple: true }))
      return id
    })
    expect(await Promise.all(asked)).toEqual([1, 2, 3])
    expect(new Set(versions).size).toBe(1)
    expect(versions[0]).not.toBe(before)
    expect(keysIn(sqlite)).toEqual(['a', 'b', 'c'])
  })

  test('see what those before them wrote', async ({ group }) => {
    const count = (db: LeadsDb) =>
      (db.first(CompiledQuery.raw('select count(*) as count from system_settings')) as { count: number })
        .count
    const [, first, , second] = await Promise.all([
      group.inOneCommit(write('a')),
      group.inOneCommit(count),
      group.inOneCommit(write('b')),
      group.inOneCommit(count),
    ])
    expect([first, second]).toEqual([1, 2])
  })

  test('are on disk before anybody hears of it', async ({ database: { sqlite }, group }) => {
    await group.inOneCommit(write('a'))
    expect(keysIn(sqlite)).toEqual(['a'])
  })

  test('that throw are undone alone, with all that they wrote', async ({ database: { sqlite }, group }) => {
    const asked = await Promise.allSettled([
      group.inOneCommit(write('a')),
      group.inOneCommit((db) => {
        write('half')(db)
        throw new Error('no')
      }),
      group.inOneCommit((db) => {
        write('b')(db)
        return write('b')(db)
      }),
      group.inOneCommit(write('c')),
    ])
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(asked[1]).toMatchObject({ reason: { message: 'no' } })
    expect(asked[2]).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } })
    expect(keysIn(sqlite)).toEqual(['a', 'c'])
  })

  test('that are many take several commits, and none is forgotten', async ({
    database: { sqlite },
    group,
  }) => {
    const keys = Array.from({ length: 600 }, (_, index) => `key-${String(index).padStart(3, '0')}`)
    await Promise.all(keys.map((key) => group.inOneCommit(write(key))))
    expect(keysIn(sqlite)).toEqual(keys)
  })
})

test('whoever is answered may ask again at once', async ({ database: { sqlite }, group }) => {
  await group.inOneCommit(write('a')).then(() => group.inOneCommit(write('b')))
  await group.inOneCommit(write('c'))
  expect(keysIn(sqlite)).toEqual(['a', 'b', 'c'])
})

describe('while another process holds the lock', () => {
  test('works wait, and the thread is free', async ({ database: { sqlite, path }, group }) => {
    const lock = await holdLock(path)
    const asked = group.inOneCommit(write('a'))
    let turns = 0
    const counting = setInterval(() => {
      turns += 1
    }, 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    clearInterval(counting)
    await lock.letGo()
    await asked
    expect(turns).toBeGreaterThan(5)
    expect(keysIn(sqlite)).toEqual(['a'])
  })

  test('patience ends, nothing is kept, and the next one goes well', async ({
    database: { sqlite, path },
  }) => {
    const group = openGroupCommit(path, 100)
    const lock = await holdLock(path)
    const asked = await Promise.allSettled(['a', 'b'].map((key) => group.inOneCommit(write(key))))
    for (const { status, reason } of asked as PromiseRejectedResult[]) {
      expect(status).toBe('rejected')
      expect(reason).toBeInstanceOf(DatabaseBusyError)
    }
    await lock.letGo()
    await group.inOneCommit(write('c'))
    expect(keysIn(sqlite)).toEqual(['c'])
    await group.close()
  })
})

test('a full disk refuses everything of the commit, and what is tried later goes well', async ({
  database,
  group,
}) => {
  const pages = (db: LeadsDb, most: number) => db.all(CompiledQuery.raw(`pragma max_page_count = ${most}`))
  const large = (key: string) => (db: LeadsDb) =>
    db.run(
      CompiledQuery.raw('insert into system_settings (key, value) values (?, ?)', [key, 'x'.repeat(200_000)]),
    )
  await group.inOneCommit((db) => pages(db, 1))
  const asked = await Promise.allSettled([group.inOneCommit(write('a')), group.inOneCommit(large('b'))])
  expect(asked.map((ending) => (ending as PromiseRejectedResult).reason)).toEqual([
    expect.any(DatabaseFullError),
    expect.any(DatabaseFullError),
  ])
  expect(keysIn(database.sqlite)).toEqual([])
  await group.inOneCommit((db) => pages(db, 1_000_000))
  await group.inOneCommit(large('c'))
  expect(keysIn(database.sqlite)).toEqual(['c'])
})

test('closing finishes what was asked for', async ({ database: { sqlite, path } }) => {
  const group = openGroupCommit(path)
  const asked = group.inOneCommit(write('a'))
  await group.close()
  await asked
  expect(keysIn(sqlite)).toEqual(['a'])
})
