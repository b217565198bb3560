/** A long bar of rectangular section, evenly magnetised; lengths in pixels, y downwards as in the drawing. */
export interface Block {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Magnetisation to the right and downwards, in any unit. */
  readonly magnetised: readonly [number, number]
}

/**
 * Flux of blocks past a point, whose even steps are field lines. A block is the current that runs in its faces: each
 * face is the integral of the small wires that it consists of.
 */
export function fluxOfBlocks(blocks: readonly Block[]): (x: number, y: number) => number {
  const faces = blocks.flatMap(({ left, top, right, bottom, magnetised: [mx, my] }) => [
    { level: true, at: top, from: left, to: right, current: -mx },
    { level: true, at: bottom, from: left, to: right, current: mx },
    { level: false, at: left, from: top, to: bottom, current: my },
    { level: false, at: right, from: top, to: bottom, current: -my },
  ])
  return (x, y) => {
    let flux = 0
    for (const { level, at, from, to, current } of faces) {
      if (current === 0) continue
      const away = level ? y - at : x - at
      const along = level ? x : y
      flux += current * (logIntegral(to - along, away) - logIntegral(from - along, away))
    }
    return flux
  }
}

/** Integral of the logarithm of the distance, along a straight line that passes at `away`. */
function logIntegral(along: number, away: number): number {
  const squared = along * along + away * away
  if (squared === 0) return 0
  const angle = away === 0 ? 0 : away * Math.atan(along / away)
  return (along * Math.log(squared)) / 2 - along + angle
}

/** A winding of round turns about the axis, seen in section: inner and outer radius, lower and upper end, and its current. */
export interface Winding {
  readonly inner: number
  readonly outer: number
  readonly from: number
  readonly to: number
  readonly current: number
}

/**
 * Flux of windings through a circle about the axis, at a radius and a height; even steps of it are field lines. Each
 * winding is counted as so many single loops.
 */
export function fluxOfWindings(
  windings: readonly Winding[],
  loopsHigh: number,
  loopsWide = 2,
): (radius: number, height: number) => number {
  const loops = windings.flatMap(({ inner, outer, from, to, current }) =>
    Array.from({ length: loopsHigh * loopsWide }, (_, index) => ({
      radius: inner + ((outer - inner) * ((index % loopsWide) + 0.5)) / loopsWide,
      height: from + ((to - from) * (Math.floor(index / loopsWide) + 0.5)) / loopsHigh,
      current: current / (loopsHigh * loopsWide),
    })),
  )
  return (radius, height) => {
    if (radius < 1e-9) return 0
    return loops.reduce(
      (sum, loop) => sum + loop.current * fluxOfLoop(loop.radius, radius, height - loop.height),
      0,
    )
  }
}

/** Flux of one loop of radius a: complete elliptic integrals by the arithmetic-geometric mean. */
function fluxOfLoop(a: number, radius: number, height: number): number {
  const modulus = Math.min((4 * a * radius) / ((a + radius) ** 2 + height ** 2), 1 - 1e-9)
  let [mean, geometric, difference, weight] = [1, Math.sqrt(1 - modulus), modulus / 2, 0.5]
  let deficit = difference
  for (let step = 0; step < 6; step++) {
    difference = (mean - geometric) / 2
    ;[mean, geometric] = [(mean + geometric) / 2, Math.sqrt(mean * geometric)]
    weight *= 2
    deficit += weight * difference * difference
  }
  const first = Math.PI / (2 * mean)
  const second = first * (1 - deficit)
  return Math.sqrt((a * radius) / modulus) * ((1 - modulus / 2) * first - second)
}
