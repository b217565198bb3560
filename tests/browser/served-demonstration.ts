import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { parseConfig } from '../../src/config.ts'
import { openForReading } from '../../src/content-db/connection.sqlite.ts'
import { buildSite } from '../../src/publishing/build.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { startServer } from '../../src/server.ts'
import { launchChromium } from '../support/chromium.ts'
import { type DemonstrationSite, demonstrationSite } from '../support/demonstration-site.ts'
import { makeProjectFolder, mustBuild, projectRoot } from '../support/fixture-site.ts'

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

/** Starts the server of the demonstration, in its own look or in a theme that is named, and a browser. */
export async function serveDemonstration(theme?: string): Promise<ServedDemonstration> {
  const { databasePath, dataDir, output, remove } = await (theme ? dressed(theme) : asItIs())
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
      remove()
    },
  }
}

interface Site extends Pick<DemonstrationSite, 'databasePath' | 'dataDir' | 'output'> {
  readonly remove: () => void
}

const asItIs = async (): Promise<Site> => ({ ...(await demonstrationSite()), remove: () => {} })

/** The demonstration built once more, with another look: from a copy of its database, as nobody else may be disturbed. */
async function dressed(theme: string): Promise<Site> {
  const { databasePath: original, dataDir } = await demonstrationSite()
  const folder = makeProjectFolder()
  const databasePath = join(folder, 'magnetiq.db')
  const source = new Database(original, { readonly: true })
  source.prepare('VACUUM INTO ?').run(databasePath)
  source.close()
  const copy = new Database(databasePath)
  const set = copy.prepare(`INSERT OR REPLACE INTO system_settings (key, value, type) VALUES (?, ?, 'json')`)
  for (const [key, value] of Object.entries({ theme, og_images_up_to: 0 }))
    set.run(key, JSON.stringify(value))
  copy.close()
  const db = openForReading(databasePath)
  const output = { site: join(folder, 'dist'), work: join(folder, 'build') }
  const edition = { db, asOf: utcTime(new Date()), siteUrl: 'http://localhost:4321' }
  const silent = { onStep: () => {}, onProgress: () => {} }
  try {
    mustBuild(await buildSite({ root: projectRoot, edition, databasePath, dataDir, output, ...silent }))
  } finally {
    await db.destroy()
  }
  return { databasePath, dataDir, output, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
