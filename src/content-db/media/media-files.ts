import type { Insertable, Selectable, Updateable } from 'kysely'
import type { WritingDb } from '../connection.sqlite.ts'
import type { MediaFilesTable } from '../tables.ts'

/** A file of the media library as it is stored. */
export type MediaFileRow = Selectable<MediaFilesTable>
/** What a new file must and may say. */
export type NewMediaFile = Insertable<MediaFilesTable>
/** The columns of a file to change. */
export type MediaFileChanges = Updateable<MediaFilesTable>

/** The living file with these bytes (SHA-256, hex); the oldest where several rows share them. */
export function findMediaByHash(db: WritingDb, hash: string): Promise<MediaFileRow | undefined> {
  return db
    .selectFrom('media_files')
    .selectAll()
    .where('file_hash', '=', hash)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
}

/** The living file that texts name `/media/<filename>`. */
export function findMediaByFilename(db: WritingDb, filename: string): Promise<MediaFileRow | undefined> {
  return db
    .selectFrom('media_files')
    .selectAll()
    .where('filename', '=', filename)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Stores a file's row and gives its id. Throws SQLite's error, which names the column, where a value is refused. */
export async function insertMediaFile(db: WritingDb, file: NewMediaFile): Promise<number> {
  const { id } = await db.insertInto('media_files').values(file).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Changes columns of a file's row. Throws where there is no living row with this id. */
export async function updateMediaFile(db: WritingDb, id: number, changes: MediaFileChanges): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('media_files')
    .set(changes)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error(`media_files: there is no row ${id} to change.`)
}
