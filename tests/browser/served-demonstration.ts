import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { parseConfig } from '../../src/config.ts'
import { startServer } from '../../src/server.ts'
import { launchChromium } from '../support/chromium.ts'
import { demonstrationSite } from '../support/demonstration-site.ts'

/** The demonstration as its own server sends it, and a browser to look at it with. */
export interface ServedDemonstration {
  readonly origin: string
  /** The folder of the built site. */
  readonly folder: string
  readonly browser: Browser
  /** Opens a page in a context of its own, lets a test use it, and closes it. */
  visit<T>(path: string, use: (page: Page) => Promise<T>, options?: BrowserContextOptions): Promise<T>
  close(): Promise<void>
}

/** Starts the server of the demonstration, and a browser. */
export async function serveDemonstration(): Promise<ServedDemonstration> {
  const { output, dataDir, databasePath } = await demonstrationSite()
  const config = parseConfig({ PORT: '0', SITE_URL: 'http://localhost:4321' }, dataDir)
  const server = await startServer({ ...config, dataDir, databasePath }, output, (error) => {
    throw error
  })
  const browser = await launchChromium()
  const origin = `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`
  return {
    origin,
    folder: output.site,
    browser,
    async visit(path, use, options = {}) {
      const context = await browser.newContext(options)
      try {
        const page = await context.newPage()
        await page.goto(origin + path)
        return await use(page)
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
