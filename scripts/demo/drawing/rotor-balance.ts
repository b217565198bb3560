import { lettering } from './lettering.ts'
import { enlarged } from './marks.ts'
import { palettes } from './palette.ts'
import { type Dot, n, newSheet, path, pen, ring, type Sheet } from './sheet.ts'

/** Residual imbalance after each run: gram-millimetres and degrees. The second correction went to the wrong side at first. */
export const runs = [
  { size: 2_900, angle: 63 },
  { size: 1_450, angle: 128 },
  { size: 520, angle: -22 },
  { size: 210, angle: 204 },
] as const

/** Residual imbalance of a rotor over four balancing runs, and its middle five times as large. */
export function drawRotorBalance(): string {
  const sheet = newSheet(1920, 1200, palettes.red)
  const { ink } = sheet.palette
  polar(sheet, [620, 600], 500, 3_000, 1_000, runs)
  polar(sheet, [1540, 760], 300, 600, 200, runs.slice(2))
  enlarged(sheet, [620, 600, 600 / 6], [1540, 760, 300])
  sheet.put(
    lettering('×5', 1840, 500, { size: 40, anchor: 'end', colour: ink }),
    lettering('g·mm', 1840, 108, { size: 34, anchor: 'end', colour: ink }),
    lettering('1  2900', 1840, 190, { size: 40, anchor: 'end', colour: ink }),
    lettering('4  210', 1840, 264, { size: 40, anchor: 'end', colour: sheet.palette.accent, pen: 1.3 }),
  )
  return sheet.svg()
}

interface Vector {
  readonly size: number
  readonly angle: number
}

function polar(
  sheet: Sheet,
  [x, y]: Dot,
  radius: number,
  most: number,
  step: number,
  vectors: readonly Vector[],
): void {
  const { ink, accent, faint, ground } = sheet.palette
  const at = ({ size, angle }: Vector): Dot => {
    const turn = (angle * Math.PI) / 180
    return [x + (Math.cos(turn) * size * radius) / most, y - (Math.sin(turn) * size * radius) / most]
  }
  sheet.put(path(ring(x, y, radius), { fill: ground }))
  for (let size = step; size <= most; size += step) {
    const [, top] = at({ size, angle: 90 })
    sheet.put(
      path(ring(x, y, y - top), {
        colour: size === most ? ink : faint,
        width: size === most ? pen.edge : pen.hair,
      }),
    )
  }
  for (let angle = 0; angle < 360; angle += 10) {
    const [from, to] = [
      at({ size: angle % 30 === 0 ? step / 2 : most * 0.965, angle }),
      at({ size: most, angle }),
    ]
    sheet.put(
      path(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, {
        colour: angle % 30 === 0 ? faint : ink,
        width: pen.hair,
      }),
    )
  }
  const isWhole = vectors.length > 2
  if (isWhole)
    for (const angle of [0, 90, 180, 270]) {
      const [labelX, labelY] = at({ size: most * 1.09, angle })
      sheet.put(lettering(`${angle}°`, labelX, labelY + 14, { size: 28, anchor: 'middle', colour: ink }))
    }
  for (let size = step; size < most; size += step) {
    const [, top] = at({ size, angle: 90 })
    sheet.put(
      lettering(String(size), x + 12, top - 8, { size: 24, colour: ground, pen: 6 }),
      lettering(String(size), x + 12, top - 8, { size: 24, colour: ink }),
    )
  }
  const ends = vectors.map(at)
  for (const [index, end] of ends.entries()) {
    const last = index === ends.length - 1
    const before = ends[index - 1]
    if (before)
      sheet.put(
        path(`M${n(before[0])} ${n(before[1])}L${n(end[0])} ${n(end[1])}`, {
          colour: ink,
          width: pen.thin,
          dashes: [4, 10],
        }),
      )
    sheet.put(
      path(`M${n(x)} ${n(y)}L${n(end[0])} ${n(end[1])}`, {
        colour: last ? accent : ink,
        width: last ? 8 : 5,
      }),
    )
  }
  sheet.put(path(ring(x, y, 7), { fill: ink }))
  for (const [index, end] of ends.entries()) {
    const last = index === ends.length - 1
    const size = isWhole ? 30 : 34
    if (isWhole && last) continue
    sheet.put(
      path(ring(end[0], end[1], size), {
        fill: last ? accent : ground,
        colour: last ? accent : ink,
        width: pen.edge,
      }),
      lettering(String(runs.indexOf(vectors[index] as (typeof runs)[number]) + 1), end[0], end[1] + 15, {
        size: 30,
        anchor: 'middle',
        colour: last ? ground : ink,
        pen: 1.4,
      }),
    )
  }
}
