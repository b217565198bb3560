import { contourLines, gridOver } from './contours.ts'
import { lettering } from './lettering.ts'
import { fluxOfWindings, type Winding } from './magnets.ts'
import { centreLine, dimension } from './marks.ts'
import { palettes } from './palette.ts'
import { type Section, section } from './section.ts'
import { box, type Dot, n, newSheet, path, pen, ring, type Sheet, through } from './sheet.ts'
import { drawDischarge } from './smes-discharge.ts'
import { drawCoolers, drawLeads } from './smes-fittings.ts'

const axis = 720
const floor = 1_140
const pixels = 0.29
/** Middle of the coil above the floor, in millimetres. */
const middle = 1_560

/** The coil and, round it and against it, the coil that takes back most of its stray field. Millimetres from the middle. */
export const windings = {
  main: { inner: 600, outer: 720, from: -780, to: 780, current: 1 },
  shield: { inner: 1_010, outer: 1_050, from: -900, to: 900, current: -0.42 },
} as const satisfies Record<string, Winding>

/** A superconducting store cut open: coil, shield coil, radiation shield, vessel, coolers, leads, and the field of it all. */
export function drawSmesCutaway(): string {
  const sheet = newSheet(1920, 1240, palettes.ink)
  const { accent } = sheet.palette
  const unit = section(sheet, axis, floor, pixels)
  drawField(sheet)
  drawVessel(sheet, unit)
  drawColdMass(sheet, unit)
  drawCoolers(sheet, unit, middle + 860)
  drawLeads(sheet, unit)
  centreLine(sheet, unit.at(0, -120), unit.at(0, 3_300))
  dimension(sheet, unit.at(-1_300, 0), unit.at(-1_300, 3_400), 150, '3400')
  dimension(sheet, unit.at(1_300, 0), unit.at(-1_300, 0), 56, '⌀2600')
  const { ink, ground } = sheet.palette
  const [boreX, boreY] = unit.at(0, middle - 50)
  sheet.put(
    lettering('5.7 T', boreX, boreY, { size: 44, anchor: 'middle', colour: ground, pen: 5 }),
    lettering('5.7 T', boreX, boreY, { size: 44, anchor: 'middle', colour: ink, pen: 1.2 }),
  )
  temperature(sheet, unit, '300 K', [1_281, 2_640], ink)
  temperature(sheet, unit, '55 K', [1_182, 2_230], ink)
  temperature(sheet, unit, '22 K', [1_030, 1_820], accent)
  drawDischarge(sheet)
  return sheet.svg()
}

/** How warm a part is, at the end of a line out of the vessel. */
function temperature(
  sheet: Sheet,
  unit: Section,
  text: string,
  part: readonly [number, number],
  colour: string,
): void {
  const [x, y] = unit.at(...part)
  sheet.put(
    path(`M${n(x)} ${n(y)}H1290`, { colour: sheet.palette.ground, width: 7 }),
    path(`M${n(x)} ${n(y)}H1290`, { colour, width: pen.thin }),
    path(ring(x, y, 8), { fill: colour }),
    lettering(text, 1_316, y + 24, { size: 48, colour, pen: 1.2 }),
  )
}

/** Lines of the two coils in every direction from the axis; the upper half is the lower one seen in a mirror. */
function drawField(sheet: Sheet): void {
  const flux = fluxOfWindings([windings.main, windings.shield], 40)
  const centre = floor - middle * pixels
  const reach = Math.max(centre, 1240 - centre, 0)
  const quarter = gridOver([0, 0, 700, reach], 6, (x, y) => flux(x / pixels, y / pixels))
  let lines = ''
  // Evenly across the bore, so that an even field looks even.
  for (let radius = 55; radius < 600; radius += 49)
    for (const line of contourLines(quarter, flux(radius, 0)))
      for (const [right, down] of [
        [1, 1],
        [1, -1],
        [-1, 1],
        [-1, -1],
      ] as const)
        lines += through(line.map(([x, y]): Dot => [axis + right * x, centre + down * y]))
  sheet.put(path(lines, { colour: sheet.palette.ink, width: 2, opacity: 0.7 }))
}

function drawVessel(sheet: Sheet, unit: Section): void {
  const outline = { fill: sheet.palette.tone, width: pen.edge }
  unit.ring(
    { inner: 1_262, outer: 1_300, from: 60, to: 3_020 },
    { ...outline, hatching: { apart: 8, angle: 45 } },
  )
  unit.ring({ inner: 0, outer: 1_300, from: 20, to: 70 }, { ...outline, hatching: { apart: 11, angle: 45 } })
  unit.ring(
    { inner: 0, outer: 1_300, from: 3_000, to: 3_060 },
    { ...outline, hatching: { apart: 11, angle: 45 } },
  )
  const shield = { fill: sheet.palette.ink, width: 1 }
  unit.ring({ inner: 1_176, outer: 1_188, from: 300, to: 2_820 }, shield)
  unit.ring({ inner: 0, outer: 1_188, from: 300, to: 312 }, shield)
  unit.ring({ inner: 0, outer: 1_188, from: 2_808, to: 2_820 }, shield)
  for (const radius of [-900, 900]) {
    const [x, y] = unit.at(radius, 20)
    sheet.put(path(box(x - 60, y, x + 60, y + 8), { fill: sheet.palette.ink }))
  }
  // Straps of glass fibre hang the cold mass from the warm frame and keep it from swinging.
  for (const side of [-1, 1])
    for (const [r1, z1, r2, z2] of [
      [1_230, 2_960, 790, 2_400],
      [1_230, 110, 790, 720],
    ] as const) {
      const [from, to] = [unit.at(side * r1, z1), unit.at(side * r2, z2)]
      sheet.put(
        path(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, {
          colour: sheet.palette.ground,
          width: 13,
        }),
        path(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, { colour: sheet.palette.ink, width: 5 }),
      )
    }
}

function drawColdMass(sheet: Sheet, unit: Section): void {
  const { accent, tone } = sheet.palette
  const ends = { fill: tone, width: pen.edge, hatching: { apart: 9, angle: 135 } }
  for (const { inner, outer, from, to } of [windings.main, windings.shield]) {
    unit.ring(
      { inner, outer, from: middle + from, to: middle + to },
      {
        fill: sheet.palette.ground,
        colour: accent,
        width: pen.edge,
        hatching: { apart: 7, angle: 0, colour: accent, width: 3.4 },
      },
    )
  }
  for (const [from, to] of [
    [middle - 860, middle - 780],
    [middle + 780, middle + 860],
  ] as const)
    unit.ring({ inner: 560, outer: 800, from, to }, ends)
  unit.ring({ inner: 560, outer: 600, from: middle - 780, to: middle + 780 }, ends)
}
