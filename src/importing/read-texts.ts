import { join } from 'node:path'
import type { ReadyOptions } from './import-options.ts'
import { type LoadedText, loadText } from './load-text.ts'
import { type FindFile, fileFinder } from './references/local-files.ts'
import { failedEntry, type ImportEntry, type Skipped } from './report.ts'
import { collectFiles } from './source/collect.ts'
import { isTextFile } from './source/path-meaning.ts'
import { listFolder } from './source/source-folder.ts'

/** What the folders hold. */
export interface ReadTexts {
  readonly texts: readonly LoadedText[]
  /** Files that could not be read. */
  readonly failed: readonly ImportEntry[]
  readonly skipped: readonly Skipped[]
}

/** Reads every text of the folders. */
export async function readTexts(options: ReadyOptions): Promise<ReadTexts> {
  const collected = await collectFiles(options.folders)
  const failed = collected.failures.map((failure) => failedEntry(failure))
  const texts: LoadedText[] = []
  for (const [index, file] of collected.files.entries()) {
    const outcome = await loadText(file)
    if (outcome.ok) texts.push(outcome.text)
    else failed.push(failedEntry(outcome.failure, file.language, outcome.notices))
    options.onProgress?.('texts read', index + 1, collected.files.length)
  }
  return { texts, failed, skipped: collected.skipped }
}

/** Finds the pictures and documents that texts refer to, in the folders of texts and of pictures and nowhere else. */
export async function localFiles({ roots, imagesRoot }: ReadyOptions): Promise<FindFile> {
  const folders = [...new Set([...roots, ...(imagesRoot ? [imagesRoot] : [])])]
  return fileFinder(
    await Promise.all(
      folders.map(async (root) => {
        const { files } = await listFolder(root)
        return { root: join(root), files: files.filter((file) => !isTextFile(file)) }
      }),
    ),
  )
}
