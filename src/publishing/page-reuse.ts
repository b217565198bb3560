import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TextProblem } from '../site/content-problems.ts'
import type { OgImage } from '../site/og-image/og-image.ts'
import type { OutputReferences } from './output-references.ts'
import { fileOfPage } from './page-writer.ts'

/** A page of the last good output: what it was made from, and what came out. */
export interface PageRecord {
  readonly path: string
  /** Digest of the code and of all that the page shows; empty where that is not known, and it is made anew. */
  readonly madeFrom: string
  /** SHA-256 of the file. */
  readonly sha256: string
  readonly references: OutputReferences
  /** What the picture shows that networks are offered with it; null where there is none. */
  readonly ogImage: OgImage | null
  /** What is wrong with the texts that it shows; worth mending where the output was good. */
  readonly problems: readonly TextProblem[]
}

/** Files copied at once. */
const copiesAtOnce = 32

/**
 * Copies the pages whose data and code are as they were from the last output, and gives their records. The bytes
 * are those of a clean build: a file that was changed since is noticed by its hash, left out and rendered again.
 */
export async function takeOverPages(
  /** What each page of the new output would be made from, by path. */
  wanted: ReadonlyMap<string, string>,
  last: { readonly directory: string; readonly pages: readonly PageRecord[] },
  target: string,
): Promise<PageRecord[]> {
  const taken: PageRecord[] = []
  const queue = last.pages
    .filter(({ path, madeFrom }) => madeFrom !== '' && wanted.get(path) === madeFrom)
    .values()
  const copyOne = async (record: PageRecord) => {
    const bytes = await readFile(fileOf(last.directory, record.path)).catch(() => null)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== record.sha256) return
    const file = fileOf(target, record.path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    taken.push(record)
  }
  await Promise.all(
    Array.from({ length: copiesAtOnce }, async () => {
      for (const record of queue) await copyOne(record)
    }),
  )
  return taken
}

const fileOf = (directory: string, path: string) => join(directory, fileOfPage(path))
