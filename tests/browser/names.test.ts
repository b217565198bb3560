import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressesOf, views } from '../../scripts/views.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

/** What screen readers are told, read from the browser's accessibility tree. */

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

interface Told {
  readonly role: string
  readonly name: string
}

/** The accessibility tree of a page, in reading order, without what is ignored. */
async function toldOf(page: Page): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value ?? ''), name: String(name?.value ?? '').trim() }))
}

const visit = <T>(path: string, use: (page: Page) => Promise<T>) =>
  site.visit(path, use, { viewport: { width: 1440, height: 900 } })

const namesOf = (told: readonly Told[], role: string) =>
  told.filter((node) => node.role === role).map(({ name }) => name)

const inOneLanguage = views.filter(({ everyLanguage }) => !everyLanguage)
const words = {
  en: {
    main: 'Main navigation',
    languages: 'Language',
    footer: 'Footer navigation',
    skip: 'Skip to content',
  },
  de: {
    main: 'Hauptnavigation',
    languages: 'Sprache',
    footer: 'Navigation im Seitenfuß',
    skip: 'Zum Inhalt springen',
  },
} as const

test.each(inOneLanguage)('$name says where its parts are, and what each is called', async (view) => {
  for (const { path, language } of addressesOf(view)) {
    const told = await visit(path, toldOf)
    const { main, languages, footer, skip } = words[language as 'en' | 'de']
    expect(namesOf(told, 'banner'), path).toHaveLength(1)
    expect(namesOf(told, 'main'), path).toHaveLength(1)
    expect(namesOf(told, 'contentinfo'), path).toHaveLength(1)
    const navigations = namesOf(told, 'navigation')
    expect(navigations, path).toEqual(expect.arrayContaining([main, languages, footer]))
    expect(new Set(navigations).size, `${path}: ${navigations}`).toBe(navigations.length)
    expect(namesOf(told, 'link')[0], path).toBe(skip)
  }
})

test.each(views)('every link, button, field, picture and region of $name has a name', async (view) => {
  const named = ['link', 'button', 'textbox', 'searchbox', 'checkbox', 'radio', 'combobox', 'image', 'region']
  for (const { path } of addressesOf(view)) {
    const told = await visit(path, toldOf)
    const nameless = told.filter(({ role, name }) => named.includes(role) && name === '')
    expect({ path, nameless }).toEqual({ path, nameless: [] })
  }
})

test.each(views)('$name has one title, and no heading leaves a level out', async (view) => {
  for (const { path } of addressesOf(view)) {
    const levels = await visit(path, (page) =>
      page.evaluate<number[]>(`[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((heading) => heading.checkVisibility()).map(({ localName }) => Number(localName[1]))`),
    )
    expect(
      levels.filter((level) => level === 1),
      path,
    ).toHaveLength(1)
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1)
    expect(jumps, `${path}: ${levels}`).toEqual([])
  }
})

describe('a screen reader is told', () => {
  test('each language by its own name, in its own language, and which one this is', async () => {
    await visit('/de/about/', async (page) => {
      const told = await toldOf(page)
      expect(namesOf(told, 'link')).toEqual(expect.arrayContaining(['English', 'Deutsch']))
      const current = page.getByRole('navigation', { name: 'Sprache' }).locator('a[aria-current]')
      expect(await current.getAttribute('lang')).toBe('de')
      expect(await page.getByRole('link', { name: 'English' }).getAttribute('lang')).toBe('en')
    })
  })

  test('what a button of the menu opens, and that it is not open yet', async () => {
    await visit('/en/', async (page) => {
      const button = page.getByRole('button', { name: 'More in Products' })
      expect(await button.count()).toBe(1)
      await button.click()
      expect(await page.getByRole('link', { name: 'Flywheels' }).first().isVisible()).toBe(true)
    })
  })

  test('what the dialog of the search is, and what its box is for', async () => {
    await visit('/de/about/', async (page) => {
      await page.keyboard.press('/')
      await page.getByRole('dialog').waitFor()
      const told = await toldOf(page)
      expect(namesOf(told, 'dialog')).toEqual(['Diese Website durchsuchen'])
      expect(namesOf(told, 'searchbox')).toEqual(['Diese Website durchsuchen'])
      expect(namesOf(told, 'button')).toContain('Schließen')
    })
  })

  test('a field together with what is asked of it', async () => {
    await visit('/en/webinars/inertia-as-a-service/', async (page) => {
      const told = await toldOf(page)
      expect(namesOf(told, 'textbox')).toEqual(expect.arrayContaining(['First name', 'Last name']))
      for (const name of ['E-mail address', 'Company']) {
        expect(await page.getByRole('textbox', { name }).count(), name).toBe(1)
      }
      expect(namesOf(told, 'region')).toContain('Register')
      expect(await page.getByRole('textbox', { name: 'First name' }).getAttribute('required')).not.toBeNull()
    })
  })

  test('nothing of what is drawn for eyes alone', async () => {
    await visit('/en/webinars/inertia-as-a-service/', async (page) => {
      const told = await toldOf(page)
      // The day of a date that is set as an object; the same date in words stands near it.
      const days = await page.locator('.date b').allInnerTexts()
      const texts = namesOf(told, 'StaticText')
      expect(days.length).toBeGreaterThan(0)
      expect(texts.filter((text) => days.includes(text))).toEqual([])
    })
  })
})
