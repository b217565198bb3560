import { expect } from 'vitest'
import { openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { sharedKysely } from '../../src/content-db/shared-kysely.sqlite.ts'
import { test as base } from '../support/database.ts'

const test = base.extend('shared', ({ database }, { onCleanup }) => {
  const group = openGroupCommit(database.path)
  onCleanup(() => group.close())
  return sharedKysely(group)
})

test('statements of every kind give what Kysely gives', async ({ shared }) => {
  const inserted = await shared
    .insertInto('system_settings')
    .values({ key: 'a', value: '1' })
    .executeTakeFirst()
  expect(inserted.insertId).toBe(1n)
  const { numUpdatedRows } = await shared
    .updateTable('system_settings')
    .set({ value: '2' })
    .executeTakeFirstOrThrow()
  expect(numUpdatedRows).toBe(1n)
  const returned = await shared
    .updateTable('system_settings')
    .set({ value: '3' })
    .returning('value')
    .execute()
  expect(returned).toEqual([{ value: '3' }])
  expect(await shared.selectFrom('system_settings').select(['key', 'value']).execute()).toEqual([
    { key: 'a', value: '3' },
  ])
})

test('a transaction is refused, and what to do is said', async ({ shared }) => {
  await expect(shared.transaction().execute(async () => undefined)).rejects.toThrow(/one work of inOneCommit/)
})
