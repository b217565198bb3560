import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faces } from '../../scripts/fonts/faces.ts'
import { metricsOf } from '../../scripts/fonts/font-metrics.ts'
import { stylesOf, subsetOf } from '../../scripts/fonts/subsets.ts'

const folder = join(import.meta.dirname, '../../src/components/styles/themes/voltaic')
const read = (name: string) => readFileSync(join(folder, name))

describe('the typefaces of the theme', () => {
  test.each(faces.map((face) => [face.name, face] as const))(
    '%s is what its package gives today (npm run fonts)',
    async (name, face) => {
      expect(read(`${name}.woff2`).equals(await subsetOf(face))).toBe(true)
    },
  )

  test('are declared as they are made (npm run fonts)', async () => {
    expect(read('faces.css').toString()).toBe(await stylesOf(faces))
  })

  test('weigh less than 120 KB together', () => {
    const total = faces.reduce((sum, { name }) => sum + read(`${name}.woff2`).length, 0)
    expect(total).toBeLessThan(120_000)
  })

  test.each(faces.map(({ name }) => name))('%s has the letters and signs of both languages', async (name) => {
    const { create } = (await import('fontkit' as string)) as {
      create(bytes: Uint8Array): { hasGlyphForCodePoint(code: number): boolean }
    }
    const font = create(read(`${name}.woff2`))
    const lacks = (character: string) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
    expect([...'azAZ09äöüßÄÖÜéø„“‚‘’”–—…€%°×−§'].filter(lacks)).toEqual([])
  })
})

test.each(faces.map(({ name }) => name))(
  'what stands in for %s has lines of the same height',
  async (name) => {
    const styles = read('faces.css').toString()
    const declared = styles.slice(styles.indexOf(`url("./${name}.woff2")`))
    const [, ascent, scale] = /ascent-override: ([\d.]+)%;.*?size-adjust: ([\d.]+)%/s.exec(declared) ?? []
    const metrics = await metricsOf(read(`${name}.woff2`))
    expect((Number(ascent) * Number(scale)) / 10_000).toBeCloseTo(metrics.ascent, 3)
  },
)
