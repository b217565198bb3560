import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>

/**
 * The on-demand part of the last build, as Astro made it. A build that replaces it is noticed at the next request;
 * undefined while there is none.
 */
export function onDemandPages(work: string): () => Promise<Handler | undefined> {
  const entry = join(work, 'server', 'entry.mjs')
  let loaded: { readonly at: number; readonly handler: Handler } | undefined
  return async () => {
    const at = await stat(entry).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    )
    if (at === undefined) return undefined
    if (loaded?.at !== at) {
      const module = await import(`${pathToFileURL(entry)}?built=${at}`)
      loaded = { at, handler: module.handler }
    }
    return loaded.handler
  }
}
