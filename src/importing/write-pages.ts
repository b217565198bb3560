import { findPageBySlug } from '../content-db/editorial/pages.ts'
import { type ReadyOptions, rootOf } from './import-options.ts'
import { folderName, type ImportRecord, loadRecord, saveRecord } from './import-record.ts'
import { type ImportEntry, noticesOf } from './report.ts'
import type { ResolvedPage } from './resolve-references.ts'
import { type StoredPage, storePage } from './store-page.ts'

/** What writing the pages did, or would do. */
export interface WrittenPages {
  readonly entries: readonly ImportEntry[]
  readonly newMedia: number
}

/** Names the folder of an import in the record: other folders' pages are none of its business. */
export const importName = (options: ReadyOptions): string =>
  folderName(`${rootOf(options)} ${options.prefix}`)

/** Stores every page, each in a transaction of its own, and notes what it stored. */
export async function writePages(
  pages: readonly ResolvedPage[],
  options: ReadyOptions,
): Promise<WrittenPages> {
  const { db, isDryRun } = options
  const record = await loadRecord(db)
  const from = importName(options)
  const entries: ImportEntry[] = []
  let newMedia = 0
  for (const [index, page] of pages.entries()) {
    const outcome = await attempt(page, record, options)
    if (outcome.ok) {
      newMedia += outcome.stored.newMedia
      if (outcome.stored.noted) record.set(page.slug, { from, ...outcome.stored.noted })
      notifyOfReplacement(page, outcome.stored)
    }
    entries.push({
      status: outcome.ok ? outcome.stored.status : 'failed',
      slug: page.slug,
      languages: [...page.texts.keys()],
      files: [...page.texts.values()].map(({ source }) => source.file),
      notices: noticesOf(page, page.notices),
      ...(outcome.ok
        ? {}
        : {
            failure: {
              file: page.main.source.file,
              line: 1,
              code: 'refused' as const,
              message: outcome.message,
            },
          }),
    })
    options.onProgress?.('pages', index + 1, pages.length)
  }
  if (!isDryRun) await saveRecord(db, record)
  return { entries, newMedia }
}

/** Slugs of living pages that came from this folder and have no file any more. */
export async function vanishedPages(
  entries: readonly ImportEntry[],
  options: ReadyOptions,
): Promise<string[]> {
  const record: ImportRecord = await loadRecord(options.db)
  const here = new Set(entries.map(({ slug }) => slug))
  const from = importName(options)
  const vanished: string[] = []
  for (const [slug, noted] of record) {
    if (noted.from !== from || here.has(slug)) continue
    if (await findPageBySlug(options.db, slug)) vanished.push(slug)
  }
  return vanished.sort()
}

type Attempt =
  | { readonly ok: true; readonly stored: StoredPage }
  | { readonly ok: false; readonly message: string }

async function attempt(page: ResolvedPage, record: ImportRecord, options: ReadyOptions): Promise<Attempt> {
  try {
    const stored = await storePage(options.db, page, record.get(page.slug), options.isDryRun)
    return { ok: true, stored }
  } catch (error) {
    // A rule of the database is about this page alone.
    const { code, message } = error as Error & { code?: string }
    if (code?.startsWith('SQLITE_CONSTRAINT'))
      return { ok: false, message: `the database refuses it: ${message}` }
    throw error
  }
}

function notifyOfReplacement({ main, slug }: ResolvedPage, { replaced }: StoredPage): void {
  if (replaced === 'changed-since') {
    main.notify(
      1,
      'changed-by-hand',
      `/${slug} was changed in the database since its last import; its files have replaced that`,
    )
  } else if (replaced === 'never-imported') {
    main.notify(
      1,
      'changed-by-hand',
      `/${slug} was there before, from elsewhere; these files have replaced it`,
    )
  }
}
