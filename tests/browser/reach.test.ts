import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressesOf, views } from '../../scripts/views.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

/** Elements that one aims at and that are smaller than 24 pixels; links within sentences may be (WCAG 2.5.8). */
const smallTargets = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary, select, textarea')]
  .filter((element) => element.checkVisibility() && !element.closest('.skip, p:not(.actions, .calendars, .more), li p, dd, td, figcaption, address'))
  .filter((element) => !(element.matches('.prose li a, .prose a, .breadcrumbs a') && getComputedStyle(element).display === 'inline'))
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && (width < 24 || height < 23.5)
  })
  .map((element) => element.outerHTML.slice(0, 120))`

describe('a window of 320 pixels, as zoom of 400 % makes it,', () => {
  test.each(views)('shows $name without scrolling sideways', async (view) => {
    for (const { path } of addressesOf(view)) {
      const width = await site.visit(
        path,
        (page) => page.evaluate<number>('document.documentElement.scrollWidth'),
        { viewport: { width: 320, height: 640 } },
      )
      expect({ path, width }).toEqual({ path, width: 320 })
    }
  })
})

test.each(views.filter(({ everyLanguage }) => !everyLanguage))(
  'what one aims at on $name is 24 pixels large, on a phone',
  async (view) => {
    for (const { path } of addressesOf(view)) {
      const small = await site.visit(path, (page) => page.evaluate<string[]>(smallTargets), {
        viewport: { width: 390, height: 844 },
      })
      expect({ path, small }).toEqual({ path, small: [] })
    }
  },
)

describe('by keyboard', () => {
  const focused = `(() => {
    const { activeElement: element } = document
    return (element.innerText || element.getAttribute('aria-label') || element.name || element.tagName).trim()
  })()`

  test('the first stop leads past the menu, to the content', async () => {
    await site.visit('/en/', async (page) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(focused)).toBe('Skip to content')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.id')).toBe('content')
    })
  })

  test('the second level of the menu opens, is entered next and closes with Escape', async () => {
    await site.visit(
      '/en/',
      async (page) => {
        await page.getByRole('button', { name: 'More in Products' }).focus()
        await page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
        expect(await page.evaluate(focused)).toBe('Flywheels')
        await page.keyboard.press('Escape')
        expect(await page.locator('.submenu').first().isVisible()).toBe(false)
      },
      { viewport: { width: 1440, height: 900 } },
    )
  })

  test('whatever has the focus shows it, and nothing covers it', async () => {
    await site.visit('/en/webinars/inertia-as-a-service/', async (page) => {
      for (let stop = 0; stop < 45; stop++) {
        await page.keyboard.press('Tab')
        const seen = await page.evaluate<{ what: string; ring: boolean; free: boolean }>(`(() => {
          const element = document.activeElement
          const box = element.getBoundingClientRect()
          const above = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 8))
          const style = getComputedStyle(element)
          return {
            what: element.outerHTML.slice(0, 80),
            ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            free: element === document.body || (above !== null && (element.contains(above) || above.contains(element))),
          }
        })()`)
        expect(seen).toMatchObject({ ring: true, free: true })
      }
    })
  })
})

describe('without a script', () => {
  test('the menu of a phone opens and leads on', async () => {
    const context = await site.browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    await page.goto(`${site.origin}/de/`)
    await page.locator('.menu-button').click()
    await page.locator('.menu').getByRole('link', { name: 'Netzregelung' }).click()
    await page.waitForURL('**/de/products/grid-controls/')
    await context.close()
  })

  test('the link to the search leads to its page', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.origin}/en/about/`)
    await page.locator('.search-link').click()
    await page.waitForURL('**/en/search/')
    await context.close()
  })
})

test('where there is no translation, the switch of languages says so', async () => {
  const name = await site.visit('/en/guides/what-a-cycle-costs/', (page) =>
    page.locator('.languages li').filter({ hasText: 'Deutsch' }).textContent(),
  )
  expect(name).toContain('not translated yet')
})
