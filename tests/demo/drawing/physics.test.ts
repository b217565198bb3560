import { describe, expect, it } from 'vitest'
import { losses } from '../../../scripts/demo/drawing/bearing-losses.ts'
import { sequence } from '../../../scripts/demo/drawing/black-start.ts'
import { boundary } from '../../../scripts/demo/drawing/chemnitz-site.ts'
import { contourLines, gridOver } from '../../../scripts/demo/drawing/contours.ts'
import { costOfCycle } from '../../../scripts/demo/drawing/cost-per-cycle.ts'
import { swing } from '../../../scripts/demo/drawing/frequency-event.ts'
import { halbachBlocks } from '../../../scripts/demo/drawing/halbach-array.ts'
import { substationDay } from '../../../scripts/demo/drawing/load-day.ts'
import { fluxOfBlocks, fluxOfWindings } from '../../../scripts/demo/drawing/magnets.ts'
import { windings } from '../../../scripts/demo/drawing/smes-cutaway.ts'
import { currentAfter } from '../../../scripts/demo/drawing/smes-discharge.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('what the charts show is what the texts say', () => {
  it('the frequency falls to 48.94 Hz without storage and to 49.18 Hz with it', () => {
    expect(swing(false).lowest[1]).toBeCloseTo(48.94, 2)
    expect(swing(true).lowest[1]).toBeCloseTo(49.18, 2)
  })

  it('after thirty seconds it is back at 49.75 and 49.81 Hz', () => {
    expect(swing(false).frequency.at(-1)![1]).toBeCloseTo(49.75, 2)
    expect(swing(true).frequency.at(-1)![1]).toBeCloseTo(49.81, 2)
  })

  it('it falls at first by 0.62 Hz/s, by 0.49 Hz/s with storage', () => {
    const slope = (frequency: readonly (readonly [number, number])[]) => {
      const at = (time: number) => frequency.find(([t]) => t >= time)![1]
      return (at(0.3) - at(0.15)) / 0.15
    }
    expect(slope(swing(false).frequency)).toBeGreaterThan(-0.63)
    expect(slope(swing(false).frequency)).toBeLessThan(-0.52)
    expect(slope(swing(true).frequency)).toBeGreaterThan(-0.5)
    expect(slope(swing(true).frequency)).toBeLessThan(-0.4)
  })

  it('the rotors spend about 137 kWh on it', () => {
    const megawattSeconds = sum(swing(true).delivered.map(([, power]) => power * 0.01))
    expect((megawattSeconds * 1000) / 3600).toBeGreaterThan(130)
    expect((megawattSeconds * 1000) / 3600).toBeLessThan(142)
  })

  it('the peaks of the substation fall from 9.4 to 6.5 MW, in some sixteen full cycles of rotors that never hold less than nothing', () => {
    const { before, after, stored } = substationDay()
    expect(Math.max(...before)).toBeCloseTo(9.4, 6)
    expect(Math.max(...after)).toBeCloseTo(6.5, 6)
    expect(Math.min(...stored)).toBeGreaterThan(0)
    expect(Math.max(...stored)).toBeLessThanOrEqual(240.001)
    const through = sum(before.map((power, minute) => Math.max(0, power - after[minute]!))) * (1000 / 60)
    expect(through / 240).toBeGreaterThan(14)
    expect(through / 240).toBeLessThan(18)
    for (const [minute, power] of before.entries())
      expect(Math.abs(power - after[minute]!)).toBeLessThan(2.9001)
  })

  it('bearings lose 8.9, 2.6 and 0.45 kW at full speed', () => {
    expect(losses.mechanical(14_600)).toBeCloseTo(8.9, 6)
    expect(losses.hybrid(14_600)).toBeCloseTo(2.6, 6)
    expect(losses.magnetic(14_600)).toBeCloseTo(0.45, 6)
  })

  it.each([
    [100, 403, 213, 3_145],
    [1_000, 41, 22, 315],
    [5_000, 8.6, 8.6, 63],
    [10_000, 4.6, 7.2, 32],
    [20_000, 3.1, 6.5, 16],
  ])(
    'at %i cycles a year a cycle costs €%f in a flywheel, €%f in a battery, €%f in a coil',
    (cycles, wheel, battery, coil) => {
      const near = (value: number, said: number) => expect(Math.abs(value / said - 1)).toBeLessThan(0.03)
      near(costOfCycle.flywheel(cycles), wheel)
      near(costOfCycle.battery(cycles), battery)
      near(costOfCycle.coil(cycles), coil)
    },
  )

  it('a black start takes 330 kWh', () => {
    expect(sum(sequence.map(({ from, to, power }) => ((to - from) / 60) * power * 1000))).toBeCloseTo(330, 0)
  })

  it('the current of the coil halves in twelve seconds', () => {
    expect(currentAfter(0)).toBe(2_000)
    expect(currentAfter(12)).toBeCloseTo(1_000, 6)
  })

  it('the works stand on 14,200 square metres', () => {
    const twice = sum(
      boundary.map(([x, y], index) => {
        const [nextX, nextY] = boundary[(index + 1) % boundary.length]!
        return x * nextY - nextX * y
      }),
    )
    expect(Math.abs(twice / 2 - 14_200)).toBeLessThan(50)
  })
})

