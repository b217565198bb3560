import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { findMediaByFilename, findMediaByHash, insertMediaFile } from '../content-db/media/media-files.ts'
import { languageCodes, sourceLanguage } from '../languages.ts'
import { type StoredFile, storeFile } from '../media/store.ts'
import type { TextsByLanguage } from './pages/page-values.ts'

/** A file that the library has or is going to have. */
export interface TakenFile {
  readonly kind: 'stored'
  readonly file: StoredFile
  /** Its name in the library, which no other file has. */
  readonly filename: string
  readonly url: string
  readonly isPicture: boolean
}

export type Intake = TakenFile | { readonly kind: 'refused'; readonly message: string }

/** Puts files on disk and settles their names; the rows come with the pages that use them. */
export interface MediaIntake {
  take(path: string): Promise<Intake>
  finish(): Promise<void>
}

/** Opens an intake. A dry run checks files in a temporary folder, and the library never sees them. */
export async function openIntake(
  db: WritingDb,
  mediaDirectory: string,
  dryRun: boolean,
): Promise<MediaIntake> {
  const directory = dryRun ? await mkdtemp(join(tmpdir(), 'magnetiq-import-')) : mediaDirectory
  const byHash = new Map<string, string>()
  return {
    async take(path) {
      const outcome = await storeFile(directory, await readFile(path), basename(path))
      if (!outcome.ok) return { kind: 'refused', message: outcome.message }
      const { file } = outcome
      const known = byHash.get(file.file_hash) ?? (await findMediaByHash(db, file.file_hash))?.filename
      const filename = known ?? (await freeName(db, file.filename, new Set(byHash.values())))
      byHash.set(file.file_hash, filename)
      return {
        kind: 'stored',
        file,
        filename,
        url: `/media/${filename}`,
        isPicture: file.mime_type.startsWith('image/'),
      }
    },
    async finish() {
      if (dryRun) await rm(directory, { recursive: true, force: true })
    },
  }
}

/** `rotor.png`, or `rotor-2.png` where another file has that name. */
async function freeName(db: WritingDb, wanted: string, taken: ReadonlySet<string>): Promise<string> {
  const dot = wanted.lastIndexOf('.')
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted.slice(0, dot)}-${number}${wanted.slice(dot)}`
    if (!taken.has(name) && !(await findMediaByFilename(db, name))) return name
  }
}

/** Stores the row of a file unless the library has one; says whether it was new. */
export async function storeMediaRow(db: WritingDb, taken: TakenFile, alt: TextsByLanguage): Promise<boolean> {
  const { file } = taken
  if (await findMediaByHash(db, file.file_hash)) return false
  await insertMediaFile(db, { ...mediaColumns(taken), alt_text: altText(alt) })
  return true
}

/** Whether the library lacks the row of a file. */
export async function isNewMedia(db: WritingDb, { file }: TakenFile): Promise<boolean> {
  return (await findMediaByHash(db, file.file_hash)) === undefined
}

function mediaColumns({ file, filename }: TakenFile) {
  const { image_metadata, ...columns } = file
  return { ...columns, filename, image_metadata: image_metadata ? JSON.stringify(image_metadata) : null }
}

/** The library wants words in the source language, or none. */
function altText(alt: TextsByLanguage): string | null {
  if (!alt[sourceLanguage]) return null
  return JSON.stringify(
    Object.fromEntries(languageCodes.flatMap((code) => (alt[code] ? [[code, alt[code]]] : []))),
  )
}
