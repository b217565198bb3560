import { sourceLanguage } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { mediaIn, publishedAt, webinarsIn, whitepapersIn } from './views.ts'

/** A published row that names a file of the media library which is not there, or which is no picture where one must be. */
export interface MissingMedia {
  readonly table: 'webinars' | 'whitepapers'
  readonly id: number
  readonly slug: string
  readonly column: string
  /** Row of `media_files`. */
  readonly fileId: number
  readonly fault: 'gone' | 'no-picture'
}

/** Reads which published rows name files that they cannot show. */
export async function findMissingMedia(edition: Edition): Promise<MissingMedia[]> {
  const files = await edition.db
    .selectFrom(mediaIn(sourceLanguage))
    .select(['media.id', 'media.image_width'])
    .execute()
  const isPicture = new Map(files.map(({ id, image_width }) => [id, image_width !== null]))
  const uses = [...(await readWhitepaperMedia(edition)), ...(await readWebinarMedia(edition))]
  return uses.flatMap(({ picture, fileId, ...use }): MissingMedia[] => {
    if (fileId === null) return []
    if (!isPicture.has(fileId)) return [{ ...use, fileId, fault: 'gone' }]
    return picture && !isPicture.get(fileId) ? [{ ...use, fileId, fault: 'no-picture' }] : []
  })
}

interface MediaUse extends Omit<MissingMedia, 'fault' | 'fileId'> {
  readonly fileId: number | null
  readonly picture: boolean
}

async function readWhitepaperMedia(edition: Edition): Promise<MediaUse[]> {
  const rows = await edition.db
    .selectFrom(whitepapersIn(sourceLanguage))
    .select(['whitepaper.id', 'whitepaper.slug', 'whitepaper.file_id', 'whitepaper.thumbnail_id'])
    .where(publishedAt('whitepaper', edition.asOf))
    .orderBy('whitepaper.id')
    .execute()
  return rows.flatMap(({ id, slug, file_id, thumbnail_id }) => [
    { table: 'whitepapers', id, slug, column: 'file_id', fileId: file_id, picture: false },
    { table: 'whitepapers', id, slug, column: 'thumbnail_id', fileId: thumbnail_id, picture: true },
  ])
}

async function readWebinarMedia(edition: Edition): Promise<MediaUse[]> {
  const rows = await edition.db
    .selectFrom(webinarsIn(sourceLanguage))
    .select(['webinar.id', 'webinar.slug', 'webinar.presentation_file_id', 'webinar.presenter_avatar_id'])
    .where('webinar.status', '<>', 'draft')
    .orderBy('webinar.id')
    .execute()
  return rows.flatMap(({ id, slug, presentation_file_id, presenter_avatar_id }) => [
    {
      table: 'webinars',
      id,
      slug,
      column: 'presentation_file_id',
      fileId: presentation_file_id,
      picture: false,
    },
    {
      table: 'webinars',
      id,
      slug,
      column: 'presenter_avatar_id',
      fileId: presenter_avatar_id,
      picture: true,
    },
  ])
}
