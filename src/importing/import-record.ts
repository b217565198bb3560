import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { readImportRecord, writeImportRecord } from '../content-db/editorial/import-record.ts'

const entry = z.object({
  /** Names the folder that the page came from. */
  from: z.string(),
  /** Digest of what the files said. */
  files: z.string(),
  /** Digest of the row as the import left it. */
  row: z.string(),
})
const entries = z.record(z.string(), entry)

/** What an import noted about a page. */
export type ImportedPage = z.infer<typeof entry>

/** What imports noted so far, by slug. */
export type ImportRecord = Map<string, ImportedPage>

/** Reads the record. One that a person has made unreadable counts as none: pages are compared with their files then. */
export async function loadRecord(db: WritingDb): Promise<ImportRecord> {
  const stored = await readImportRecord(db)
  const parsed = entries.safeParse(stored === null ? {} : parsedJson(stored))
  return new Map(Object.entries(parsed.success ? parsed.data : {}))
}

/** Writes the record, if it says anything new. */
export async function saveRecord(db: WritingDb, record: ImportRecord): Promise<void> {
  const value = JSON.stringify(Object.fromEntries([...record].sort(([a], [b]) => (a < b ? -1 : 1))))
  if (value !== ((await readImportRecord(db)) ?? '{}')) await writeImportRecord(db, value)
}

/** Names a folder without saying where on which machine it is. */
export const folderName = (path: string): string =>
  createHash('sha256').update(path).digest('hex').slice(0, 12)

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
