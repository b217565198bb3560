import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressesOf, views } from '../../scripts/views.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

const sites = new Map<string, ServedDemonstration>()
beforeAll(async () => {
  sites.set('voltaic', await serveDemonstration())
  sites.set('plain', await serveDemonstration('plain'))
}, 600_000)
afterAll(async () => {
  for (const site of sites.values()) await site.close()
})
const siteIn = (theme: string) => sites.get(theme) as ServedDemonstration

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe objects to, as a line for each element. */
const objections = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`

const looks = [
  { theme: 'voltaic', colorScheme: 'light' },
  { theme: 'voltaic', colorScheme: 'dark' },
  { theme: 'plain', colorScheme: 'light' },
  { theme: 'plain', colorScheme: 'dark' },
] as const

describe.each(looks)('the theme $theme, $colorScheme', ({ theme, colorScheme }) => {
  test.each(views)('axe finds nothing on $name', async (view) => {
    for (const { path } of addressesOf(view)) {
      const found = await siteIn(theme).visit(
        path,
        async (page) => {
          expect(await page.locator('html').getAttribute('data-theme')).toBe(theme)
          await page.evaluate(axe)
          return page.evaluate(objections)
        },
        { colorScheme, reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } },
      )
      expect({ path, found }).toEqual({ path, found: [] })
    }
  })
})

test('axe does find what is wrong', async () => {
  const found = await siteIn('voltaic').visit('/en/', async (page) => {
    await page.evaluate(
      `document.querySelector('h1').insertAdjacentHTML('afterend', '<img src="/favicon.svg">')`,
    )
    await page.evaluate(axe)
    return page.evaluate<string[]>(objections)
  })
  expect(found.some((line) => line.startsWith('image-alt: '))).toBe(true)
})
