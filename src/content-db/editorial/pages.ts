import type { Insertable, Selectable, Updateable } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { PagesTable } from '../tables.ts'

/** A page as it is stored, in all its languages. */
export type PageRow = Selectable<PagesTable>
/** What a new page must and may say. */
export type NewPage = Insertable<PagesTable>
/** The columns of a page to change. */
export type PageChanges = Updateable<PagesTable>

/** The living page with this slug, drafts included. */
export function findPageBySlug(db: WritingDb, slug: string): Promise<PageRow | undefined> {
  return db
    .selectFrom('pages')
    .selectAll()
    .where('slug', '=', slug)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** The slugs of all living pages, drafts included, in order. */
export async function listPageSlugs(db: WritingDb): Promise<string[]> {
  const rows = await db
    .selectFrom('pages')
    .select('slug')
    .where('deleted_at', 'is', null)
    .orderBy('slug')
    .execute()
  return rows.map(({ slug }) => slug)
}

/** Stores a page and gives its id. Throws SQLite's error, which names the column, where a value is refused. */
export async function insertPage(db: WritingDb, page: NewPage): Promise<number> {
  const { id } = await db.insertInto('pages').values(page).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Changes columns of a page; `updated_at` moves by itself. Throws where there is no living page with this id. */
export async function updatePage(db: WritingDb, id: number, changes: PageChanges): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('pages')
    .set(changes)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error(`pages: there is no row ${id} to change.`)
}
