import type { WritingDb } from '../connection.sqlite.ts'

const key = 'retention_applied_on'

/** The day, `YYYY-MM-DD` in UTC, on which retention was last applied to the end; null before the first time. */
export async function readRetentionRecord(db: WritingDb): Promise<string | null> {
  const row = await db.selectFrom('system_settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

/** Notes the day on which retention was applied. */
export async function writeRetentionRecord(db: WritingDb, day: string): Promise<void> {
  const description = 'The day on which people were last taken out of what had been kept for long enough.'
  await db
    .insertInto('system_settings')
    .values({ key, value: day, description, type: 'string' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: day }))
    .execute()
}
