import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Paths whose file has the name that Astro would give it; it has its own ways with status pages and other letters. */
const plain = /^\/(?!404\/|500\/)[\w./-]+$/

/**
 * The function by which a rendering thread writes its pages, at once and without the main thread. It says whether it
 * wrote: a path that is not plain is left to Astro.
 */
export function pageWriter(outputDir: string): (path: string, body: Uint8Array) => boolean {
  const made = new Set<string>()
  return (path, body) => {
    if (!plain.test(path)) return false
    const file = join(outputDir, path.endsWith('/') ? `${path}index.html` : path)
    const folder = dirname(file)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    writeFileSync(file, body)
    return true
  }
}
