/** A point or a vector in the plane, in units of the drawing. */
export type Point = readonly [x: number, y: number]

/** A source of the field: north poles have a positive strength, south poles a negative one. */
export interface Pole {
  readonly at: Point
  readonly strength: number
}

/** The summed field of poles in the plane, each falling off with 1/r, as the flux of long bar magnets does. */
export interface MagneticField {
  /** Writes the unit vector along the field at x, y into `into`; zero where the field vanishes. */
  direction(x: number, y: number, into: Float64Array): void
  /** The nearest pole whose strength has the given sign; infinitely far where there is none. */
  nearestPole(x: number, y: number, sign: number): { readonly index: number; readonly distance: number }
}

/** The field of the poles and of further sources that no line ends at, such as the currents of a superconductor. */
export function magneticField(poles: readonly Pole[], further: readonly Pole[] = []): MagneticField {
  const sources = [...poles, ...further]
  const count = sources.length
  const xs = Float64Array.from(sources, (source) => source.at[0])
  const ys = Float64Array.from(sources, (source) => source.at[1])
  const strengths = Float64Array.from(sources, (source) => source.strength)
  return {
    direction(x, y, into) {
      let bx = 0
      let by = 0
      for (let i = 0; i < count; i++) {
        const dx = x - xs[i]!
        const dy = y - ys[i]!
        const weight = strengths[i]! / (dx * dx + dy * dy + 1e-9)
        bx += weight * dx
        by += weight * dy
      }
      const size = Math.sqrt(bx * bx + by * by)
      into[0] = size > 1e-12 ? bx / size : 0
      into[1] = size > 1e-12 ? by / size : 0
    },
    nearestPole(x, y, sign) {
      let index = -1
      let squared = Number.POSITIVE_INFINITY
      for (let i = 0; i < poles.length; i++) {
        if (strengths[i]! * sign <= 0) continue
        const dx = x - xs[i]!
        const dy = y - ys[i]!
        if (dx * dx + dy * dy >= squared) continue
        squared = dx * dx + dy * dy
        index = i
      }
      return { index, distance: Math.sqrt(squared) }
    },
  }
}
