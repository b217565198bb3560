import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect } from 'vitest'
import type { ImportOptions } from '../../src/importing/import-options.ts'
import { importPages } from '../../src/importing/import-pages.ts'
import type { ImportEntry, ImportReport } from '../../src/importing/report.ts'
import type { LanguageCode } from '../../src/languages.ts'
import type { TestDatabase } from '../support/database.ts'

/** The sample folders. */
export const fixtures = resolve(import.meta.dirname, '../fixtures/importing')

/** The moment at which tests import, UTC. */
export const now = '2026-01-15 09:00:00'

/** Writes files below a folder and gives it back. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Imports folders by language and gives the report; a run that is refused as a whole fails the test. */
export async function importFrom(
  { db, path }: TestDatabase,
  folders: Readonly<Partial<Record<LanguageCode, string>>>,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const outcome = await importPages({
    db,
    mediaDirectory: join(dirname(path), 'media'),
    folders: Object.entries(folders).map(([language, folder]) => ({
      language: language as LanguageCode,
      path: folder,
    })),
    now,
    ...options,
  })
  expect(outcome).toMatchObject({ ok: true })
  return (outcome as Extract<typeof outcome, { ok: true }>).report
}

/** A page as it is stored, its texts by language. */
export interface StoredPage {
  readonly title: Readonly<Record<string, string>>
  readonly content: Readonly<Record<string, string>>
  readonly excerpt: Readonly<Record<string, string>> | null
  readonly status: string
  readonly sort_order: number
  readonly published_at: string | null
  readonly [column: string]: unknown
}

/** The living page with a slug. */
export function pageAt({ sqlite }: TestDatabase, slug: string): StoredPage {
  const row = sqlite.prepare('SELECT * FROM pages WHERE slug = ? AND deleted_at IS NULL').get(slug)
  expect(row, `page ${slug}`).toBeDefined()
  const columns = ['title', 'content', 'excerpt', 'meta_description', 'seo_title', 'seo_keywords']
  return Object.fromEntries(
    Object.entries(row as object).map(([name, value]) => [
      name,
      columns.includes(name) && typeof value === 'string' ? JSON.parse(value) : value,
    ]),
  ) as StoredPage
}

/** The slugs of all pages, in order. */
export const slugsIn = ({ sqlite }: TestDatabase): unknown[] =>
  sqlite.prepare('SELECT slug FROM pages ORDER BY slug').pluck().all()

/** The file names of the media library, in order. */
export const mediaIn = ({ sqlite }: TestDatabase): unknown[] =>
  sqlite.prepare('SELECT filename FROM media_files ORDER BY filename').pluck().all()

/** The entry of a page, or of a file where it failed. */
export function entryOf(report: ImportReport, slugOrFile: string): ImportEntry {
  const entry = report.entries.find(
    ({ slug, files }) => slug === slugOrFile || files.some((file) => file.endsWith(slugOrFile)),
  )
  expect(entry, slugOrFile).toBeDefined()
  return entry as ImportEntry
}

/** Notices as `line code message`. */
export const noticesOf = (entry: ImportEntry): string[] =>
  entry.notices.map(({ line, code, message }) => `${line} ${code} ${message}`)
