import { describe, expect, it } from 'vitest'
import { magneticField } from '../../../src/site/field/magnetic-field.ts'
import { screeningOf } from '../../../src/site/field/superconductor.ts'

const poles = [
  { at: [500, 80], strength: 10 },
  { at: [560, 300], strength: -10 },
] as const
const areas = [
  { x: 100, y: 100, width: 300, height: 160 },
  { x: 620, y: 120, width: 120, height: 200 },
]

describe('a superconductor in a field', () => {
  it('lets the field run along its edges and not across them', () => {
    const bare = magneticField(poles)
    const screened = magneticField(poles, screeningOf(poles, areas))
    const along = new Float64Array(2)
    const across = { bare: 0, screened: 0 }
    for (let y = 140; y <= 220; y += 5) {
      bare.direction(400, y, along)
      across.bare = Math.max(across.bare, Math.abs(along[0]!))
      screened.direction(400, y, along)
      across.screened = Math.max(across.screened, Math.abs(along[0]!))
    }
    expect(across.bare).toBeGreaterThan(0.4)
    expect(across.screened).toBeLessThan(0.1)
  })

  it('sends out no field of its own in sum', () => {
    const sources = screeningOf(poles, areas)
    for (const area of areas) {
      const own = sources.filter(({ within }) => within[0] === area.x + area.width / 2)
      expect(own.length).toBeGreaterThan(20)
      expect(own.reduce((sum, source) => sum + source.strength, 0)).toBeCloseTo(0, 8)
    }
  })
})
