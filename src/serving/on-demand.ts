import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
  locals?: object,
) => Promise<void>

/** Times that a bundle is tried to be loaded, and milliseconds between: a build may take its place meanwhile. */
const [attempts, pause] = [20, 100]

/**
 * The on-demand part of the last build, as Astro made it; undefined while there is none. A build with other code is
 * noticed at the next request; one with the same goes on being the same, as a module that was loaded is never freed.
 */
export function onDemandPages(work: string): () => Promise<Handler | undefined> {
  let loaded: { readonly code: string; readonly handler: Handler } | undefined

  async function load(): Promise<typeof loaded> {
    const entry = join(work, 'server', 'entry.mjs')
    // It names what it imports by the digests of that, so that it differs where any code does.
    const text = await readFile(entry, 'utf8').catch(() => undefined)
    const code = text && createHash('sha256').update(text).digest('hex')
    if (!code || loaded?.code === code) return loaded
    const { handler } = await import(`${pathToFileURL(entry)}?code=${code}`)
    // Pages would be loaded when they are first asked for, and by then another build may have removed them.
    const chunks = (await readdir(join(work, 'server', 'chunks'))).filter((name) => name.endsWith('.mjs'))
    await Promise.all(chunks.map((name) => import(`${pathToFileURL(join(work, 'server', 'chunks', name))}`)))
    return { code, handler }
  }

  return async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        loaded = await load()
        return loaded?.handler
      } catch (error) {
        if (attempt === attempts) throw error
        await sleep(pause)
      }
    }
  }
}
