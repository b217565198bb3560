import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { languageCodes, sourceLanguage } from '../languages.ts'
import { paletteOf } from '../site/palettes.ts'
import { onDemandPaths } from '../site/places.ts'
import { readBuildRecord, writeBuildRecord } from './build-record.ts'
import { checkContent, checkReadable } from './content-check.ts'
import { failedPageProblems } from './failed-pages.ts'
import { checkLinks } from './link-check.ts'
import { writeMedia } from './media-output.ts'
import { writeOgImages } from './og-images.ts'
import {
  mendUnderLock,
  type OutputDirectories,
  replaceDirectory,
  serverIn,
  takeBuildLock,
} from './output-directory.ts'
import type { ContentProblem } from './problem.ts'
import { readRedirects, redirectsName } from './redirects.ts'
import { renderSite } from './render-site.ts'
import { pagesWorthThreads } from './render-workers.ts'
import { indexSite } from './search-index.ts'
import { siteCode } from './site-code.ts'
import { writeIcons } from './site-icons.ts'
import { writeStaticHostFiles } from './static-host.ts'
import { textProblems } from './text-problems.ts'

export interface BuildOptions {
  /** The project. */
  readonly root: string
  readonly edition: Edition
  /** The file that the edition is read from: rendering threads open it too. */
  readonly databasePath: string
  readonly dataDir: string
  readonly output: OutputDirectories
  /** Render everything, whatever the last output has. */
  readonly full?: boolean
  /** The number of pages from which on threads render them; `pagesWorthThreads` unless told. */
  readonly threadsFrom?: number
  readonly onStep: (text: string) => void
  readonly onProgress: (label: string, done: number, total: number) => void
}

export type BuildOutcome =
  | {
      readonly ok: true
      readonly pages: number
      readonly rendered: number
      readonly reused: number
      /** Threads that rendered; 0 where it was the main one. */
      readonly threads: number
      /** Worth mending, but no reason to keep the site back. */
      readonly warnings: readonly ContentProblem[]
    }
  | { readonly ok: false; readonly code: 'content'; readonly problems: readonly ContentProblem[] }
  | { readonly ok: false; readonly code: 'busy'; readonly message: string }

/**
 * Builds the static site of an edition. All of it is made and checked in a folder aside; the last good output is
 * replaced at the end, or not at all.
 */
export async function buildSite(options: BuildOptions): Promise<BuildOutcome> {
  const { output } = options
  const release = await takeBuildLock(output.work)
  if (!release) {
    return {
      ok: false,
      code: 'busy',
      message: 'Another build of this site is running. Wait for it to finish.',
    }
  }
  const stagingDir = join(output.work, 'staging')
  try {
    await mendUnderLock(output)
    await rm(stagingDir, { recursive: true, force: true })
    return await buildAside(options, stagingDir)
  } finally {
    await rm(stagingDir, { recursive: true, force: true })
    release()
  }
}

async function buildAside(options: BuildOptions, stagingDir: string): Promise<BuildOutcome> {
  const { root, edition, databasePath, dataDir, output, onStep, onProgress } = options
  const unreadable = await checkReadable(edition)
  if (unreadable.length > 0) return refused(unreadable)
  const { redirects, problems: nowhere, warnings } = await readRedirects(edition)
  // What is wrong already keeps nothing from being rendered: whoever mends it is told of all the rest at once.
  const ofRows = await checkContent(edition)
  const problems = [...ofRows, ...nowhere]

  onStep('Rendering the pages …')
  const record = options.full ? null : await readBuildRecord(output.work)
  const code = await siteCode({
    root,
    keptIn: join(output.work, 'code'),
    stagingDir: join(stagingDir, 'code'),
    anew: options.full ?? false,
  })
  const site = await renderSite({
    code,
    edition,
    stagingDir,
    databasePath,
    last: record && { directory: output.site, pages: record.pages },
    threadsFrom: options.threadsFrom ?? pagesWorthThreads,
    onStep,
    onPage: (done, total) => onProgress('pages', done, total),
  })
  const client = join(stagingDir, 'client')
  await writeIcons(client, paletteOf((await loadFrame(edition, sourceLanguage)).theme).paper.light)
  const texts = textProblems(site.pages)
  problems.push(...texts.errors)
  const moved = new Set(redirects.map(({ from }) => from))
  const left = new Set(site.failed.map(({ path }) => path))
  const onDemand = new Set(languageCodes.flatMap(onDemandPaths))
  const isThere = (path: string) =>
    moved.has(path) || left.has(path) || onDemand.has(path) || existsSync(join(client, fileAt(path)))
  problems.push(...(await checkLinks(edition, site.pages, isThere)))
  // What is wrong with rows explains why the pages that show them failed.
  if (ofRows.length === 0) problems.push(...(await failedPageProblems(edition, site.failed)))

  const named = new Set(site.pages.flatMap(({ references }) => references.media))
  const unmade = await writeMedia(edition, {
    dataDir,
    outputDir: client,
    named,
    onProgress: (done, total) => onProgress('pictures', done, total),
  })
  problems.push(...unmade)
  if (problems.length > 0) return refused(distinct(problems))

  const ogImages = site.pages.flatMap(({ ogImage }) => ogImage ?? [])
  await writeOgImages(ogImages, {
    cacheDirectory: join(dataDir, 'derivatives'),
    outputDir: client,
    onProgress: (done, total) => onProgress('link pictures', done, total),
  })
  await writeStaticHostFiles(edition, redirects, client)
  await writeFile(join(stagingDir, 'server', redirectsName), JSON.stringify(redirects))
  onStep('Making the search index …')
  await indexSite(client, {
    serverFolder: join(stagingDir, 'server'),
    onProgress: (done, total) => onProgress('searchable pages', done, total),
  })

  await replaceDirectory(client, output.site)
  await replaceDirectory(join(stagingDir, 'server'), serverIn(output.work))
  await writeBuildRecord(output.work, { asOf: edition.asOf, siteUrl: edition.siteUrl, pages: site.pages })
  return {
    ok: true,
    pages: site.pages.length,
    rendered: site.rendered,
    reused: site.reused,
    threads: site.threads,
    warnings: distinct([...warnings, ...texts.warnings]),
  }
}

const refused = (problems: readonly ContentProblem[]): BuildOutcome => ({
  ok: false,
  code: 'content',
  problems,
})

/** The file that answers at a path. */
const fileAt = (path: string) => (path.endsWith('/') ? join(path, 'index.html') : path)

/** Each problem once: a text that falls back is shown, and complained of, in several languages. */
function distinct(problems: readonly ContentProblem[]): ContentProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
