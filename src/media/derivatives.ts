import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Picture, type PictureFile, pictureFiles } from '../site/picture.ts'
import { writeAtomically } from './atomic-file.ts'
import { decode, type Encoding, encode, encodeFrames } from './encode.ts'
import type { PictureFormat } from './file-type.ts'
import { checkPicture, reasonOf } from './picture-check.ts'
import { cleanSvg } from './svg/clean-svg.ts'

/** A picture of the library and where its original lies. */
export interface PictureOriginal
  extends Pick<Picture, 'fileName' | 'hash' | 'width' | 'height' | 'format' | 'frames'> {
  /** Relative to the media directory. */
  readonly filePath: string
}

export interface DerivativeOptions {
  readonly mediaDirectory: string
  /** Where the files go, each at the path that pages name it by: `<cacheDirectory>/media/<name>`. */
  readonly cacheDirectory: string
  /** Pictures worked on at once; 2 unless told. */
  readonly atOnce?: number
  /** Called after each picture, also after one of which everything was there. */
  readonly progress?: (done: number, total: number, fileName: string) => void
}

/** A picture that pages cannot show, and why. */
export interface DerivativeFailure {
  /** Name in the media library. */
  readonly fileName: string
  readonly filePath: string
  readonly code: 'missing' | 'changed' | 'broken'
  readonly message: string
}

export interface DerivativeOutcome {
  /** Number of files that were made now. */
  readonly made: number
  /** Number of files that were there already. */
  readonly present: number
  readonly failures: readonly DerivativeFailure[]
}

/**
 * Makes the files that pages name for these pictures (`pictureFiles`), each once: named by the hash of the original,
 * what is there already stays. No file says where, when or with what a picture was taken. Never throws for a picture
 * that is missing or broken, but tells of it.
 */
export async function makeDerivatives(
  pictures: readonly PictureOriginal[],
  options: DerivativeOptions,
): Promise<DerivativeOutcome> {
  const queue = [...new Map(pictures.map((picture) => [picture.hash, picture])).values()]
  const failures: DerivativeFailure[] = []
  let [made, present, done] = [0, 0, 0]
  const total = queue.length
  const work = async () => {
    for (let picture = queue.shift(); picture; picture = queue.shift()) {
      const outcome = await makeFilesOf(picture, options)
      if (outcome.ok) made += outcome.made
      else failures.push(outcome.failure)
      present += outcome.present
      options.progress?.(++done, total, picture.fileName)
    }
  }
  await Promise.all(Array.from({ length: options.atOnce ?? 2 }, work))
  return { made, present, failures: failures.sort((a, b) => (a.fileName < b.fileName ? -1 : 1)) }
}

type FilesOutcome =
  | { readonly ok: true; readonly made: number; readonly present: number }
  | { readonly ok: false; readonly present: number; readonly failure: DerivativeFailure }

async function makeFilesOf(picture: PictureOriginal, options: DerivativeOptions): Promise<FilesOutcome> {
  const wanted = wantedFiles(picture)
  const target = (file: WantedFile) => join(options.cacheDirectory, file.path)
  const there = await Promise.all(wanted.map((file) => exists(target(file))))
  const missing = wanted.filter((_, index) => !there[index])
  const present = wanted.length - missing.length
  if (missing.length === 0) return { ok: true, made: 0, present }

  const fail = (code: DerivativeFailure['code'], reason: string): FilesOutcome => {
    const message = `media_files "${picture.fileName}": ${join(options.mediaDirectory, picture.filePath)} ${reason}`
    return {
      ok: false,
      present,
      failure: { fileName: picture.fileName, filePath: picture.filePath, code, message },
    }
  }
  const original = await readIfThere(join(options.mediaDirectory, picture.filePath))
  if (!original) return fail('missing', 'is not there. Upload it again, or delete its row.')
  if (createHash('sha256').update(original).digest('hex') !== picture.hash)
    return fail('changed', 'is not what was uploaded: its SHA-256 is not file_hash. Upload it again.')

  if (picture.format === 'svg') {
    const clean = await cleanSvg(original)
    if (!clean.ok) return fail('broken', `cannot be shown: ${clean.message}.`)
    for (const file of missing) await writeAtomically(target(file), Buffer.from(clean.svg))
    return { ok: true, made: missing.length, present }
  }
  const checked = await checkPicture(original, picture.format)
  if (!checked.ok) return fail('broken', `cannot be shown: ${checked.message}.`)
  const { width, height, frames } = checked.metadata
  if (width !== picture.width || height !== picture.height)
    return fail(
      'changed',
      `has ${width} x ${height} pixels, but image_metadata says ${picture.width} x ${picture.height}.`,
    )

  try {
    const largest = wanted.at(-1)!
    const still = await decode(original, largest.width, largest.height)
    for (const file of missing) {
      const moves = frames !== undefined && file.format !== 'avif'
      const bytes = moves ? await encodeFrames(original, file) : await encode(still, file)
      await writeAtomically(target(file), bytes)
    }
  } catch (error) {
    if (error instanceof Error && error.cause) throw error
    return fail('broken', `cannot be shown: ${reasonOf(error)}.`)
  }
  return { ok: true, made: missing.length, present }
}

interface WantedFile extends PictureFile, Encoding {}

/** The files of a picture, the original last and largest. */
function wantedFiles(picture: PictureOriginal): WantedFile[] {
  const { avif, webp, original } = pictureFiles(picture)
  const isDrawing = picture.format === 'png' || picture.format === 'gif'
  const scaled = (file: PictureFile, format: PictureFormat): WantedFile => ({
    ...file,
    format,
    isDrawing,
    height: Math.max(1, Math.round((picture.height * file.width) / picture.width)),
  })
  return [
    ...webp.map((file) => scaled(file, 'webp')),
    ...avif.map((file) => scaled(file, 'avif')),
    { ...original, format: picture.format, isDrawing },
  ]
}

const ifThere = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined
  throw error
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(ifThere)) !== undefined

const readIfThere = (path: string): Promise<Buffer | undefined> => readFile(path).catch(ifThere)
