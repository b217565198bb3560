import type { WritingDb } from '../connection.sqlite.ts'

/** The slug of the page that stands at the top of each language. */
export async function readHomeSlug(db: WritingDb): Promise<string> {
  const row = await db
    .selectFrom('system_settings')
    .select('value')
    .where('key', '=', 'home_page')
    .executeTakeFirst()
  // Settings are JSON, or plain text where a person wrote no quotes.
  return row?.value?.replace(/^"|"$/g, '') || 'home'
}
