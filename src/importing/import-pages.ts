import { listAddresses } from '../content-db/editorial/addresses.ts'
import { readHomeSlug } from '../content-db/editorial/home-page.ts'
import { findPageBySlug, listPageSlugs } from '../content-db/editorial/pages.ts'
import { type Assembly, assemblePages } from './assemble-pages.ts'
import {
  foldersAbove,
  type ImportOptions,
  type OptionsProblem,
  type ReadyOptions,
  readyOptions,
} from './import-options.ts'
import { loadRecord } from './import-record.ts'
import { openIntake } from './media-intake.ts'
import { localFiles, readTexts } from './read-texts.ts'
import { countsOf, failedEntry, type ImportReport, noticesOf } from './report.ts'
import { type Resolution, resolveReferences } from './resolve-references.ts'
import { withUsableTexts } from './usable-texts.ts'
import { importName, vanishedPages, writePages } from './write-pages.ts'

export type ImportOutcome =
  | { readonly ok: true; readonly report: ImportReport }
  | ({ readonly ok: false } & OptionsProblem)

/**
 * Brings the Markdown files of folders into the database as pages, with the pictures that they use. A page goes in
 * with its texts and files together or not at all; a file that cannot be read is named in the report and the rest goes
 * in. Options that cannot be used are an outcome, too.
 */
export async function importPages(options: ImportOptions): Promise<ImportOutcome> {
  const ready = await readyOptions(options)
  if ('code' in ready) return { ok: false, ...ready }
  const { onStep = () => {} } = options

  onStep('Reading the texts')
  const { texts, failed, skipped } = await readTexts(ready)
  const assembly = assemblePages(texts, {
    prefix: ready.prefix,
    topSlug: await topSlug(ready),
    existing: new Set(await listPageSlugs(ready.db)),
  })
  onStep('Taking pictures into the media library')
  const { pages, failures } = await resolved(assembly, ready)
  onStep(ready.isDryRun ? 'Comparing with the database' : 'Writing the pages')
  const written = await writePages(pages, ready)

  const unassembled = assembly.failures.map(({ failure, text }) =>
    failedEntry(failure, text.source.language, text.notices),
  )
  const unresolved = failures.map(({ failure, page }) =>
    failedEntry(failure, page.main.source.language, noticesOf(page, [])),
  )
  const entries = [...failed, ...unassembled, ...unresolved, ...written.entries].sort(byFile)
  return {
    ok: true,
    report: {
      dryRun: ready.isDryRun,
      counts: countsOf(entries),
      newMedia: written.newMedia,
      entries,
      skipped,
      vanished: await vanishedPages(entries, ready),
    },
  }
}

async function resolved(assembly: Assembly, options: ReadyOptions): Promise<Resolution> {
  const { db, isDryRun } = options
  const intake = await openIntake(db, options.mediaDirectory, isDryRun)
  try {
    return await resolveReferences(assembly.pages.map(withUsableTexts), {
      now: options.now,
      homeSlug: await readHomeSlug(db),
      prefix: options.prefix,
      onSite: await listAddresses(db, options.now),
      findFile: await localFiles(options),
      intake,
      above: (language) => foldersAbove(options, language),
      onProgress: (done, total) => options.onProgress?.('files taken', done, total),
    })
  } finally {
    await intake.finish()
  }
}

/** The top folder's own page becomes the home page, unless there is one that came from elsewhere. */
async function topSlug(options: ReadyOptions): Promise<string> {
  const home = await readHomeSlug(options.db)
  const noted = (await loadRecord(options.db)).get(home)
  const isFree = noted?.from === importName(options) || !(await findPageBySlug(options.db, home))
  return isFree ? home : 'index'
}

const byFile = (a: { readonly files: readonly string[] }, b: { readonly files: readonly string[] }) =>
  (a.files[0] ?? '') < (b.files[0] ?? '') ? -1 : 1