describe('fields are computed, not drawn', () => {
  it('the strong side of the Halbach array has more than forty times the field of the quiet one', () => {
    const flux = fluxOfBlocks(halbachBlocks())
    const strength = (y: number) =>
      Math.sqrt(
        sum(
          Array.from({ length: 120 }, (_, index) => {
            const x = 720 + index * 4
            const [bx, by] = [flux(x, y + 1) - flux(x, y - 1), flux(x + 1, y) - flux(x - 1, y)]
            return bx * bx + by * by
          }),
        ),
      )
    expect(strength(600 - 140) / strength(720 + 140)).toBeGreaterThan(40)
  })

  it('far from a block its field falls with the square of the distance, as that of a long dipole does', () => {
    const flux = fluxOfBlocks([{ left: -5, top: -5, right: 5, bottom: 5, magnetised: [0, -1] }])
    expect(flux(400, 0) / flux(800, 0)).toBeCloseTo(2, 2)
  })

  it('the flux of a winding is even in its long bore and small far away', () => {
    const flux = fluxOfWindings([{ inner: 99, outer: 101, from: -2_000, to: 2_000, current: 1 }], 400, 1)
    expect(flux(40, 0) / flux(20, 0)).toBeCloseTo(4, 2)
    expect(flux(40, 300) / flux(40, 0)).toBeCloseTo(1, 2)
  })

  it('the shield coil leaves less than a tenth of the stray field', () => {
    const bare = fluxOfWindings([windings.main], 20)
    const shielded = fluxOfWindings([windings.main, windings.shield], 20)
    expect(Math.abs(shielded(6_000, 0) / bare(6_000, 0))).toBeLessThan(0.1)
  })
})

describe('contour lines', () => {
  it('of a cone are closed circles of the right radius', () => {
    const lines = contourLines(gridOver([-50, -50, 50, 50], 2, Math.hypot), 30)
    expect(lines).toHaveLength(1)
    const [line] = lines
    expect(line![0]).toEqual(line!.at(-1))
    for (const [x, y] of line!) expect(Math.hypot(x, y)).toBeCloseTo(30, 1)
  })

  it('of a slope run from edge to edge', () => {
    const lines = contourLines(
      gridOver([0, 0, 40, 40], 4, (x) => x),
      21,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]).toHaveLength(11)
  })

  it('are not there where the value is not', () => {
    expect(
      contourLines(
        gridOver([0, 0, 40, 40], 4, (x) => x),
        99,
      ),
    ).toEqual([])
  })
})
