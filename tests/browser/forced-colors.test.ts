import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

/** Visits a page as people see it who have chosen the colours of everything themselves. */
const visit = <T>(path: string, use: (page: Page) => Promise<T>) =>
  site.visit(path, use, {
    forcedColors: 'active',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 900 },
  })

/** What is left of the elements that a selector names when their grounds are gone. */
const drawn = (page: Page, selector: string) =>
  page.evaluate<Drawn[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
    const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth, color, backgroundColor, textDecorationLine } =
      getComputedStyle(element)
    return {
      edge: borderTopStyle === 'none' ? 0 : parseFloat(borderTopWidth),
      ring: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
      color, ground: backgroundColor, line: textDecorationLine,
    }
  })`)

/** The first of them. */
const firstDrawn = async (page: Page, selector: string): Promise<Drawn> => {
  const [first] = await drawn(page, selector)
  if (!first) throw new Error(`Nothing is at ${selector}.`)
  return first
}

interface Drawn {
  /** Widths in pixels; 0 where there is none. */
  readonly edge: number
  readonly ring: number
  readonly color: string
  readonly ground: string
  readonly line: string
}

test.each([
  ['/en/', '.hero .button, .hero .block-actions a'],
  ['/de/webinars/inertia-as-a-service/', '.hero .button, .form [type=submit]'],
  ['/en/whitepapers/black-start-without-diesel/', '.hero .button, .form [type=submit]'],
  ['/de/search/', '.search-form [type=submit], .search-form input'],
])('buttons and fields of %s have an edge', async (path, buttons) => {
  await visit(path, async (page) => {
    const all = await drawn(page, buttons)
    expect(all.length).toBeGreaterThan(1)
    for (const { edge } of all) expect(edge).toBeGreaterThanOrEqual(1)
  })
})

test('whatever has the focus has a ring', async () => {
  await visit('/de/whitepapers/', async (page) => {
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab')
      // A choice is its words; its box lies over them unseen. A cover's ring goes round all of the entry.
      const { ring, what } = await page.evaluate<{ ring: number; what: string }>(`(() => {
        const element = document.activeElement
        const shown = [getComputedStyle(element), getComputedStyle(element, '::after')]
        if (element.nextElementSibling) shown.push(getComputedStyle(element.nextElementSibling))
        const rings = shown.map((style) => (style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)))
        return { ring: Math.max(...rings), what: element.outerHTML }
      })()`)
      expect(ring, what).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('what opens over a page has an edge', () => {
  test('the second level of the menu', async () => {
    await visit('/en/', async (page) => {
      await page.getByRole('button', { name: 'More in Products' }).click()
      expect((await firstDrawn(page, '.submenu:popover-open')).edge).toBeGreaterThanOrEqual(1)
    })
  })

  test('the search', async () => {
    await visit('/en/about/', async (page) => {
      await page.keyboard.press('/')
      await page.getByRole('dialog').waitFor()
      expect((await firstDrawn(page, 'dialog')).edge).toBeGreaterThanOrEqual(1)
    })
  })
})

describe('no state is told by a colour alone', () => {
  test('a word that was found is marked', async () => {
    await visit('/en/search/?q=flywheel', async (page) => {
      const { color, ground } = await firstDrawn(page, '.search-result mark')
      const around = await firstDrawn(page, 'body')
      expect(ground).not.toBe(around.ground)
      expect(color).not.toBe(ground)
    })
  })

  test('the choice that holds has a frame', async () => {
    await visit('/en/whitepapers/', async (page) => {
      const [chosen, other] = [':checked', ':not(:checked)'].map((state) => `.filters input${state} + span`)
      expect((await firstDrawn(page, chosen as string)).ring).toBeGreaterThan(0)
      expect((await firstDrawn(page, other as string)).ring).toBe(0)
    })
  })

  test('a webinar that is cancelled or on now says so in words', async () => {
    await visit('/en/webinars/', async (page) => {
      const cancelled = page.locator('[data-phase=cancelled]').first()
      expect((await firstDrawn(page, '[data-phase=cancelled] h3')).line).toContain('line-through')
      expect(await cancelled.locator('.phase').textContent()).toBe('Cancelled')
      expect(await page.locator('[data-phase=live] .phase').first().textContent()).toBe('On now')
    })
  })

  test('where one is in the menu is underlined', async () => {
    await visit('/en/webinars/', async (page) => {
      expect((await firstDrawn(page, '.menu a[aria-current]')).line).toContain('underline')
      expect((await firstDrawn(page, '.menu a:not([aria-current])')).line).toBe('none')
    })
  })
})
