import Database from 'better-sqlite3'
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { demonstrationSite } from '../support/demonstration-site.ts'
import { serveFolder } from '../support/static-host.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
  const announced = async () => (await fetch(`${site.origin}/en/`)).headers.get('server-timing')
  await vi.waitFor(async () => expect(await announced()).toBe('counting'), { timeout: 20_000 })
}, 600_000)
afterAll(() => site?.close())

/** Paths of pages that tell of their visit while one is looked at, with what they tell. */
async function told(path: string, options: BrowserContextOptions = {}, prepare = '', origin = site.origin) {
  const context = await site.browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.addInitScript(prepare)
    const reports: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/events')) reports.push(request.postData() ?? '')
    })
    await page.goto(origin + path)
    await page.waitForLoadState('networkidle')
    const file = page.locator('a[download]')
    if ((await file.count()) > 0) {
      await file.first().evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()))
      await file.first().click()
      await vi.waitFor(() => expect(reports.length).not.toBe(1), { timeout: 5_000 }).catch(() => {})
    }
    return reports.map((report) => JSON.parse(report) as object)
  } finally {
    await context.close()
  }
}

test('a page tells that it is read, and its file that it is fetched; both are counted', async () => {
  const { databasePath } = await demonstrationSite()
  const db = new Database(databasePath)
  const free = db.prepare(
    "SELECT slug FROM whitepapers WHERE requires_registration = 0 AND status = 'published'",
  )
  const path = `/de/whitepapers/${free.pluck().get()}/`
  const address = `${path}?utm_campaign=${Date.now()}`
  expect(await told(address)).toEqual([
    { path: address, referrer: '' },
    { path: address, referrer: '', download: true },
  ])
  const counted = db.prepare(
    'SELECT event_type FROM analytics_events WHERE page_path = ? AND utm_campaign = ?',
  )
  const campaign = address.split('=')[1]
  await vi.waitFor(() => expect(counted.pluck().all(path, campaign)).toEqual(['page_view', 'download']), {
    timeout: 20_000,
  })
  db.close()
})

test('nothing is told where a visitor objects, by Do Not Track or Global Privacy Control', async () => {
  expect(await told('/en/', {}, "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })")).toEqual([])
  expect(
    await told('/en/', {}, "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"),
  ).toEqual([])
  expect(await told('/en/')).toHaveLength(1)
})

test('nothing is told where no server counts: on a static host', async () => {
  const host = await serveFolder(site.folder)
  try {
    expect(await told('/en/', {}, '', host.origin)).toEqual([])
  } finally {
    await host.close()
  }
})
