import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { MadePage } from './made-page.ts'
import type { PageOrder } from './page-bundle.ts'

/** What a rendering thread is started with. */
export interface WorkerSetup {
  /** The folder of the bundled code. */
  readonly codeDirectory: string
  readonly databasePath: string
  readonly asOf: string
  readonly siteUrl: string
  /** Gets the files. */
  readonly outputDir: string
}

/** A page for a thread to make. */
export interface ThreadOrder {
  readonly id: number
  readonly order: PageOrder
}

export type RenderAnswer =
  | { readonly id: number; readonly page: MadePage }
  | { readonly id: number; readonly error: unknown }

/** Threads that make pages. */
export interface RenderWorkers {
  readonly count: number
  /** Renders a page and writes its file. Rejects with what rendering threw. */
  make(order: PageOrder): Promise<MadePage>
  close(): Promise<void>
}

/** From so many pages on, threads are worth the half second in which they start. */
export const pagesWorthThreads = 300

/** Megabytes. Pages are short-lived: a larger space for them only grows, up to four times this in each thread. */
const youngGeneration = 16

/**
 * A number that a page has in every language: its languages go to one thread, which has highlighted their code once.
 */
function placeOf(path: string): number {
  const [, ...parts] = path.slice(1).split('/')
  return [...parts.join('/')].reduce((number, letter) => (number * 31 + letter.charCodeAt(0)) % 65_521, 7)
}

/** Starts rendering threads. Rejects where one cannot be started. */
export async function startRenderWorkers(setup: WorkerSetup): Promise<RenderWorkers> {
  const count = Math.max(2, Math.min(availableParallelism(), 4))
  const waiting = new Map<number, { resolve: (page: MadePage) => void; reject: (error: unknown) => void }>()
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
    })
    return worker
  })
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')))
  } catch (error) {
    await close()
    throw error
  }
  // Set when a thread has died: it would leave unanswered whatever it is asked.
  let fallen: { readonly error: unknown } | undefined
  for (const worker of workers) {
    worker.on('message', (answer: RenderAnswer) => {
      const caller = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('error' in answer) caller?.reject(answer.error)
      else caller?.resolve(answer.page)
    })
    worker.on('error', (error) => {
      fallen ??= { error }
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
  }
  let id = 0
  return {
    count,
    close,
    make: (order) =>
      new Promise((resolve, reject) => {
        if (fallen) return reject(fallen.error)
        const worker = workers[placeOf(order.path) % count] as (typeof workers)[number]
        waiting.set(++id, { resolve, reject })
        worker.postMessage({ id, order } satisfies ThreadOrder)
      }),
  }
}
