import { lettering } from './lettering.ts'
import { type Dot, n, path, pen, ring, type Sheet } from './sheet.ts'

/** A dimension between two points, on a line that lies `off` pixels to their left (negative: right), seen from the first. */
export function dimension(sheet: Sheet, from: Dot, to: Dot, off: number, text: string, size = 26): void {
  const { ink, ground } = sheet.palette
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const [vx, vy] = [uy, -ux]
  const point = (along: number, aside: number): Dot => [
    from[0] + ux * along + vx * aside,
    from[1] + uy * along + vy * aside,
  ]
  const stroke = (a: Dot, b: Dot) => `M${n(a[0])} ${n(a[1])}L${n(b[0])} ${n(b[1])}`
  const side = Math.sign(off)
  const arrow = (tip: number, sense: number) => {
    const [t, a, b] = [point(tip, off), point(tip + sense * 20, off + 5), point(tip + sense * 20, off - 5)]
    return path(`${stroke(t, a)}L${n(b[0])} ${n(b[1])}Z`, { fill: ink })
  }
  let angle = (Math.atan2(uy, ux) * 180) / Math.PI
  if (angle > 89.9) angle -= 180
  else if (angle < -90.1) angle += 180
  const middle = point(length / 2, off)
  const turn = (angle * Math.PI) / 180
  // Lettering stands on the line, read from below or from the right, with a gap of ground behind it.
  const foot: Dot = [middle[0] + Math.sin(turn) * 9, middle[1] - Math.cos(turn) * 9]
  sheet.put(
    path(
      stroke(point(0, side * 10), point(0, off + side * 12)) +
        stroke(point(length, side * 10), point(length, off + side * 12)),
      {
        colour: ink,
        width: pen.hair,
      },
    ),
    path(stroke(point(0, off), point(length, off)), { colour: ink, width: pen.hair }),
    arrow(0, 1),
    arrow(length, -1),
    lettering(text, foot[0], foot[1], { size, anchor: 'middle', colour: ground, pen: 5, turn: angle }),
    lettering(text, foot[0], foot[1], { size, anchor: 'middle', colour: ink, turn: angle }),
  )
}

/** An axis of symmetry: long dash, dot. */
export const centreLine = (sheet: Sheet, from: Dot, to: Dot): void =>
  sheet.put(
    path(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, {
      colour: sheet.palette.ink,
      width: pen.hair,
      dashes: [34, 8, 3, 8],
      opacity: 0.75,
      round: false,
    }),
  )

/** A north pole: a copper dot. */
export const northPole = (sheet: Sheet, [x, y]: Dot, radius = 9): string =>
  path(ring(x, y, radius), { fill: sheet.palette.accent })

/** A south pole: a dot in the colour of the lines. */
export const southPole = (sheet: Sheet, [x, y]: Dot, radius = 9): string =>
  path(ring(x, y, radius), { fill: sheet.palette.ink })

/** A circle and the same circle larger elsewhere, joined by the two lines that touch both. */
export function enlarged(
  sheet: Sheet,
  small: readonly [x: number, y: number, radius: number],
  large: readonly [x: number, y: number, radius: number],
): void {
  const [x1, y1, r1] = small
  const [x2, y2, r2] = large
  const lean = Math.atan2(y2 - y1, x2 - x1)
  const open = Math.acos((r1 - r2) / Math.hypot(x2 - x1, y2 - y1))
  const tangents = [lean + open, lean - open].map((angle) => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    return `M${n(x1 + r1 * c)} ${n(y1 + r1 * s)}L${n(x2 + r2 * c)} ${n(y2 + r2 * s)}`
  })
  sheet.put(
    path(tangents.join(''), { colour: sheet.palette.faint, width: pen.thin }),
    path(ring(x1, y1, r1), { colour: sheet.palette.ink, width: pen.thin }),
  )
}

/** An arrow from one point to another, with a full head. */
export function arrow([x1, y1]: Dot, [x2, y2]: Dot, colour: string, width = 6): string {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length]
  const head = width * 3.2
  const wing = (side: number) =>
    `L${n(x2 - ux * head - uy * side * head * 0.75)} ${n(y2 - uy * head + ux * side * head * 0.75)}`
  return (
    path(`M${n(x1)} ${n(y1)}L${n(x2 - ux * head * 0.6)} ${n(y2 - uy * head * 0.6)}`, { colour, width }) +
    path(`M${n(x2)} ${n(y2)}${wing(1)}${wing(-1)}Z`, { fill: colour, colour, width: 2 })
  )
}

/** A flat ellipse with an arrow's head: something turns about an upright axis here. */
export function turning([x, y]: Dot, colour: string, radius = 52, width = 5): string {
  const flat = radius * 0.3
  const point = (degrees: number): Dot => {
    const angle = (degrees * Math.PI) / 180
    return [x + radius * Math.cos(angle), y + flat * Math.sin(angle)]
  }
  const [start, end, before] = [point(-60), point(-135), point(-148)]
  return (
    path(`M${n(start[0])} ${n(start[1])}A${radius} ${n(flat)} 0 1 1 ${n(before[0])} ${n(before[1])}`, {
      colour,
      width,
    }) + arrow(before, end, colour, width)
  )
}
