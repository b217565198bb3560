import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { themeOf } from '../../src/site/themes.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

vi.setConfig({ testTimeout: 120_000 })

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

const paths = [
  '/en/',
  '/de/',
  '/de/products/',
  '/en/guides/black-start-basics/',
  '/de/webinars/',
  '/en/webinars/inertia-as-a-service/',
  '/de/whitepapers/',
  '/en/whitepapers/black-start-without-diesel/',
  '/de/booking/',
]

/** Adds up the layout shifts of a page from its start. */
const watching = `window.shifts = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

/** When the typefaces come: before the first words are drawn, so many milliseconds late, or never. */
type Arrival = 'first' | 'never' | number

/** Layout shifts of a page at a width. */
async function shiftsOf(path: string, width: number, arrival: Arrival): Promise<number> {
  // Far from Chemnitz, so that every time is told twice.
  const context = await site.browser.newContext({
    viewport: { width, height: 900 },
    timezoneId: 'America/Los_Angeles',
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(watching)
    if (arrival === 'first') await holdStyles(page)
    else {
      await page.route('**/*.woff2', async (route) => {
        if (arrival === 'never') return route.abort()
        await sleep(arrival)
        await route.continue()
      })
    }
    await page.goto(site.origin + path, { waitUntil: 'networkidle' })
    await page.evaluate('document.fonts.ready')
    await page.waitForTimeout(300)
    return await page.evaluate<number>('window.shifts')
  } finally {
    await context.close()
  }
}

/** Keeps back the style sheet, without which nothing is drawn, until the typefaces that are asked for early are there. */
async function holdStyles(page: Page): Promise<void> {
  const early = themeOf('voltaic').facesSeenFirst.length
  let arrived = 0
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('.woff2')) arrived++
  })
  await page.route('**/*.css', async (route) => {
    await vi.waitUntil(() => arrived >= early, { timeout: 20_000 })
    await route.continue()
  })
}

describe.each([390, 1440])('at %d pixels', (width) => {
  // Typefaces that come while a page is drawn make words a little narrower or wider, and move what stands beside them.
  test.each(paths)('nothing but a typeface moves anything while %s opens', async (path) => {
    expect(await shiftsOf(path, width, 'first')).toBe(0)
    expect(await shiftsOf(path, width, 'never')).toBe(0)
  })

  // How well the stand-ins fit depends on the typefaces of the machine; 0.1 is what browsers call good.
  test('little moves where typefaces come late', async () => {
    for (const path of paths) expect(await shiftsOf(path, width, 700), path).toBeLessThan(0.05)
  })
})

test('a picture that has not come yet shows its own colour', async () => {
  const context = await site.browser.newContext()
  const page = await context.newPage()
  await page.route('**/media/*', (route) => route.abort())
  await page.goto(`${site.origin}/en/products/flywheels/`)
  const shown = await page.evaluate<{ own: string; ground: string }[]>(`[...document.images].map((image) => ({
    own: image.dataset.color,
    ground: '#' + getComputedStyle(image).backgroundColor.match(/\\d+/g)
      .map((part) => Number(part).toString(16).padStart(2, '0')).join(''),
  }))`)
  await context.close()
  expect(shown.length).toBeGreaterThan(1)
  for (const { own, ground } of shown) expect(ground).toBe(own)
})

test('nothing is animated for those who asked for that', async () => {
  const running = await site.visit(
    '/en/',
    (page) => page.evaluate<number>('document.getAnimations().length'),
    { reducedMotion: 'reduce' },
  )
  expect(running).toBe(0)
})
