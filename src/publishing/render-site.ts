import { createHash } from 'node:crypto'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { declareMode } from '../config.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { setEdition } from './current-edition.ts'
import type { FailedPage } from './failed-pages.ts'
import { type MadePage, makePage } from './made-page.ts'
import { openPageBundle, type PageBundle, type PageOrder, type PagePath } from './page-bundle.ts'
import { type PageRecord, takeOverPages } from './page-reuse.ts'
import { pageWriter } from './page-writer.ts'
import { type RenderWorkers, startRenderWorkers } from './render-workers.ts'
import { textSharing } from './shared-texts.ts'
import { codeParts, type SiteCode } from './site-code.ts'

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
  const paths = await bundle.paths()
  const madeFrom = new Map(paths.map((page) => [page.path, digestOf(page, code)]))
  const reused = job.last ? await takeOverPages(madeFrom, job.last, join(stagingDir, codeParts.client)) : []
  const taken = new Set(reused.map(({ path }) => path))
  const left = paths.filter(({ path }) => !taken.has(path))

  const threads = left.length >= job.threadsFrom ? await startThreads(job) : undefined
  const make = threads?.make ?? makerHere(bundle, job)
  const share = textSharing()
  const rendered: PageRecord[] = []
  const failed: FailedPage[] = []
  let done = reused.length
  const queue = left.values()
  const work = async () => {
    for (const { path, component } of queue) {
      try {
        const { status, ...page } = share(await make({ path, component }))
        if (status === 200) rendered.push({ path, madeFrom: madeFrom.get(path) ?? '', ...page })
      } catch (error) {
        failed.push({ path, error })
      }
      job.onPage(++done, paths.length)
    }
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, work))
  await threads?.close()
  return {
    rendered: rendered.length,
    reused: reused.length,
    threads: threads?.count ?? 0,
    pages: [...rendered, ...reused].sort(byPath),
    failed: failed.sort(byPath),
  }
}

/** So many that no thread waits for a file or for the next order. */
const pagesAtOnce = 16

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
