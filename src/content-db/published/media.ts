import { isLanguageCode } from '../../languages.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import type { MediaFileView } from './rows.ts'
import { mediaIn, whitepapersIn } from './views.ts'

/** A picture of the media library as a page shows it. */
export interface PublishedPicture {
  readonly fileName: string
  readonly hash: string
  readonly width: number
  readonly height: number
  readonly format: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'svg'
  /** Number of frames where the picture moves. */
  readonly frames?: number
  /** The colour that most of it has, `#rrggbb`; absent where one can see through it. */
  readonly color?: string
  readonly alt: string | null
  readonly altLanguage: string | null
}

/** A file of the media library that visitors may fetch. */
export interface PublishedFile {
  readonly fileName: string
  /** Path below the site's root, without leading slash. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly type: string
}

/** Pictures and files by the names that Markdown uses. */
export interface MediaUsed {
  readonly pictures: Readonly<Record<string, PublishedPicture>>
  readonly files: Readonly<Record<string, PublishedFile>>
}

interface MediaLibrary {
  readonly byName: ReadonlyMap<string, MediaFileView>
  readonly byId: ReadonlyMap<number, MediaFileView>
  /** Media behind a form: their address is never on a page. */
  readonly gated: ReadonlySet<number>
}

const readLibrary = oncePerEdition(async (edition, language): Promise<MediaLibrary> => {
  if (!isLanguageCode(language)) throw new Error(`"${language}" is no language of this site.`)
  const rows = await edition.db.selectFrom(mediaIn(language)).selectAll('media').orderBy('media.id').execute()
  const gated = await edition.db
    .selectFrom(whitepapersIn(language))
    .select('whitepaper.file_id')
    .where('whitepaper.requires_registration', '=', 1)
    .execute()
  return {
    byName: new Map(rows.map((row) => [row.filename, row])),
    byId: new Map(rows.map((row) => [row.id, row])),
    gated: new Set(gated.map(({ file_id }) => file_id)),
  }
})

/** The pictures and files that Markdown texts name as `/media/<filename>`; names that do not exist are left out. */
export async function mediaUsed(
  edition: Edition,
  language: string,
  texts: readonly (string | null)[],
): Promise<MediaUsed> {
  const library = await readLibrary(edition, language)
  const names = new Set(texts.flatMap((text) => mediaNames(text ?? '')))
  const rows = [...names].flatMap((name) => library.byName.get(name) ?? [])
  return {
    pictures: Object.fromEntries(rows.flatMap((row) => entry(row.filename, pictureOf(row)))),
    files: Object.fromEntries(rows.flatMap((row) => entry(row.filename, fileOf(row, library)))),
  }
}

/** A picture by the id of its row; null where there is none or it is no picture. */
export async function pictureById(
  edition: Edition,
  language: string,
  id: number | null,
): Promise<PublishedPicture | null> {
  const row = id === null ? undefined : (await readLibrary(edition, language)).byId.get(id)
  return row ? pictureOf(row) : null
}

/** A file by the id of its row; null where there is none or it is handed out only after a form. */
export async function fileById(
  edition: Edition,
  language: string,
  id: number | null,
): Promise<PublishedFile | null> {
  const library = await readLibrary(edition, language)
  const row = id === null ? undefined : library.byId.get(id)
  return row ? fileOf(row, library) : null
}

const entry = <T>(name: string, value: T | null): [string, T][] => (value === null ? [] : [[name, value]])

function mediaNames(text: string): string[] {
  return [...text.matchAll(/\/media\/([a-z0-9_-][a-z0-9._-]*)/g)].map(([, name]) => name as string)
}

function pictureOf(row: MediaFileView): PublishedPicture | null {
  if (row.image_width === null || row.image_height === null || row.image_format === null) return null
  return {
    fileName: row.filename,
    hash: row.file_hash,
    width: row.image_width,
    height: row.image_height,
    format: row.image_format as PublishedPicture['format'],
    ...(row.image_frames === null ? {} : { frames: row.image_frames }),
    ...(row.image_color === null ? {} : { color: row.image_color }),
    alt: row.alt_text,
    altLanguage: row.alt_text_language,
  }
}

function fileOf(row: MediaFileView, library: MediaLibrary): PublishedFile | null {
  if (row.image_width !== null || library.gated.has(row.id)) return null
  return {
    fileName: row.filename,
    path: `files/${row.file_hash.slice(0, 20)}/${row.filename}`,
    size: row.file_size,
    type: row.mime_type,
  }
}
