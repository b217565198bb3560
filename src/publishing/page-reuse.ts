import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AstroPrerenderer, PathWithRoute } from 'astro'
import { problemsIn, type TextProblem } from '../site/content-problems.ts'
import { codeDigest } from './code-digest.ts'
import { type OutputReferences, referencesIn } from './output-references.ts'
import type { RenderedSite, RenderJob } from './render-site.ts'

/** A page of the last good output: what it was made from, and what came out. */
export interface PageRecord {
  readonly path: string
  /** Digest of the code and of all that the page shows. */
  readonly madeFrom: string
  /** SHA-256 of the file. */
  readonly sha256: string
  readonly references: OutputReferences
}

/** Files copied at once. */
const copiesAtOnce = 32

/**
 * Wraps Astro's prerenderer so that a page whose data and code are as they were is taken over from the last
 * output instead of being rendered. The bytes are those of a clean build: a file that was changed since is
 * noticed by its hash and rendered again.
 */
export function reusingPrerenderer(job: RenderJob): {
  wrap: (original: AstroPrerenderer) => AstroPrerenderer
  finish: () => RenderedSite
} {
  const keys = new Map<string, string>()
  const pages: PageRecord[] = []
  const problems: TextProblem[] = []
  let [reused, rendered, total] = [0, 0, 0]

  const wrap = (original: AstroPrerenderer): AstroPrerenderer => ({
    ...original,
    name: 'magnetiq',
    async getStaticPaths() {
      const paths = await original.getStaticPaths()
      const code = codeDigest(job.root, join(job.stagingDir, 'server', '.prerender'))
      for (const { pathname, cacheKey } of paths) {
        if (cacheKey) keys.set(pathname, digest(`${code} ${pathname} ${cacheKey}`))
      }
      const taken = await takeOver(paths)
      reused = taken.size
      total = paths.length
      return paths.filter(({ pathname }) => !taken.has(pathname))
    },
    async render(request, options) {
      const answer = await original.render(request, options)
      const response = answer instanceof Response ? answer : answer.response
      const body = Buffer.from(await response.arrayBuffer())
      const path = new URL(request.url).pathname
      problems.push(...problemsIn(response.headers))
      const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false
      if (response.status === 200) {
        const references = isHtml ? referencesIn(body.toString()) : { links: [], media: [] }
        // Without digest of its data, a page is made anew each time.
        pages.push({ path, madeFrom: keys.get(path) ?? '', sha256: digest(body), references })
      }
      rendered++
      job.onPage(reused + rendered, total)
      const whole = new Response(body, { status: response.status, headers: response.headers })
      return answer instanceof Response ? whole : { ...answer, response: whole }
    },
  })

  /** Copies what has not changed and gives the paths of that. */
  async function takeOver(paths: readonly PathWithRoute[]): Promise<Set<string>> {
    const taken = new Set<string>()
    if (!job.previous) return taken
    const { directory } = job.previous
    const known = new Map(job.previous.pages.map((page) => [page.path, page]))
    const queue = paths.filter(({ pathname }) => known.get(pathname)?.madeFrom === keys.get(pathname) && keys.has(pathname))
    const copyOne = async ({ pathname }: PathWithRoute) => {
      const record = known.get(pathname) as PageRecord
      const bytes = await readFile(fileOf(directory, pathname)).catch(() => null)
      if (bytes === null || digest(bytes) !== record.sha256) return
      const target = fileOf(join(job.stagingDir, 'client'), pathname)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, bytes)
      taken.add(pathname)
      pages.push(record)
    }
    const next = queue[Symbol.iterator]()
    await Promise.all(
      Array.from({ length: copiesAtOnce }, async () => {
        for (const path of next) await copyOne(path)
      }),
    )
    return taken
  }

  return { wrap, finish: () => ({ rendered, reused, problems, pages: pages.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }) }
}

const fileOf = (directory: string, path: string) =>
  path.endsWith('/') ? join(directory, path, 'index.html') : join(directory, path)

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
