import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressesOf, views } from '../../scripts/views.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

const kilobytes = 1000
const zipped = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length

/** Bytes by type of all that the browser fetched for a page, as they travel. */
async function weightOf(path: string) {
  return site.visit(path, async (page) => {
    await page.waitForLoadState('networkidle')
    const urls = await page.evaluate<string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name)`,
    )
    const html = zipped(Buffer.from(await (await fetch(page.url())).arrayBuffer()))
    const sizes = { html, css: 0, script: 0, fonts: 0 }
    for (const pathname of new Set(urls.map((url) => new URL(url).pathname))) {
      const file = join(site.folder, pathname)
      if (!existsSync(file)) continue
      if (pathname.endsWith('.css')) sizes.css += zipped(readFileSync(file))
      if (pathname.endsWith('.js')) sizes.script += zipped(readFileSync(file))
      if (pathname.endsWith('.woff2')) sizes.fonts += statSync(file).size
    }
    return sizes
  })
}

// Once a search is answered, it has been opened.
const unsearched = views.filter(({ path }) => !path.includes('?q='))

test.each(unsearched)('$name is light', async (view) => {
  for (const { path } of addressesOf(view)) {
    const { html, css, script, fonts } = await weightOf(path)
    expect(css, path).toBeGreaterThan(0)
    expect(fonts, `typefaces of ${path}`).toBeLessThan(120 * kilobytes)
    expect(script, `script of ${path}`).toBeLessThanOrEqual(12 * kilobytes)
    expect(html + css + script, `HTML, CSS and script of ${path}`).toBeLessThanOrEqual(45 * kilobytes)
  }
})
