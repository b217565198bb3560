import lighthouse, { type Result } from 'lighthouse'
import type { View } from '../views.ts'
import { startChromium } from './chromium.ts'
import { type Category, categories, type Visit } from './judgement.ts'

/** A browser that Lighthouse drives. */
export interface Lighthouse {
  /** Opens a page as a phone does, and judges it. Throws where that fails three times: browsers lose traces under load. */
  visit(url: string, view: View, judged?: readonly Category[]): Promise<Visit>
  close(): Promise<void>
}

/** Starts a browser for Lighthouse. */
export async function openLighthouse(): Promise<Lighthouse> {
  const { port, close } = await startChromium()
  return {
    close,
    async visit(url, view, judged = categories) {
      const settings = {
        port,
        logLevel: 'silent' as const,
        onlyCategories: [...judged],
        skipAudits: meantBy(view),
        ignoreStatusCode: view.status !== undefined,
        disableFullPageScreenshot: true,
      }
      let error: string | undefined
      for (let attempt = 0; attempt < 3; attempt++) {
        const run = await lighthouse(url, settings)
        error = run?.lhr.runtimeError?.message
        if (run && error === undefined) return visitOf(run.lhr, judged)
      }
      throw new Error(`Lighthouse could not open ${url}: ${error}`)
    },
  }
}

/** Audits that object to what a page is meant to be: not listed by search engines, or an answer that is no page. */
function meantBy({ unlisted, status }: View): string[] {
  return [...(unlisted ? ['is-crawlable'] : []), ...(status ? ['http-status-code', 'errors-in-console'] : [])]
}

function visitOf({ categories: found, audits, environment }: Result, judged: readonly Category[]): Visit {
  const scores = judged.map((id) => [id, Math.round((found[id]?.score ?? 0) * 100)])
  const complaints = judged.flatMap((id) =>
    (found[id]?.auditRefs ?? []).flatMap(({ id: audit, weight }) => {
      const { score = null, displayValue, title } = audits[audit] ?? {}
      if (weight === 0 || score === null || score >= 0.995) return []
      return [`${audit}: ${displayValue ?? title}`]
    }),
  )
  return { scores: Object.fromEntries(scores), complaints, speed: environment.benchmarkIndex }
}
