import type { MagneticField, Point } from './magnetic-field.ts'

/** A point of a line with the unit tangent there. */
export interface Knot {
  readonly at: Point
  readonly along: Point
}

/** A traced line: knots far enough apart that one Bézier segment joins each two, and the pole where it ended, if any. */
export interface FieldLine {
  readonly knots: readonly Knot[]
  readonly endsAt: number | null
}

export interface TraceLimits {
  /** Deviation allowed in one step, in units of the drawing. */
  readonly tolerance: number
  /** A line ends at a pole that it comes this close to. */
  readonly capture: number
  /** Rectangle in which a line is followed: left, top, right, bottom. */
  readonly bounds: readonly [number, number, number, number]
}

// Dormand and Prince's coefficients, a row a stage: fifth order, and the difference from fourth that measures the error.
const weights = Float64Array.of(
  ...[1 / 5, 0, 0, 0, 0, 0],
  ...[3 / 40, 9 / 40, 0, 0, 0, 0],
  ...[44 / 45, -56 / 15, 32 / 9, 0, 0, 0],
  ...[19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729, 0, 0],
  ...[9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656, 0],
  ...[35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
)
const difference = Float64Array.of(71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40)
const stages = 6

/**
 * Follows the field from a point, forwards or backwards, by Runge-Kutta steps as long as the tolerance allows,
 * until it reaches a pole, leaves the bounds, or the field vanishes.
 */
export function traceLine(field: MagneticField, start: Point, sense: 1 | -1, limits: TraceLimits): FieldLine {
  const { tolerance, capture, bounds } = limits
  const [left, top, right, bottom] = bounds
  const longest = Math.max(right - left, bottom - top) / 4
  const slopeX = new Float64Array(stages + 1)
  const slopeY = new Float64Array(stages + 1)
  const direction = new Float64Array(2)
  const knots: Knot[] = []
  let [x, y] = start
  let step = capture
  field.direction(x, y, direction)
  slopeX[0] = direction[0]! * sense
  slopeY[0] = direction[1]! * sense
  knots.push({ at: start, along: [slopeX[0]!, slopeY[0]!] })

  for (let attempts = 0; attempts < 300; attempts++) {
    const sink = field.nearestPole(x, y, -sense)
    if (sink.distance < capture) return { knots, endsAt: sink.index }
    if (x < left || y < top || x > right || y > bottom) break
    if (slopeX[0] === 0 && slopeY[0] === 0) break

    step = Math.min(step, longest, sink.distance - capture / 2)
    let toX = x
    let toY = y
    for (let stage = 0; stage < stages; stage++) {
      toX = x
      toY = y
      for (let k = 0; k <= stage; k++) {
        const weight = step * weights[stage * stages + k]!
        toX += weight * slopeX[k]!
        toY += weight * slopeY[k]!
      }
      field.direction(toX, toY, direction)
      slopeX[stage + 1] = direction[0]! * sense
      slopeY[stage + 1] = direction[1]! * sense
    }
    let errorX = 0
    let errorY = 0
    for (let k = 0; k <= stages; k++) {
      errorX += difference[k]! * slopeX[k]!
      errorY += difference[k]! * slopeY[k]!
    }
    const error = (step * Math.sqrt(errorX * errorX + errorY * errorY)) / tolerance
    // One Bézier segment carries a turn of less than a right angle; a step that turns more is too long to draw.
    const turnsFar = slopeX[0]! * slopeX[stages]! + slopeY[0]! * slopeY[stages]! < 0.3
    const nextStep = step * Math.min(3, Math.max(0.2, 0.9 / Math.sqrt(Math.sqrt(error + 1e-9))))
    if ((error > 1 || turnsFar) && step > tolerance) {
      step = turnsFar ? Math.min(nextStep, step / 2) : nextStep
      continue
    }
    x = toX
    y = toY
    slopeX[0] = slopeX[stages]!
    slopeY[0] = slopeY[stages]!
    knots.push({ at: [x, y], along: [slopeX[0]!, slopeY[0]!] })
    step = nextStep
  }
  return { knots, endsAt: null }
}
