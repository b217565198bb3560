import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawField, fieldOf } from '../../src/site/field-lines.ts'
import { pointsOf } from './field/path-points.ts'

const cover = { width: 300, height: 400, quiet: [{ x: 0, y: 250, width: 300, height: 150 }] }
const hero = { width: 1440, height: 620, quiet: [{ x: 64, y: 160, width: 700, height: 380 }] }
const slugs = Array.from({ length: 120 }, (_, index) => `paper-${index}`)

/** Whether a line has a point inside of a rectangle. */
const runsThrough = (lines: string, area: { x: number; y: number; width: number; height: number }) =>
  pointsOf(lines).some(
    ([x, y]) =>
      x > area.x + 0.1 && x < area.x + area.width - 0.1 && y > area.y + 0.1 && y < area.y + area.height - 0.1,
  )

describe('the field of a slug', () => {
  it('is the same each time, to the byte', () => {
    expect(fieldOf('black-start', cover)).toEqual(fieldOf('black-start', cover))
    expect(fieldOf('black-start', hero).lines).toBe(fieldOf('black-start', hero).lines)
  })

  it('is the one that it was when its covers were first drawn', () => {
    const { lines, northPoles, southPoles } = fieldOf('black-start', {
      width: 120,
      height: 90,
      poles: 2,
      density: 0.2,
    })
    expect({ lines, northPoles, southPoles }).toMatchSnapshot()
  })

  it('is unlike that of any other slug', () => {
    const drawn = new Set(slugs.map((slug) => fieldOf(slug, cover).lines))
    expect(drawn.size).toBe(slugs.length)
  })

  it('weighs a few kilobytes: six at the median of covers, never twelve, heroes neither', () => {
    const sizes = slugs.map((slug) => fieldOf(slug, cover).lines.length).sort((a, b) => a - b)
    expect(sizes[60]).toBeLessThan(6 * 1024)
    expect(sizes.at(-1)).toBeLessThan(12 * 1024)
    for (const slug of slugs.slice(0, 40)) expect(fieldOf(slug, hero).lines.length).toBeLessThan(12 * 1024)
  })

  it('has lines enough to be seen, and a pole of each kind in the frame', () => {
    for (const slug of slugs)
      for (const shape of [cover, hero]) {
        const { lines, northPoles, southPoles } = fieldOf(slug, shape)
        expect(lines.split('M').length - 1, slug).toBeGreaterThan(12)
        expect(northPoles.length, slug).toBeGreaterThan(0)
        expect(southPoles.length, slug).toBeGreaterThan(0)
      }
  })

  it('writes numbers with one decimal at most and nothing that is not a number', () => {
    for (const slug of slugs.slice(0, 30))
      expect(fieldOf(slug, hero).lines).toMatch(/^(?:[Mc ]|-?(?:\d+(?:\.\d)?|\.\d))+$/)
  })
})

describe('where text stands', () => {
  it('no line runs and no pole lies, for any seed and any place of the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 60, max: 700 }),
        fc.integer({ min: 40, max: 400 }),
        (seed, x, y, width, height) => {
          const text = { x, y, width, height }
          const { lines, northPoles, southPoles } = fieldOf(seed, { width: 1200, height: 600, quiet: [text] })
          expect(runsThrough(lines, text)).toBe(false)
          for (const [px, py] of [...northPoles, ...southPoles])
            expect(px > x && px < x + width && py > y && py < y + height).toBe(false)
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })

  it('nothing runs behind two texts either', () => {
    const quiet = [
      { x: 60, y: 100, width: 500, height: 240 },
      { x: 760, y: 400, width: 400, height: 120 },
    ]
    for (const slug of slugs.slice(0, 30)) {
      const { lines } = fieldOf(slug, { width: 1440, height: 620, quiet })
      for (const text of quiet) expect(runsThrough(lines, text)).toBe(false)
    }
  })

  it('nothing at all is drawn when text fills the frame', () => {
    const full = fieldOf('full', {
      width: 400,
      height: 300,
      quiet: [{ x: 0, y: 0, width: 400, height: 300 }],
    })
    expect(full).toEqual({ lines: '', northPoles: [], southPoles: [] })
  })

  it('would be crossed by the same field if the text were not there', () => {
    const crossed = slugs.filter((slug) =>
      runsThrough(fieldOf(slug, { width: 300, height: 400 }).lines, cover.quiet[0]!),
    )
    expect(crossed.length).toBeGreaterThan(slugs.length / 2)
  })
})

describe('where a place stays bare', () => {
  const bare = [{ x: -500, y: 0, width: 512, height: 600 }]
  const beside = { width: 540, height: 600, bare }

  it('no line comes there, and no pole lies there', () => {
    for (const slug of slugs) {
      const { lines, northPoles, southPoles } = fieldOf(slug, beside)
      expect(runsThrough(lines, bare[0]!)).toBe(false)
      expect([...northPoles, ...southPoles].filter(([x]) => x < 12)).toEqual([])
    }
  })

  it('the lines that are left are those of the field without it', () => {
    const poles = [
      { at: [60, 300], strength: 12 },
      { at: [400, 300], strength: -12 },
    ] as const
    const each = (lines: string) => lines.split('M').slice(1)
    const all = each(drawField(poles, { width: 540, height: 600 }).lines)
    const left = each(drawField(poles, beside).lines)
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(all.length)
    expect(left.filter((line) => !all.includes(line))).toEqual([])
  })
})

describe('two opposite poles', () => {
  const poles = [
    { at: [200, 300], strength: 12 },
    { at: [400, 300], strength: -12 },
  ] as const

  it('are joined by circles, as the field of two long wires or poles is', () => {
    const { lines } = drawField(poles, { width: 600, height: 600 })
    for (const line of lines.split('M').slice(1)) {
      const points = pointsOf(`M${line}`)
      // The angle under which both poles are seen is the same from everywhere on a circle through them.
      const seen = points
        .filter(([x, y]) => Math.hypot(x - 200, y - 300) > 40 && Math.hypot(x - 400, y - 300) > 40)
        .map(([x, y]) => Math.atan2(y - 300, x - 400) - Math.atan2(y - 300, x - 200))
        .map((angle) => ((angle % Math.PI) + Math.PI) % Math.PI)
      const spread = Math.min(
        Math.max(...seen) - Math.min(...seen),
        Math.max(...seen.map((a) => (a + 1) % Math.PI)) - Math.min(...seen.map((a) => (a + 1) % Math.PI)),
      )
      if (seen.length > 1) expect(spread).toBeLessThan(0.03)
    }
  })

  it('have as many lines as their strength says', () => {
    const { lines } = drawField(poles, { width: 600, height: 600 })
    const leaving = lines.split('M').filter((line) => line.startsWith('200 300'))
    expect(leaving.length).toBe(12)
  })
})
