import { magneticField, type Point, type Pole } from './magnetic-field.ts'
import type { ScreeningSource } from './superconductor.ts'
import { type FieldLine, type TraceLimits, traceLine } from './trace.ts'

/**
 * The lines of a field at even steps of its flux: as many at each pole as its strength says, a whole number. A line
 * leaves one pole and arrives at the other at the same flux, so every pole is evenly starred. Lines that come from far
 * away or go there are in it too.
 */
export function linesOfEqualFlux(
  poles: readonly Pole[],
  screening: readonly ScreeningSource[],
  limits: TraceLimits,
): { readonly from: number; readonly angle: Point; readonly line: FieldLine }[] {
  const field = magneticField(poles, screening)
  const lines = []
  const arrived = poles.map(() => new Set<number>())
  const phases = poles.map((pole, index) => fluxAround(index, poles, screening) / pole.strength)
  const norths = poles.flatMap((pole, index) => (pole.strength > 0 ? [index] : []))
  const souths = poles.flatMap((pole, index) => (pole.strength < 0 ? [index] : []))
  for (const index of [...norths, ...souths]) {
    const { at, strength } = poles[index]!
    const count = Math.abs(strength)
    for (let slot = 0; slot < count; slot++) {
      if (arrived[index]!.has(slot)) continue
      const turn = (2 * Math.PI * slot) / count - phases[index]!
      const angle: Point = [rounded(Math.cos(turn)), rounded(Math.sin(turn))]
      const start: Point = [at[0] + angle[0] * limits.capture, at[1] + angle[1] * limits.capture]
      const line = traceLine(field, start, strength > 0 ? 1 : -1, limits)
      if (line.endsAt !== null) {
        if (strength < 0) continue // the same line has come from its north pole already
        arrived[line.endsAt]!.add(slotOf(line, poles[line.endsAt]!, phases[line.endsAt]!))
      }
      lines.push({ from: index, angle, line })
    }
  }
  return lines
}

/** Flux that everything but the pole itself has around it: turning the pole's first line by it makes fluxes agree. */
function fluxAround(index: number, poles: readonly Pole[], screening: readonly ScreeningSource[]): number {
  const { at } = poles[index]!
  let flux = 0
  for (const [other, pole] of poles.entries())
    if (other !== index) flux += pole.strength * Math.atan2(at[1] - pole.at[1], at[0] - pole.at[0])
  // Measured against the middle of the superconductor, so that no jump of the angle lies outside it.
  for (const { at: source, within, strength } of screening) {
    const [ax, ay] = [at[0] - source[0], at[1] - source[1]]
    const [bx, by] = [at[0] - within[0], at[1] - within[1]]
    flux += strength * Math.atan2(ay * bx - ax * by, ax * bx + ay * by)
  }
  return flux
}

function slotOf(line: FieldLine, pole: Pole, phase: number): number {
  const count = Math.abs(pole.strength)
  const last = line.knots.at(-1)!.at
  const turn = Math.atan2(last[1] - pole.at[1], last[0] - pole.at[0]) + phase
  const slot = Math.round((turn * count) / (2 * Math.PI)) % count
  return slot < 0 ? slot + count : slot
}

/** Trigonometry may differ in its last bits between machines; seven digits are more than a drawing needs. */
const rounded = (value: number): number => Math.round(value * 1e7) / 1e7
