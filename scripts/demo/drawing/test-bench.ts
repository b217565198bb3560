import { lettering } from './lettering.ts'
import { centreLine, dimension, turning } from './marks.ts'
import { palettes } from './palette.ts'
import { section } from './section.ts'
import { box, n, newSheet, path, pen, type Sheet } from './sheet.ts'
import { drawInstruments } from './test-bench-instruments.ts'

const axis = 740
/** Level of the ground, and pixels for a millimetre. */
const ground = 300
const pixels = 0.108

/** The rotor test bench in its pit: 6.5 metres deep, walls of 1.2 metres, a lid of 38 tonnes; the instruments stand outside. */
export function drawTestBench(): string {
  const sheet = newSheet(1920, 1240, palettes.paper)
  const { ink, accent } = sheet.palette
  const pit = section(sheet, axis, ground, pixels)
  drawEarth(sheet)
  sheet.put(path(box(...pit.at(-2_100, 0), ...pit.at(2_100, -6_500)), { fill: sheet.palette.ground }))
  const concrete = { fill: '#ddd7c9', width: 5 }
  pit.ring(
    { inner: 2_100, outer: 3_300, from: -7_400, to: 0 },
    { ...concrete, hatching: { apart: 22, angle: 45, width: 1.4 } },
  )
  pit.ring(
    { inner: 0, outer: 3_300, from: -7_700, to: -6_500 },
    { ...concrete, hatching: { apart: 22, angle: 45, width: 1.4 } },
  )
  // The lid rests in a rebate; rods hold it down.
  pit.ring(
    { inner: 0, outer: 2_900, from: 0, to: 1_150 },
    { fill: '#c9c2b1', width: 5, hatching: { apart: 13, angle: 135, width: 2 } },
  )
  for (const radius of [-2_600, 2_600]) {
    const [x, top] = pit.at(radius, 1_330)
    sheet.put(
      path(box(x - 9, top, x + 9, pit.at(0, -2_600)[1]), { fill: '#f6f3ec', colour: ink, width: pen.thin }),
      path(box(x - 24, top + 4, x + 24, top + 22), { fill: ink }),
    )
  }
  drawVessel(sheet)
  for (const side of [-1, 1]) {
    const [x, y] = pit.at(side * 1_250, 1_150)
    sheet.put(
      path(`M${n(x - 26)} ${n(y)}V${n(y - 20)}A26 26 0 0 1 ${n(x + 26)} ${n(y - 20)}V${n(y)}`, {
        colour: ink,
        width: 8,
      }),
    )
  }
  drawInstruments(sheet, pit, ground)
  centreLine(sheet, pit.at(0, -7_950), pit.at(0, 1_900))
  sheet.put(
    turning([axis, 84], accent, 50),
    lettering('16 800 min⁻¹', axis + 84, 96, { size: 34, colour: accent, pen: 1.3 }),
    lettering('38 t', axis - 200, ground - 50, { size: 40, anchor: 'middle', colour: '#c9c2b1', pen: 6 }),
    lettering('38 t', axis - 200, ground - 50, { size: 40, anchor: 'middle', colour: ink, pen: 1.3 }),
  )
  dimension(sheet, pit.at(-3_300, -6_500), pit.at(-3_300, 0), 90, '6500')
  dimension(sheet, pit.at(-2_100, -7_700), pit.at(-3_300, -7_700), 44, '1200')
  dimension(sheet, pit.at(2_100, -7_700), pit.at(-2_100, -7_700), 44, '⌀4200')
  return sheet.svg()
}

