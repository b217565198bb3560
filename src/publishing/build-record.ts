import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../media/atomic-file.ts'
import type { PageRecord } from './page-reuse.ts'

/** What is remembered of the last good build, for the next one to stand on. */
export interface BuildRecord {
  readonly asOf: string
  readonly siteUrl: string
  readonly pages: readonly PageRecord[]
}

/** Raised with each change of what is remembered of a page. */
const version = 3

/** The record in a work folder; null where there is none that this version can read. */
export async function readBuildRecord(work: string): Promise<BuildRecord | null> {
  const text = await readFile(join(work, 'record.json'), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const stored = JSON.parse(text)
    return stored.version === version ? stored : null
  } catch {
    // Half a record is none: everything is rendered anew.
    return null
  }
}

/** Writes the record of a build into its work folder. */
export async function writeBuildRecord(work: string, record: BuildRecord): Promise<void> {
  await writeAtomically(join(work, 'record.json'), Buffer.from(JSON.stringify({ version, ...record })))
}
