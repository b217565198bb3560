import type { Point, Pole } from './magnetic-field.ts'
import type { Rectangle } from './path.ts'

export interface LayoutSpace {
  readonly width: number
  readonly height: number
  /** Where no pole may lie. */
  readonly quiet: readonly Rectangle[]
}

/** Families of strengths, in lines, so that two fields differ in kind and not only in place. */
const families: readonly (readonly number[])[] = [
  [24, -24],
  [14, -14, 14, -14],
  [26, -13, -13],
  [13, 13, -26],
  [18, -18, 10, -10],
  [14, -14, 7, -7, 7, -7],
]

/**
 * Places poles at random in what is left of the space, apart from each other, from the edges and from text.
 * Fewer than asked for, or none, where text leaves no room.
 */
export function layOutPoles(space: LayoutSpace, random: () => number, count?: number): Pole[] {
  const family = families[Math.floor(random() * families.length)]!
  const strengths = count === undefined ? family : alternating(count)
  const unit = Math.min(space.width, space.height, Math.sqrt(freeArea(space)) * 0.9)
  const poles: Pole[] = []
  for (const strength of strengths) {
    let best: Pole | undefined
    let bestScore = Number.NEGATIVE_INFINITY
    for (let attempt = 0; attempt < 24; attempt++) {
      const at: Point = [tenth(random() * space.width), tenth(random() * space.height)]
      const score = fitness(at, strength, poles, space, unit) + random() * 0.3
      if (score > bestScore && distanceToText(at, space) > unit * 0.04) {
        best = { at, strength }
        bestScore = score
      }
    }
    if (best) poles.push(best)
  }
  return poles
}

const tenth = (value: number): number => Math.round(value * 10) / 10

function alternating(count: number): number[] {
  const strength = Math.max(6, Math.round(56 / count))
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? strength : -strength))
}

function freeArea({ width, height, quiet }: LayoutSpace): number {
  const covered = quiet.reduce((sum, area) => {
    const wide = Math.min(width, area.x + area.width) - Math.max(0, area.x)
    const high = Math.min(height, area.y + area.height) - Math.max(0, area.y)
    return sum + Math.max(0, wide) * Math.max(0, high)
  }, 0)
  return Math.max(width * height - covered, width * height * 0.05)
}

/** How well a pole stands there: near its opposite but not on it, away from its like, from edges and from text. */
function fitness(
  at: Point,
  strength: number,
  poles: readonly Pole[],
  space: LayoutSpace,
  unit: number,
): number {
  const edge = Math.min(at[0], at[1], space.width - at[0], space.height - at[1]) / unit
  const text = distanceToText(at, space) / unit
  let score = Math.min(edge, 0.16) * 12 + Math.min(text, 0.22) * 12
  for (const pole of poles) {
    const [dx, dy] = [at[0] - pole.at[0], at[1] - pole.at[1]]
    const apart = Math.sqrt(dx * dx + dy * dy) / unit
    const wanted = pole.strength * strength < 0 ? 0.42 : 0.6
    score -= Math.max(0, wanted - apart) * 8 + Math.max(0, apart - 2 * wanted) * 0.4
  }
  return score
}

function distanceToText(at: Point, { quiet }: LayoutSpace): number {
  let least = Number.POSITIVE_INFINITY
  for (const area of quiet) {
    const dx = Math.max(area.x - at[0], 0, at[0] - area.x - area.width)
    const dy = Math.max(area.y - at[1], 0, at[1] - area.y - area.height)
    least = Math.min(least, Math.sqrt(dx * dx + dy * dy))
  }
  return least
}
