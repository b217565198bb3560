import type { WritingDb } from '../connection.sqlite.ts'

const key = 'imported_pages'

/** What earlier imports noted, as they wrote it; null before the first one. */
export async function readImportRecord(db: WritingDb): Promise<string | null> {
  const row = await db.selectFrom('system_settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

/** Notes what an import brought in: JSON. */
export async function writeImportRecord(db: WritingDb, value: string): Promise<void> {
  const description = 'What `magnetiq import` brought in, so that it touches only pages whose files changed.'
  await db
    .insertInto('system_settings')
    .values({ key, value, description, type: 'json' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
