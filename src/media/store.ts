import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { writeAtomically } from './atomic-file.ts'
import { type FileType, fileTypeOf } from './file-type.ts'
import { checkPicture, type ImageMetadata } from './picture-check.ts'
import { cleanSvg } from './svg/clean-svg.ts'

/** Bytes that a file of the library may have. */
export const fileLimits = { picture: 50_000_000, document: 100_000_000 } as const

/** A stored file, by the names of the columns of `media_files`; `image_metadata` is an object yet. */
export interface StoredFile {
  /** SHA-256 of the bytes as they are stored, hex. */
  readonly file_hash: string
  /** A name for URLs from the original one, with the extension that the bytes deserve; not yet unique. */
  readonly filename: string
  readonly original_filename: string
  /** Relative to the media directory. */
  readonly file_path: string
  readonly file_size: number
  readonly mime_type: string
  readonly image_metadata?: ImageMetadata
}

export type StoreOutcome =
  | { readonly ok: true; readonly file: StoredFile }
  | {
      readonly ok: false
      readonly code: 'empty' | 'unknown-type' | 'too-large' | 'too-many-pixels' | 'broken'
      /** A sentence that names the file and says what is wrong with it. */
      readonly message: string
    }

/**
 * Checks a picture or a PDF and puts it into the media directory under its hash. The same bytes again change nothing.
 * SVG is stored without whatever runs, loads or tells of its maker; other originals as they are, since visitors get
 * their derivatives only.
 */
export async function storeFile(
  directory: string,
  bytes: Uint8Array,
  originalFilename: string,
): Promise<StoreOutcome> {
  const name = basename(originalFilename.replaceAll('\\', '/'))
  const refuse = (code: Exclude<StoreOutcome, { ok: true }>['code'], reason: string): StoreOutcome => ({
    ok: false,
    code,
    message: `"${name}" cannot be taken into the media library: ${reason}.`,
  })
  if (bytes.length === 0) return refuse('empty', 'it is empty')
  const type = fileTypeOf(bytes)
  if (!type) return refuse('unknown-type', 'by its content it is no PNG, JPEG, WebP, AVIF, GIF, SVG or PDF')
  const limit = fileLimits[type.kind]
  if (bytes.length > limit)
    return refuse(
      'too-large',
      `it has ${megabytes(bytes.length)} MB, and ${megabytes(limit)} is the most for a ${type.kind}`,
    )

  let stored = bytes
  let metadata: ImageMetadata | undefined
  if (type.format === 'svg') {
    const clean = await cleanSvg(bytes)
    if (!clean.ok) return refuse('broken', clean.message)
    stored = Buffer.from(clean.svg)
  }
  if (type.kind === 'picture') {
    const checked = await checkPicture(stored, type.format)
    if (!checked.ok) return refuse(checked.code, checked.message)
    metadata = checked.metadata
  } else if (!Buffer.from(bytes.subarray(-2048)).includes('%%EOF'))
    return refuse('broken', 'its end is missing; it was not copied or downloaded whole')

  const hash = createHash('sha256').update(stored).digest('hex')
  const path = `${hash.slice(0, 2)}/${hash}.${type.extension}`
  if (!(await isStored(join(directory, path), stored.length)))
    await writeAtomically(join(directory, path), stored)
  return {
    ok: true,
    file: {
      file_hash: hash,
      filename: fileNameFor(name, type, hash),
      original_filename: name,
      file_path: path,
      file_size: stored.length,
      mime_type: type.mimeType,
      ...(metadata ? { image_metadata: metadata } : {}),
    },
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes % 1e6 === 0 ? 0 : 1)

async function isStored(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return found?.size === size
}

/** `Größe (2).JPG` becomes `groesse-2.jpg`; a name without a usable letter becomes the beginning of the hash. */
function fileNameFor(name: string, type: FileType, hash: string): string {
  const stem = name
    .slice(0, name.length - extname(name).length)
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
  return `${stem || hash.slice(0, 12)}.${type.extension}`
}
