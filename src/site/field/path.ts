import type { Point } from './magnetic-field.ts'
import type { Knot } from './trace.ts'

/** A rectangle in units of the drawing. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A cubic Bézier segment: end, control, control, end. */
export type Segment = readonly [Point, Point, Point, Point]

/**
 * The segment between two knots, leaving and arriving along their tangents. Handles have the length that draws
 * a circle exactly, and field lines are near to circles.
 */
export function segmentBetween(from: Knot, to: Knot): Segment {
  const dx = to.at[0] - from.at[0]
  const dy = to.at[1] - from.at[1]
  const chord = Math.sqrt(dx * dx + dy * dy)
  const cosine = Math.max(-0.5, from.along[0] * to.along[0] + from.along[1] * to.along[1])
  const halfTurn = Math.sqrt((1 + cosine) / 2)
  const handle = (chord * 2) / (3 * (1 + halfTurn))
  return [
    from.at,
    [from.at[0] + from.along[0] * handle, from.at[1] + from.along[1] * handle],
    [to.at[0] - to.along[0] * handle, to.at[1] - to.along[1] * handle],
    to.at,
  ]
}

/** Whether a segment bends on a smaller radius than that, as lines do that pass a point where the field vanishes. */
export function isKink([from, leaving, arriving, to]: Segment, radius: number): boolean {
  const [ax, ay] = [leaving[0] - from[0], leaving[1] - from[1]]
  const [bx, by] = [to[0] - arriving[0], to[1] - arriving[1]]
  const turn = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by))
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  return turn > 0.3 && Math.sqrt(dx * dx + dy * dy) < radius * turn
}

/** Whether any part of a segment can lie inside the rectangle: its control points bound it. */
export function mayTouch([a, b, c, d]: Segment, { x, y, width, height }: Rectangle): boolean {
  return (
    Math.max(a[0], b[0], c[0], d[0]) >= x &&
    Math.min(a[0], b[0], c[0], d[0]) <= x + width &&
    Math.max(a[1], b[1], c[1], d[1]) >= y &&
    Math.min(a[1], b[1], c[1], d[1]) <= y + height
  )
}

/** Whether a segment runs into the rectangle; halves it until the answer is sure to a hundredth of the rectangle. */
export function runsInto(segment: Segment, area: Rectangle, depth = 0): boolean {
  if (!mayTouch(segment, area)) return false
  const [a, b, c, d] = segment
  if (isInside(a, area) || isInside(d, area)) return true
  if (depth === 7) return true
  const [ab, bc, cd] = [middle(a, b), middle(b, c), middle(c, d)]
  const [abc, bcd] = [middle(ab, bc), middle(bc, cd)]
  const half = middle(abc, bcd)
  return runsInto([a, ab, abc, half], area, depth + 1) || runsInto([half, bcd, cd, d], area, depth + 1)
}

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

const isInside = ([px, py]: Point, { x, y, width, height }: Rectangle): boolean =>
  px > x && px < x + width && py > y && py < y + height

/** Path data of segments, relative and to one decimal; a new subpath where a segment does not go on from the last. */
export function pathData(lines: readonly (readonly Segment[])[]): string {
  let data = ''
  for (const segments of lines) {
    let x = Number.NaN
    let y = Number.NaN
    for (const [start, control, secondControl, end] of segments) {
      const [startX, startY] = [tenths(start[0]), tenths(start[1])]
      const goesOn = startX === x && startY === y
      if (!goesOn) data += `M${number(startX, true)}${number(startY, false)}`
      x = tenths(end[0])
      y = tenths(end[1])
      data += goesOn
        ? number(tenths(control[0]) - startX, false)
        : `c${number(tenths(control[0]) - startX, true)}`
      data += number(tenths(control[1]) - startY, false)
      data +=
        number(tenths(secondControl[0]) - startX, false) + number(tenths(secondControl[1]) - startY, false)
      data += number(x - startX, false) + number(y - startY, false)
    }
  }
  return data
}

const tenths = (value: number): number => Math.round(value * 10)

/** A number given in tenths as SVG writes it shortest: no leading zero, no space where a minus or a letter parts it. */
function number(value: number, first: boolean): string {
  const size = value < 0 ? -value : value
  const tenth = size % 10
  const whole = (size - tenth) / 10
  const digits = tenth === 0 ? `${whole}` : whole === 0 ? `.${tenth}` : `${whole}.${tenth}`
  if (value < 0) return `-${digits}`
  return first ? digits : ` ${digits}`
}
