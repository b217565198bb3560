import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Edition } from '../content-db/published/edition.ts'
import { type MediaToPublish, readMediaToPublish } from '../content-db/published/published-media.ts'
import { makeDerivatives, type PictureOriginal } from '../media/derivatives.ts'
import { pictureFiles } from '../site/picture.ts'
import type { ContentProblem } from './problem.ts'

export interface MediaOutputOptions {
  /** Where originals lie (`media/`) and derivatives are kept (`derivatives/`). */
  readonly dataDir: string
  /** Gets the files that pages name. */
  readonly outputDir: string
  /** Paths that pages name, below the root. */
  readonly named: ReadonlySet<string>
  readonly onProgress: (done: number, total: number) => void
}

/** Makes the pictures and copies the files that pages name; nothing else of the library reaches the output. */
export async function writeMedia(edition: Edition, options: MediaOutputOptions): Promise<ContentProblem[]> {
  const library = await readMediaToPublish(edition)
  const pictures = library.filter((row) => isNamed(row, options.named))
  const mediaDirectory = join(options.dataDir, 'media')
  const cacheDirectory = join(options.dataDir, 'derivatives')
  const made = await makeDerivatives(pictures.map(originalOf), {
    mediaDirectory,
    cacheDirectory,
    progress: options.onProgress,
  })
  const problems = made.failures.map((failure) => {
    const row = library.find(({ fileName }) => fileName === failure.fileName)
    return problemOf(failure.fileName, row?.id ?? null, failure.message)
  })
  if (problems.length > 0) return problems
  for (const path of options.named) {
    if (path.startsWith('media/')) await copy(join(cacheDirectory, path), join(options.outputDir, path))
  }
  for (const row of library) {
    const path = `files/${row.hash.slice(0, 20)}/${row.fileName}`
    if (!options.named.has(path)) continue
    const problem = await copyDocument(row, join(mediaDirectory, row.filePath), join(options.outputDir, path))
    if (problem) problems.push(problem)
  }
  return problems
}

const isNamed = (row: MediaToPublish, named: ReadonlySet<string>) =>
  row.picture !== null && named.has(pictureFiles(originalOf(row)).original.path)

function originalOf({ fileName, hash, filePath, picture }: MediaToPublish): PictureOriginal {
  if (!picture) throw new Error(`${fileName} is no picture.`)
  return { fileName, hash, filePath, ...picture, format: picture.format as PictureOriginal['format'] }
}

async function copyDocument(row: MediaToPublish, from: string, to: string): Promise<ContentProblem | null> {
  const bytes = await readFile(from).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) {
    return problemOf(
      row.fileName,
      row.id,
      `the file ${row.filePath} cannot be read (${bytes.code}). Upload it again.`,
    )
  }
  if (createHash('sha256').update(bytes).digest('hex') !== row.hash) {
    return problemOf(
      row.fileName,
      row.id,
      `the file ${row.filePath} is not the one that was uploaded. Upload it again.`,
    )
  }
  await copy(from, to)
  return null
}

const problemOf = (label: string, id: number | null, message: string): ContentProblem => ({
  table: 'media_files',
  id,
  label,
  column: 'file_path',
  language: null,
  message,
})

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
}
