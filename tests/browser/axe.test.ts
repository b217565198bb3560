import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressesOf, views } from '../../scripts/views.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe objects to, as a line for each element. */
const objections = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test.each(views)('axe finds nothing on $name', async (view) => {
    for (const { path } of addressesOf(view)) {
      const found = await site.visit(
        path,
        async (page) => {
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
  const found = await site.visit('/en/', async (page) => {
    await page.evaluate(
      `document.querySelector('h1').insertAdjacentHTML('afterend', '<img src="/favicon.svg">')`,
    )
    await page.evaluate(axe)
    return page.evaluate<string[]>(objections)
  })
  expect(found.some((line) => line.startsWith('image-alt: '))).toBe(true)
})
