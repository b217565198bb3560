import { createHash } from 'node:crypto'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { declareMode } from '../config.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { readPageIndex } from '../content-db/published/page-index.ts'
import { languageCodes, sourceLanguage } from '../languages.ts'
import { codeParts } from './code-parts.ts'
import { setEdition } from './current-edition.ts'
import type { FailedPage } from './failed-pages.ts'
import { type MadePage, makePage } from './made-page.ts'
import { openPageBundle, type PageBundle, type PageOrder, type PagePath } from './page-bundle.ts'
import { type PageRecord, takeOverPages } from './page-reuse.ts'
import { pageWriter } from './page-writer.ts'
import { type RenderWorkers, startRenderWorkers } from './render-workers.ts'
import { textSharing } from './shared-texts.ts'
import type { SiteCode } from './site-code.ts'

/** What is to be rendered, and where. */
export interface RenderJob {
  readonly code: SiteCode
  readonly edition: Edition
  readonly databasePath: string
  /** Gets `client/`, the static files, and `server/`, the on-demand part. */
  readonly stagingDir: string
  /** The last good output, from which unchanged pages are taken over; null to render everything. */
  readonly last: { readonly directory: string; readonly pages: readonly PageRecord[] } | null
  /** The number of pages from which on threads render them. */
  readonly threadsFrom: number
  readonly onPage: (done: number, total: number) => void
  readonly onStep: (text: string) => void
}

/** What was rendered. */
export interface RenderedSite {
  readonly rendered: number
  readonly reused: number
  /** Threads that rendered; 0 where it was the main one. */
  readonly threads: number
  /** Every page of the output, by path. */
  readonly pages: readonly PageRecord[]
  readonly failed: readonly FailedPage[]
}

/** Renders the site with its bundled code. A page that cannot be rendered is left out, and told of. */
export async function renderSite(job: RenderJob): Promise<RenderedSite> {
  const { code, edition, stagingDir } = job
  declareMode('production')
  setEdition(edition)
  for (const part of [codeParts.client, codeParts.server]) {
    await cp(join(code.directory, part), join(stagingDir, part), { recursive: true })
  }
  const bundle = await openPageBundle(code.directory, edition.siteUrl)
  // Of a large site that is rendered whole, threads start while this one looks at every page.
  const isLarge = !job.last && (await expectedPages(edition)) >= job.threadsFrom
  let threads = isLarge ? startThreads(job) : undefined
  try {
    const paths = await bundle.paths()
    const madeFrom = new Map(paths.map((page) => [page.path, digestOf(page, code)]))
    const reused = job.last ? await takeOverPages(madeFrom, job.last, join(stagingDir, codeParts.client)) : []
    const taken = new Set(reused.map(({ path }) => path))
    const left = paths.filter(({ path }) => !taken.has(path))
    if (left.length >= job.threadsFrom) threads ??= startThreads(job)
    const started = await threads

    let done = reused.length
    const onPage = () => job.onPage(++done, paths.length)
    const { made, failed } = await makePages(left, started?.make ?? makerHere(bundle, job), onPage)
    const rendered = made
      .filter(({ status }) => status === 200)
      .map(({ status, ...page }): PageRecord => ({ ...page, madeFrom: madeFrom.get(page.path) ?? '' }))
    return {
      rendered: rendered.length,
      reused: reused.length,
      threads: started?.count ?? 0,
      pages: [...rendered, ...reused].sort(byPath),
      failed: failed.sort(byPath),
    }
  } finally {
    await (await threads)?.close()
  }
}

/** So many that no thread waits for a file or for the next order. */
const pagesAtOnce = 16

async function makePages(
  pages: readonly PagePath[],
  make: (order: PageOrder) => Promise<MadePage>,
  onPage: () => void,
): Promise<{ made: (MadePage & { readonly path: string })[]; failed: FailedPage[] }> {
  const share = textSharing()
  const made: (MadePage & { readonly path: string })[] = []
  const failed: FailedPage[] = []
  const queue = pages.values()
  const work = async () => {
    for (const { path, component } of queue) {
      try {
        made.push({ path, ...share(await make({ path, component })) })
      } catch (error) {
        failed.push({ path, error })
      }
      onPage()
    }
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, work))
  return { made, failed }
}

/** Pages of content alone: the others are few. */
const expectedPages = async (edition: Edition) =>
  (await readPageIndex(edition, sourceLanguage)).size * languageCodes.length

/** Undefined where threads cannot be had: then the main one renders, and the output is the same. */
async function startThreads(job: RenderJob): Promise<RenderWorkers | undefined> {
  const { code, databasePath, stagingDir } = job
  const { asOf, siteUrl } = job.edition
  try {
    return await startRenderWorkers({
      ...{ codeDirectory: code.directory, databasePath, asOf, siteUrl },
      outputDir: join(stagingDir, codeParts.client),
    })
  } catch (error) {
    job.onStep(`Rendering in one thread, as no others could be started: ${(error as Error).message}`)
    return undefined
  }
}

function makerHere(bundle: PageBundle, { stagingDir }: RenderJob): (order: PageOrder) => Promise<MadePage> {
  const write = pageWriter(join(stagingDir, codeParts.client))
  // As if it came from a thread: the texts that are found in a page keep the whole of it in memory.
  return async (order) => structuredClone(await makePage(bundle, order, write))
}

/** Names everything that a page is made from; empty where its route does not say what it shows. */
function digestOf({ path, cacheKey }: PagePath, code: SiteCode): string {
  if (!cacheKey) return ''
  return createHash('sha256').update(`${code.digest} ${path} ${cacheKey}`).digest('hex')
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1)