/** Ground: its surface, and soil below it that thins out downwards. */
function drawEarth(sheet: Sheet): void {
  const { ink } = sheet.palette
  sheet.put(path(`M0 ${ground}H1920`, { colour: ink, width: 5, round: false }))
  for (let x = 20; x < 1_920; x += 46)
    for (let row = 0; row < 3; row++) {
      const [left, top] = [x + row * 15, ground + 12 + row * 30]
      sheet.put(
        path(`M${left} ${top + 22}l22 -22M${left + 9} ${top + 24}l20 -20M${left + 18} ${top + 26}l18 -18`, {
          colour: ink,
          width: pen.hair,
          opacity: 0.8 - row * 0.26,
        }),
      )
    }
}

/** The vessel under test on its frame, with the rotor in it, its sensors and the pump. */
function drawVessel(sheet: Sheet): void {
  const { ink, accent } = sheet.palette
  const bench = section(sheet, axis, ground, pixels)
  const [floor, base] = [-6_500, -5_700]
  bench.ring({ inner: 0, outer: 1_500, from: base - 180, to: base }, { hatching: { apart: 9, angle: 45 } })
  for (const radius of [-1_250, -500, 500, 1_250]) {
    const [x, y] = bench.at(radius, base - 180)
    const [, foot] = bench.at(radius, floor)
    const turns = Array.from(
      { length: 7 },
      (_, index) =>
        `L${n(x + (index % 2 === 0 ? 24 : -24))} ${n(y + 6 + ((foot - y - 12) * (index + 0.5)) / 7)}`,
    )
    sheet.put(
      path(`M${n(x)} ${n(y)}V${n(y + 6)}${turns.join('')}L${n(x)} ${n(foot - 6)}V${n(foot)}`, {
        colour: ink,
        width: pen.edge,
      }),
    )
  }
  const top = base + 3_300
  bench.ring(
    { inner: 1_250, outer: 1_400, from: base, to: top },
    { hatching: { apart: 8, angle: 135 }, width: pen.edge },
  )
  bench.ring(
    { inner: 0, outer: 1_400, from: top, to: top + 160 },
    { hatching: { apart: 9, angle: 45 }, width: pen.edge },
  )
  bench.ring(
    { inner: 830, outer: 1_120, from: base + 650, to: top - 450 },
    { hatching: { apart: 9, angle: 45 } },
  )
  const middle = (base + top) / 2
  bench.ring(
    { inner: 400, outer: 640, from: middle - 930, to: middle + 930 },
    { fill: '#f6f3ec', hatching: { apart: 6, angle: 90, width: 1.5 }, width: pen.edge },
  )
  bench.shape(
    [
      [95, middle - 260],
      [400, middle - 90],
      [400, middle + 90],
      [95, middle + 260],
    ],
    { hatching: { apart: 9, angle: 135 } },
  )
  bench.ring({ inner: 0, outer: 95, from: base + 60, to: top - 40 }, { fill: '#f6f3ec', width: pen.edge })
  for (const [from, to] of [
    [base + 180, base + 400],
    [top - 420, top - 200],
  ] as const) {
    bench.ring({ inner: 115, outer: 330, from, to }, { fill: accent, colour: ink })
    bench.ring({ inner: 115, outer: 330, from: from - 70, to: from }, { fill: '#f6f3ec' })
  }
  // Displacement sensors look at the shaft in three planes; accelerometers sit on the outside.
  for (const height of [base + 520, middle + 420, top - 560])
    for (const side of [-1, 1]) {
      const [x, y] = bench.at(side * 112, height)
      sheet.put(
        path(`M${n(x)} ${n(y)}H${n(x + side * 24)}`, { colour: ink, width: 9, round: false }),
        path(`M${n(x + side * 24)} ${n(y)}h${side * 12}`, { colour: accent, width: 9, round: false }),
      )
    }
  for (const height of [base + 520, top - 560])
    for (const side of [-1, 1]) {
      const [x, y] = bench.at(side * 1_400, height)
      sheet.put(
        path(box(Math.min(x, x + side * 22), y - 12, Math.max(x, x + side * 22), y + 12), {
          fill: accent,
          colour: ink,
          width: pen.thin,
        }),
      )
    }
}
