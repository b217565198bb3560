import type { Insertable } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type {
  AdminUsersTable,
  RedirectsTable,
  SystemSettingsTable,
  TranslationsTable,
  WebinarsTable,
  WhitepapersTable,
} from '../tables.ts'

/** Whether the database holds no content: no page, webinar or whitepaper, living or deleted. */
export async function isEmpty(db: WritingDb): Promise<boolean> {
  for (const table of ['pages', 'webinars', 'whitepapers'] as const) {
    if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false
  }
  return true
}

/** Stores a person who writes and gives the id. */
export async function insertAuthor(db: WritingDb, author: Insertable<AdminUsersTable>): Promise<number> {
  return (await db.insertInto('admin_users').values(author).returning('id').executeTakeFirstOrThrow()).id
}

/** Stores a webinar. */
export async function insertWebinar(db: WritingDb, webinar: Insertable<WebinarsTable>): Promise<void> {
  await db.insertInto('webinars').values(webinar).execute()
}

/** Stores a whitepaper. */
export async function insertWhitepaper(
  db: WritingDb,
  whitepaper: Insertable<WhitepapersTable>,
): Promise<void> {
  await db.insertInto('whitepapers').values(whitepaper).execute()
}

/** Stores the name of a term, or another text that is translated. */
export async function insertTranslation(
  db: WritingDb,
  translation: Insertable<TranslationsTable>,
): Promise<void> {
  await db.insertInto('translations').values(translation).execute()
}

/** Stores a setting unless one with its key is there. */
export async function insertSetting(db: WritingDb, setting: Insertable<SystemSettingsTable>): Promise<void> {
  await db
    .insertInto('system_settings')
    .values(setting)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** Stores a redirect. */
export async function insertRedirect(db: WritingDb, redirect: Insertable<RedirectsTable>): Promise<void> {
  await db.insertInto('redirects').values(redirect).execute()
}
