import { type GroupCommit, openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { bookingSetting, bookingStaff } from './bookings.ts'
import { test as base } from './database.ts'

/** Vitest's `test` with a database in which appointments are given, and its shared commits. */
export const test = base
  .extend('leads', async ({ database }, { onCleanup }): Promise<GroupCommit> => {
    for (const person of bookingStaff) await database.db.insertInto('admin_users').values(person).execute()
    await database.db
      .insertInto('system_settings')
      .values({ key: 'booking', value: JSON.stringify(bookingSetting), type: 'json' })
      .execute()
    const leads = openGroupCommit(database.path)
    onCleanup(() => leads.close())
    return leads
  })
  .extend(
    'rows',
    ({ database: { sqlite } }) =>
      (sql: string) =>
        sqlite.prepare(sql).all(),
  )
