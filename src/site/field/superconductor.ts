import { solve } from './linear-system.ts'
import type { Point, Pole } from './magnetic-field.ts'
import type { Rectangle } from './path.ts'

/** A current in a superconductor that screens the field, and the middle of the superconductor that it flows in. */
export interface ScreeningSource extends Pole {
  readonly within: Point
}

/** How many points of each edge the field is made to run along. */
const edgePoints = 36

/**
 * The sources that, added to the poles, let no line cross into the areas: each behaves as a superconductor does, which
 * expels the field. Solved by the method of fundamental solutions, with as many sources as points of the edge, a
 * little way inside it.
 */
export function screeningOf(poles: readonly Pole[], areas: readonly Rectangle[]): ScreeningSource[] {
  const edges = areas.map(edgeOf)
  const points = edges.flat()
  const rows = points.map(({ at, outward }) => [
    ...points.map(({ source }) => fluxThrough(at, outward, source)),
    ...areas.map(() => 0),
  ])
  // What the sources of one area send out is nothing in sum; the offset keeps the system square.
  const neutral = edges.map((edge) => [
    ...points.map((point) => (edge.includes(point) ? 1 : 0)),
    ...areas.map(() => 0),
  ])
  for (const [area, edge] of edges.entries())
    for (const [row, point] of points.entries())
      if (edge.includes(point)) rows[row]![points.length + area] = 1
  const incoming = points.map(({ at, outward }) =>
    poles.reduce((sum, pole) => sum - pole.strength * fluxThrough(at, outward, pole.at), 0),
  )
  const strengths = solve([...rows, ...neutral], [...incoming, ...areas.map(() => 0)])
  return points.map(({ source, within }, index) => ({ at: source, strength: strengths[index]!, within }))
}

function fluxThrough(at: Point, normal: Point, source: Point): number {
  const dx = at[0] - source[0]
  const dy = at[1] - source[1]
  return (dx * normal[0] + dy * normal[1]) / (dx * dx + dy * dy)
}

interface EdgePoint {
  readonly at: Point
  readonly outward: Point
  readonly source: Point
  readonly within: Point
}

/** Points evenly along the edge of the rectangle with rounded corners, clockwise from the top left. */
function edgeOf({ x, y, width, height }: Rectangle): EdgePoint[] {
  const radius = Math.min(width, height) * 0.2
  const turn = (Math.PI / 2) * radius
  const sides = [width - 2 * radius, height - 2 * radius]
  const spacing = (2 * (sides[0]! + sides[1]!) + 4 * turn) / edgePoints
  const depth = Math.min(1.3 * spacing, Math.min(width, height) * 0.4)
  const within: Point = [x + width / 2, y + height / 2]
  const cornerCentres: Point[] = [
    [x + width - radius, y + radius],
    [x + width - radius, y + height - radius],
    [x + radius, y + height - radius],
    [x + radius, y + radius],
  ]
  const points: EdgePoint[] = []
  const add = (foot: Point, outward: Point) => {
    const out = (distance: number): Point => [
      foot[0] + outward[0] * distance,
      foot[1] + outward[1] * distance,
    ]
    points.push({ at: out(radius), outward, source: out(radius - depth), within })
  }
  let along = spacing / 2
  for (const [side, centre] of cornerCentres.entries()) {
    const forward = forwards[side]!
    const outward: Point = [forward[1], -forward[0]]
    const length = sides[side % 2]!
    for (; along < length; along += spacing) {
      const back = length - along
      add([centre[0] - forward[0] * back, centre[1] - forward[1] * back], outward)
    }
    along -= length
    for (; along < turn; along += spacing) {
      const [cos, sin] = [Math.cos(along / radius), Math.sin(along / radius)]
      add(centre, [outward[0] * cos + forward[0] * sin, outward[1] * cos + forward[1] * sin])
    }
    along -= turn
  }
  return points
}

const forwards: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]
