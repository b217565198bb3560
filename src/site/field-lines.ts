import { linesOfEqualFlux } from './field/flux.ts'
import type { Point, Pole } from './field/magnetic-field.ts'
import {
  isKink,
  mayTouch,
  pathData,
  type Rectangle,
  runsInto,
  type Segment,
  segmentBetween,
} from './field/path.ts'
import { layOutPoles } from './field/pole-layout.ts'
import { randomFrom } from './field/random.ts'
import { screeningOf } from './field/superconductor.ts'
import type { FieldLine, Knot } from './field/trace.ts'

export interface FieldShape {
  /** Size of the drawing, in its own units. */
  readonly width: number
  readonly height: number
  /** Where text stands. The field is expelled from there: no line runs through it and no pole lies in it. */
  readonly quiet?: readonly Rectangle[]
  /** Where nothing is drawn, though the field is there: a line that comes there is left out whole, and no pole lies there. */
  readonly bare?: readonly Rectangle[]
}

export interface SeededShape extends FieldShape {
  /** Number of poles, north and south in turns; without it, the seed chooses. */
  readonly poles?: number
  /** How many times the usual number of lines; 1 unless told. */
  readonly density?: number
}

/** A field as it is drawn. */
export interface DrawnField {
  /** Path data (`d`) of all lines, to be stroked as hairlines. */
  readonly lines: string
  readonly northPoles: readonly Point[]
  readonly southPoles: readonly Point[]
}

/** The magnetic field that grows from a seed, such as a slug: the same on every machine, unlike that of another seed. */
export function fieldOf(
  seed: string,
  { width, height, quiet = [], bare = [], poles, density = 1 }: SeededShape,
): DrawnField {
  const space = { width, height, quiet: [...quiet.map((area) => screened(area, width, height)), ...bare] }
  const placed = layOutPoles(space, randomFrom(seed), poles).map(
    ({ at, strength }): Pole => ({ at, strength: Math.round(strength * density) }),
  )
  return drawField(placed, { width, height, quiet, bare })
}

/** Draws the field of given poles, of which each has as many lines as its strength says. */
export function drawField(
  poles: readonly Pole[],
  { width, height, quiet = [], bare = [] }: FieldShape,
): DrawnField {
  const reach = Math.max(width, height)
  const areas = quiet.map((area) => screened(area, width, height))
  const lines = linesOfEqualFlux(poles, screeningOf(poles, areas), {
    tolerance: reach / 1500,
    capture: reach / 250,
    bounds: [-reach, -reach, width + reach, height + reach],
  })
  const sharpest = reach / 50
  const kept = [...quiet, ...bare]
  const frame = { x: -1, y: -1, width: width + 2, height: height + 2 }
  const drawn = lines
    .map(({ from, angle, line }) => segmentsOf(poles[from]!.at, angle, line, poles))
    .filter((segments) => !segments.some((segment) => isKink(segment, sharpest)))
    .filter((segments) => !segments.some((segment) => kept.some((area) => runsInto(segment, area))))
    .map((segments) => segments.filter((segment) => mayTouch(segment, frame)))
  const shown = poles.filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= width && y <= height)
  return {
    lines: pathData(drawn),
    northPoles: shown.filter((pole) => pole.strength > 0).map((pole) => pole.at),
    southPoles: shown.filter((pole) => pole.strength < 0).map((pole) => pole.at),
  }
}

/** The line from the middle of its pole on, and into the middle of the pole where it ends. */
function segmentsOf(
  from: Point,
  angle: Point,
  { knots, endsAt }: FieldLine,
  poles: readonly Pole[],
): Segment[] {
  const path: Knot[] = [{ at: from, along: angle }, ...knots.slice(1)]
  const last = path.at(-1)!
  if (endsAt !== null && path.length > 1) {
    const to = poles[endsAt]!.at
    const [dx, dy] = [to[0] - last.at[0], to[1] - last.at[1]]
    const size = Math.sqrt(dx * dx + dy * dy)
    path[path.length - 1] = { at: to, along: [dx / size, dy / size] }
  }
  return path.slice(1).map((knot, index) => segmentBetween(path[index]!, knot))
}

/**
 * The superconductor round a text: a little larger, so that lines pass at a distance, and going on beyond the
 * frame where the text reaches its edge, so that no line squeezes by there.
 */
function screened({ x, y, width, height }: Rectangle, frameWidth: number, frameHeight: number): Rectangle {
  const reach = Math.max(frameWidth, frameHeight)
  const [apart, far] = [reach * 0.012, reach * 0.3]
  const left = x <= 0 ? -far : x - apart
  const top = y <= 0 ? -far : y - apart
  const right = x + width >= frameWidth ? frameWidth + far : x + width + apart
  const bottom = y + height >= frameHeight ? frameHeight + far : y + height + apart
  return { x: left, y: top, width: right - left, height: bottom - top }
}
