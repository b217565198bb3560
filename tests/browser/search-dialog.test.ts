import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

const dialog = (page: Page) => page.getByRole('dialog')

test.each([
  ['/', (page: Page) => page.keyboard.press('/')],
  ['Ctrl+K', (page: Page) => page.keyboard.press('Control+k')],
  ['its link', (page: Page) => page.locator('.search-link').click()],
])('the search opens over a page with %s and has the focus', async (_, open) => {
  await site.visit('/en/about/', async (page) => {
    await open(page)
    await dialog(page).waitFor()
    expect(await page.evaluate('document.activeElement.name')).toBe('q')
    expect(page.url()).toBe(`${site.origin}/en/about/`)
  })
})

test('it shows results as one types, by kind, and closes with Escape', async () => {
  await site.visit('/de/about/', async (page) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.keyboard.press('/')
    await dialog(page).waitFor()
    await page.keyboard.type('Schwungrad')
    await dialog(page).locator('.search-result').first().waitFor()
    expect(await dialog(page).locator('.group').allInnerTexts()).toContain('Seiten')
    expect(await dialog(page).getByRole('status').textContent()).toContain('Schwungrad')
    await page.keyboard.press('Escape')
    expect(await dialog(page).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

test('Enter leads to the page of the search, which shows all of it', async () => {
  await site.visit('/en/about/', async (page) => {
    await page.keyboard.press('/')
    await dialog(page).waitFor()
    await page.keyboard.type('rotor')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/en/search/?q=rotor')
  })
})

test('a slash that is typed into a form stays there', async () => {
  await site.visit('/en/booking/', async (page) => {
    await page.locator('#company').focus()
    await page.keyboard.type('A/S')
    expect(await page.locator('#company').inputValue()).toBe('A/S')
    expect(await dialog(page).count()).toBe(0)
  })
})
