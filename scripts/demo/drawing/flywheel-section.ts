import { drawLiftingMagnets, liftingRings } from './flywheel-detail.ts'
import { lettering } from './lettering.ts'
import { centreLine, dimension, turning } from './marks.ts'
import { palettes } from './palette.ts'
import { bolt, type Section, section } from './section.ts'
import { box, n, newSheet, path, pen, ring, type Sheet, through } from './sheet.ts'

const axis = 620
const floor = 1_080
const pixels = 0.4

/** Section of a flywheel unit along its axis, in millimetres, and its lifting magnets five times as large with their field. */
export function drawFlywheelSection(): string {
  const sheet = newSheet(1920, 1240, palettes.blue)
  const { ink, accent } = sheet.palette
  const unit = section(sheet, axis, floor, pixels)
  drawVessel(sheet, unit)
  drawBearings(sheet, unit)
  drawRotor(sheet, unit)
  centreLine(sheet, unit.at(0, -80), unit.at(0, 2_560))
  const top = unit.at(0, 2_490)
  sheet.put(
    turning(top, accent),
    lettering('14 600 min⁻¹', top[0] + 84, top[1] + 12, { size: 32, colour: accent, pen: 1.3 }),
    lettering('0.1 Pa', ...unit.at(-482, 1_200), { size: 26, anchor: 'middle', colour: ink, turn: -90 }),
    path(
      `M${unit.at(-450, 545).map(n).join(' ')}V${n(floor)}M${unit.at(450, 545).map(n).join(' ')}V${n(floor)}`,
      {
        colour: ink,
        width: pen.hair,
        dashes: [4, 8],
      },
    ),
  )
  dimension(sheet, unit.at(450, 0), unit.at(-450, 0), 48, '⌀900')
  dimension(sheet, unit.at(-1_050, 0), unit.at(-1_050, 2_400), 70, '2400')
  dimension(sheet, unit.at(1_050, 0), unit.at(-1_050, 0), 110, '⌀2100')
  dimension(sheet, unit.at(1_050, 550), unit.at(1_050, 1_850), -64, '1300')
  drawLiftingMagnets(sheet, unit, pixels)
  return sheet.svg()
}

function drawVessel(sheet: Sheet, unit: Section): void {
  const steel = { apart: 13, angle: 45 }
  unit.ring({ inner: 0, outer: 1_050, from: 0, to: 90 }, { hatching: steel, width: pen.edge })
  unit.ring(
    { inner: 1_015, outer: 1_050, from: 90, to: 2_240 },
    { hatching: { apart: 9, angle: 135 }, width: pen.edge },
  )
  unit.ring({ inner: 0, outer: 1_050, from: 2_240, to: 2_330 }, { hatching: steel, width: pen.edge })
  unit.ring(
    { inner: 0, outer: 170, from: 2_330, to: 2_400 },
    { hatching: { apart: 10, angle: 135 }, width: pen.edge },
  )
  // The ring that keeps a broken rotor in, and before it a liner free to turn; behind it cells that crumple.
  unit.ring(
    { inner: 620, outer: 850, from: 400, to: 1_990 },
    { hatching: { apart: 11, angle: 45, width: 2 }, width: pen.edge },
  )
  unit.ring({ inner: 580, outer: 604, from: 430, to: 1_960 }, { hatching: { apart: 7, angle: 135 } })
  const cells = Array.from({ length: 20 }, (_, index) => {
    const height = 410 + index * 78
    return [unit.at(855, height), unit.at(1_010, height + 39), unit.at(855, height + 78)] as const
  })
  const mirrored = cells.map((cell) => cell.map(([x, y]) => [2 * axis - x, y] as const))
  for (const cell of [...cells, ...mirrored])
    sheet.put(path(through(cell), { colour: sheet.palette.faint, width: pen.thin }))
  for (const radius of [-980, -820, 820, 980]) {
    sheet.put(
      path(bolt(unit.at(radius, 2_330), 26, 12), {
        fill: sheet.palette.tone,
        colour: sheet.palette.ink,
        width: pen.thin,
      }),
    )
  }
  for (const radius of [-900, 900]) {
    const [x, y] = unit.at(radius, 0)
    sheet.put(path(box(x - 40, y, x + 40, y + 16), { fill: sheet.palette.ink }))
  }
}

function drawBearings(sheet: Sheet, unit: Section): void {
  const { accent, ground } = sheet.palette
  const housing = { hatching: { apart: 10, angle: 135 } }
  unit.shape(
    [
      [140, 90],
      [420, 90],
      [420, 150],
      [262, 220],
      [262, 545],
      [214, 545],
      [214, 300],
      [140, 300],
    ],
    housing,
  )
  unit.shape(
    [
      [140, 2_240],
      [420, 2_240],
      [420, 2_180],
      [262, 2_110],
      [262, 1_930],
      [232, 1_930],
      [232, 2_085],
      [140, 2_085],
    ],
    housing,
  )
  const coils = { fill: ground, hatching: { apart: 6, angle: 0, colour: accent, width: 2.6 } }
  // Active bearings at both ends: laminations with coils; the motor-generator above the lower one.
  for (const [from, to] of [
    [190, 285],
    [2_100, 2_190],
  ] as const)
    unit.ring({ inner: 72, outer: 136, from, to }, coils)
  unit.ring(
    { inner: 118, outer: 212, from: 335, to: 505 },
    { fill: ground, hatching: { apart: 5, angle: 90 } },
  )
  for (const [from, to] of [
    [312, 335],
    [505, 528],
  ] as const)
    unit.ring({ inner: 126, outer: 204, from, to }, coils)
  // Ceramic balls for the day the magnets fail.
  for (const height of [138, 2_216])
    for (const radius of [-98, 98]) {
      const [x, y] = unit.at(radius, height)
      sheet.put(
        path(box(x - 15, y - 12, x + 15, y + 12), {
          fill: ground,
          colour: sheet.palette.ink,
          width: pen.thin,
        }),
      )
      sheet.put(path(ring(x, y, 9), { fill: sheet.palette.ink }))
    }
}

function drawRotor(sheet: Sheet, unit: Section): void {
  const { accent, ink } = sheet.palette
  unit.ring(
    { inner: 290, outer: 450, from: 550, to: 1_850 },
    { hatching: { apart: 6, angle: 90, width: 1.3 }, width: pen.edge },
  )
  unit.ring({ inner: 262, outer: 290, from: 600, to: 1_800 }, { hatching: { apart: 8, angle: 45 } })
  unit.shape(
    [
      [60, 1_010],
      [92, 1_080],
      [262, 1_140],
      [262, 1_260],
      [92, 1_320],
      [60, 1_390],
    ],
    { hatching: { apart: 12, angle: 135 }, width: pen.thin },
  )
  unit.ring({ inner: 0, outer: 62, from: 110, to: 2_236 }, { width: pen.edge })
  unit.ring({ inner: 62, outer: 110, from: 335, to: 505 }, { fill: accent })
  unit.ring({ inner: 62, outer: 222, from: 1_890, to: 1_925 }, { hatching: { apart: 8, angle: 45 } })
  for (const magnet of liftingRings())
    unit.ring(magnet, { fill: magnet.up ? accent : ink, colour: sheet.palette.ground })
}
