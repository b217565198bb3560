import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AstroIntegration, type AstroPrerenderer, build } from 'astro'
import { declareMode } from '../config.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { codeDigest } from './code-digest.ts'
import { setEdition } from './current-edition.ts'
import type { FailedPage } from './failed-pages.ts'
import { type PageRecord, takeOverPages } from './page-reuse.ts'
import { type RenderWorkers, startRenderWorkers, type WrittenPage } from './render-workers.ts'
import { readPage } from './rendered-page.ts'

/** What Astro is to render, and where. */
export interface RenderJob {
  readonly root: string
  readonly edition: Edition
  readonly databasePath: string
  /** Gets `client/`, the static files, and `server/`, the on-demand part. Inside the project, so that packages resolve. */
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

/** Renders the site with Astro's own build. A page that cannot be rendered is left out, and told of. */
export async function renderSite(job: RenderJob): Promise<RenderedSite> {
  setEdition(job.edition)
  const madeFrom = new Map<string, string>()
  const rendered: PageRecord[] = []
  const failed: FailedPage[] = []
  let reused: readonly PageRecord[] = []
  let [done, total] = [0, 0]
  let workers: RenderWorkers | undefined
  const bundleDirectory = join(job.stagingDir, 'server', '.prerender')

  const wrap = (original: AstroPrerenderer): AstroPrerenderer => ({
    ...original,
    name: 'magnetiq',
    async getStaticPaths() {
      forgetPaths(original)
      const paths = await original.getStaticPaths()
      const code = codeDigest(job.root, bundleDirectory)
      for (const { pathname, cacheKey } of paths) {
        if (cacheKey) madeFrom.set(pathname, digest(`${code} ${pathname} ${cacheKey}`))
      }
      if (job.last) reused = await takeOverPages(madeFrom, job.last, join(job.stagingDir, 'client'))
      const taken = new Set(reused.map(({ path }) => path))
      total = paths.length
      done = reused.length
      if (total - taken.size >= job.threadsFrom) workers = await startThreads()
      return paths.filter(({ pathname }) => !taken.has(pathname))
    },
    async render(request, options) {
      const path = new URL(request.url).pathname
      const page = await renderOne(original, request, options).catch((error: unknown) => ({ error }))
      if ('error' in page) {
        failed.push({ path, error: page.error })
        return new Response(null, { status: 500 })
      }
      record(path, page)
      // Astro writes what it is given, and nothing where a thread has done so.
      return new Response(page.body, { status: page.status, headers: page.headers })
    },
    async teardown() {
      await workers?.close()
      await original.teardown?.()
    },
  })

  const renderOne: RenderOne = async (original, request, options) =>
    workers
      ? workers.render(request.url, options.routeData.component)
      : readPage(responseOf(await original.render(request, options)))

  /** Undefined where threads cannot be had: then Astro's prerenderer renders here, and the output is the same. */
  async function startThreads(): Promise<RenderWorkers | undefined> {
    const entry = readdirSync(bundleDirectory).find((name) => name.startsWith('prerender-entry.'))
    const { databasePath, edition } = job
    try {
      if (!entry) throw new Error(`${bundleDirectory} has no prerender-entry`)
      const styles = [...builtPages].map(([key, page]) => [key, page.styles] as const)
      const outputDir = join(job.stagingDir, 'client')
      const setup = { databasePath, asOf: edition.asOf, siteUrl: edition.siteUrl, outputDir, styles }
      return await startRenderWorkers({ ...setup, bundle: join(bundleDirectory, entry) })
    } catch (error) {
      job.onStep(`Rendering in one thread, as no others could be started: ${(error as Error).message}`)
      return undefined
    }
  }

  function record(path: string, page: WrittenPage): void {
    const { sha256, references, ogImage, problems } = page
    const made = madeFrom.get(path) ?? ''
    if (page.status === 200) rendered.push({ path, madeFrom: made, sha256, references, ogImage, problems })
    job.onPage(++done, total)
  }

  let install = () => {}
  // Filled while Astro bundles: read only once threads are started.
  let builtPages: ReadonlyMap<string, { readonly styles: readonly unknown[] }> = new Map()
  const publishing: AstroIntegration = {
    name: 'magnetiq:publishing',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        install = () => setPrerenderer(wrap)
      },
      // Not earlier: where a prerenderer is set before the bundles are configured, Astro expects it to bring a
      // bundle of its own and leaves out the one that the default prerenderer renders with.
      'astro:build:setup': ({ pages }) => {
        install()
        builtPages = pages
      },
    },
  }
  declareMode('production')
  await build({ root: job.root, outDir: job.stagingDir, logLevel: 'error', integrations: [publishing] })
  return {
    rendered: rendered.length,
    reused: reused.length,
    threads: workers?.count ?? 0,
    pages: [...rendered, ...reused].sort(byPath),
    failed: failed.sort(byPath),
  }
}

type RenderOne = (
  original: AstroPrerenderer,
  ...of: Parameters<AstroPrerenderer['render']>
) => Promise<WrittenPage>

/**
 * Node keeps the bundle of an earlier build of this process where its code is the same, and Astro keeps in it the
 * paths that it had then.
 */
function forgetPaths(prerenderer: AstroPrerenderer & { app?: { routeCache: { clearAll(): void } } }): void {
  prerenderer.app?.routeCache.clearAll()
}

const responseOf = (answer: Awaited<ReturnType<AstroPrerenderer['render']>>) =>
  answer instanceof Response ? answer : answer.response

const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1)

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
