import { sourceLanguage } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import type { Edition } from './edition.ts'
import { mediaIn } from './views.ts'

/** A row of the media library whose bytes some page names. */
export interface MediaToPublish {
  readonly id: number
  readonly fileName: string
  /** SHA-256 of the bytes, hex. */
  readonly hash: string
  /** Below the media folder of the data directory. */
  readonly filePath: string
  readonly picture: {
    readonly width: number
    readonly height: number
    readonly format: string
    readonly frames?: number
  } | null
  readonly updatedAt: UtcTime
}

/** Every living row of the media library, with where its bytes lie. */
export async function readMediaToPublish(edition: Edition): Promise<readonly MediaToPublish[]> {
  const rows = await edition.db
    .selectFrom(mediaIn(sourceLanguage))
    .select(['media.id', 'media.filename', 'media.file_hash', 'media.file_path', 'media.updated_at'])
    .select(['media.image_width', 'media.image_height', 'media.image_format', 'media.image_frames'])
    .orderBy('media.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.filename,
    hash: row.file_hash,
    filePath: row.file_path,
    picture:
      row.image_width === null || row.image_height === null || row.image_format === null
        ? null
        : {
            width: row.image_width,
            height: row.image_height,
            format: row.image_format,
            ...(row.image_frames === null ? {} : { frames: row.image_frames }),
          },
    updatedAt: row.updated_at,
  }))
}
