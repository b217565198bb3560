import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

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

/** Layout shifts of a page at a width, with typefaces that come so many milliseconds late. */
async function shiftsOf(path: string, width: number, late: number): Promise<number> {
  // Far from Chemnitz, so that every time is told twice.
  const context = await site.browser.newContext({
    viewport: { width, height: 900 },
    timezoneId: 'America/Los_Angeles',
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(watching)
    if (late > 0) {
      await page.route('**/*.woff2', async (route) => {
        await sleep(late)
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

describe.each([390, 1440])('at %d pixels', (width) => {
  test.each(paths)('nothing moves while %s opens', async (path) => {
    // 0 on an idle machine; 0.00007 was seen once, on a webinar at 390 pixels, under load, its cause not found.
    expect(await shiftsOf(path, width, 0)).toBeLessThan(0.001)
  })
})

// How well the stand-ins fit depends on the typefaces of the machine; 0.1 is what browsers call good.
test('little moves where typefaces come late', async () => {
  for (const path of ['/en/', '/de/guides/black-start-basics/']) {
    expect(await shiftsOf(path, 1440, 700), path).toBeLessThan(0.05)
  }
})

test('nothing is animated for those who asked for that', async () => {
  const running = await site.visit(
    '/en/',
    (page) => page.evaluate<number>('document.getAnimations().length'),
    { reducedMotion: 'reduce' },
  )
  expect(running).toBe(0)
})
