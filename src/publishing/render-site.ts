import { build } from 'astro'
import type { AstroIntegration } from 'astro'
import type { Edition } from '../content-db/published/edition.ts'
import type { TextProblem } from '../site/content-problems.ts'
import { setEdition } from './current-edition.ts'
import { type PageRecord, reusingPrerenderer } from './page-reuse.ts'

/** What Astro is to render, and where. */
export interface RenderJob {
  readonly root: string
  readonly edition: Edition
  /** Gets `client/`, the static files, and `server/`, the on-demand part. Inside the project, so that packages resolve. */
  readonly stagingDir: string
  /** The last good output, from which unchanged pages are taken over; null to render everything. */
  readonly previous: { readonly directory: string; readonly pages: readonly PageRecord[] } | null
  readonly onPage: (done: number, total: number) => void
}

/** What was rendered. */
export interface RenderedSite {
  readonly rendered: number
  readonly reused: number
  readonly pages: readonly PageRecord[]
  /** What is wrong with the texts of the pages that were rendered now. */
  readonly problems: readonly TextProblem[]
}

/** Renders the site with Astro's own build. Throws where a page cannot be rendered. */
export async function renderSite(job: RenderJob): Promise<RenderedSite> {
  setEdition(job.edition)
  const reuse = reusingPrerenderer(job)
  let install = () => {}
  const publishing: AstroIntegration = {
    name: 'magnetiq:publishing',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        install = () => setPrerenderer(reuse.wrap)
      },
      // Not earlier: where a prerenderer is set before the bundles are configured, Astro expects it to bring a
      // bundle of its own and leaves out the one that the default prerenderer renders with.
      'astro:build:setup': () => install(),
    },
  }
  await build({ root: job.root, outDir: job.stagingDir, logLevel: 'error', integrations: [publishing] })
  return reuse.finish()
}
