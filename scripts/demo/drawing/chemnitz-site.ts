import {
  area,
  at,
  drawHill,
  drawRails,
  drawRiver,
  drawStreets,
  drawTrees,
  pixels,
} from './chemnitz-landscape.ts'
import { lettering } from './lettering.ts'
import { palettes } from './palette.ts'
import { type Dot, hole, n, newSheet, path, pen, ring, type Sheet, through } from './sheet.ts'

/** Corners of the boundary; what they enclose is 14,200 square metres. */
export const boundary = [
  [0, 0],
  [146, 0],
  [146, 76],
  [113, 100],
  [0, 100],
] as const

const canteen: Dot = [15, 93]
const pit: Dot = [132, 14]

/** Site plan of the works: three halls, the pit, the canteen as far from it as can be, the river and the hill. */
export function drawChemnitzSite(): string {
  const sheet = newSheet(1920, 1240, palettes.green)
  const { ink } = sheet.palette
  drawHill(sheet)
  drawRiver(sheet)
  drawStreets(sheet)
  sheet.put(
    path(
      through(
        boundary.map(([x, y]) => at(x, y)),
        true,
      ),
      { fill: sheet.palette.tone },
    ),
    path(
      through(
        boundary.map(([x, y]) => at(x, y)),
        true,
      ),
      { colour: ink, width: pen.edge, dashes: [30, 8, 4, 8, 4, 8], round: false },
    ),
  )
  drawRails(sheet)
  drawHall(sheet, 8, 8, 68, 44)
  drawHall(sheet, 8, 52, 52, 84)
  drawHall(sheet, 60, 52, 96, 84)
  drawCoilCircle(sheet, 84, 68)
  drawHouses(sheet)
  drawPit(sheet, ...pit)
  drawTrees(sheet)
  const number = (text: string, x: number, y: number) => {
    const [px, py] = at(x, y)
    sheet.put(
      path(ring(px, py, 42), { fill: sheet.palette.ground, colour: ink, width: pen.edge }),
      lettering(text, px, py + 21, { size: 42, anchor: 'middle', colour: ink, pen: 1.2 }),
    )
  }
  number('1', 38, 26)
  number('2', 30, 68)
  number('3', 70, 68)
  drawDistance(sheet, canteen, pit)
  drawCompass(sheet, 350, 930)
  drawScale(sheet, 1_480, 1_150)
  sheet.put(lettering('14 200 m²', ...at(106, 40.5), { size: 38, colour: ink, pen: 1.2, turn: -9 }))
  return sheet.svg()
}

/** A hall under a saw-tooth roof, whose steep sides are glass and look north. */
function drawHall(sheet: Sheet, left: number, top: number, right: number, bottom: number): void {
  const { ink, ground } = sheet.palette
  sheet.put(path(area(left, top, right, bottom), { fill: ground }))
  for (let y = top; y < bottom - 0.1; y += 4) {
    sheet.put(path(area(left, y, right, y + 1.1), { fill: ink, opacity: 0.85 }))
    sheet.put(path(through([at(left, y + 4), at(right, y + 4)]), { colour: ink, width: pen.hair }))
  }
  for (let x = left + 10; x < right; x += 10)
    sheet.put(path(through([at(x, top), at(x, bottom)]), { colour: ink, width: pen.hair, opacity: 0.5 }))
  sheet.put(path(area(left, top, right, bottom), { colour: ink, width: 5 }))
}

/** The line on the floor six metres from the axis of a coil. */
function drawCoilCircle(sheet: Sheet, x: number, y: number): void {
  const { accent, ground, ink } = sheet.palette
  const [px, py] = at(x, y)
  sheet.put(
    path(ring(px, py, 6 * pixels), { fill: ground, colour: accent, width: 5, dashes: [14, 9] }),
    path(ring(px, py, 1.3 * pixels), { fill: accent }),
    lettering('6 m', px, py - 20, { size: 20, anchor: 'middle', colour: ink, pen: 1.3 }),
  )
}

function drawHouses(sheet: Sheet): void {
  const { ink, ground } = sheet.palette
  const house = (left: number, top: number, right: number, bottom: number) =>
    sheet.put(
      path(area(left, top, right, bottom), { fill: ground, colour: ink, width: pen.edge }),
      path(through([at(left, (top + bottom) / 2), at(right, (top + bottom) / 2)]), {
        colour: ink,
        width: pen.hair,
      }),
    )
  // Canteen with its cup; control room with its wave; gate house.
  house(6, 89, 24, 97)
  house(78, 14, 104, 30)
  house(103, 87, 110, 93)
  const [cupX, cupY] = at(...canteen)
  sheet.put(
    path(ring(cupX, cupY, 30), { fill: ground, colour: ink, width: pen.edge }),
    path(
      `M${n(cupX - 13)} ${n(cupY - 9)}H${n(cupX + 9)}V${n(cupY + 4)}A8 8 0 0 1 ${n(cupX + 1)} ${n(cupY + 12)}H${n(cupX - 5)}A8 8 0 0 1 ${n(cupX - 13)} ${n(cupY + 4)}ZM${n(cupX + 9)} ${n(cupY - 6)}A6 6 0 0 1 ${n(cupX + 9)} ${n(cupY + 5)}`,
      { colour: ink, width: pen.edge },
    ),
  )
  const [waveX, waveY] = at(91, 22)
  sheet.put(
    path(ring(waveX, waveY, 34), { fill: ground, colour: ink, width: pen.edge }),
    path(
      `M${n(waveX - 20)} ${n(waveY)}Q${n(waveX - 10)} ${n(waveY - 24)} ${n(waveX)} ${n(waveY)}T${n(waveX + 20)} ${n(waveY)}`,
      { colour: ink, width: pen.edge },
    ),
  )
  // Bays for cars.
  for (let bay = 0; bay <= 14; bay++)
    sheet.put(
      path(through([at(106 + bay * 2.6, 46), at(106 + bay * 2.6, 51)]), { colour: ink, width: pen.thin }),
    )
  sheet.put(path(through([at(106, 46), at(142.4, 46)]), { colour: ink, width: pen.thin }))
}

/** The pit from above: its shaft, walls of concrete and the lid. */
function drawPit(sheet: Sheet, x: number, y: number): void {
  const { accent, ground, ink } = sheet.palette
  const [px, py] = at(x, y)
  sheet.hatch(
    ring(px, py, 62) + hole(px, py, 40),
    { left: px - 62, top: py - 62, right: px + 62, bottom: py + 62 },
    { apart: 8 },
  )
  sheet.put(
    path(ring(px, py, 40), { fill: ground }),
    path(ring(px, py, 62), { colour: ink, width: pen.edge }),
    path(ring(px, py, 40), { colour: accent, width: 7 }),
    path(ring(px, py, 18), { fill: accent }),
  )
}

/** How far it is from the canteen to the pit. */
function drawDistance(sheet: Sheet, from: Dot, to: Dot): void {
  const text = `${Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]))} m`
  const { accent, tone } = sheet.palette
  const [[x1, y1], [x2, y2]] = [at(...from), at(...to)]
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length]
  const line = `M${n(x1 + ux * 32)} ${n(y1 + uy * 32)}L${n(x2 - ux * 66)} ${n(y2 - uy * 66)}`
  const [midX, midY] = [x1 + ux * length * 0.585, y1 + uy * length * 0.585]
  const angle = (Math.atan2(uy, ux) * 180) / Math.PI
  sheet.put(
    path(line, { colour: tone, width: 10 }),
    path(line, { colour: accent, width: pen.edge, dashes: [16, 10], round: false }),
    lettering(text, midX - uy * -14, midY - 14, {
      size: 34,
      anchor: 'middle',
      colour: tone,
      pen: 5,
      turn: angle,
    }),
    lettering(text, midX - uy * -14, midY - 14, {
      size: 34,
      anchor: 'middle',
      colour: accent,
      pen: 1.3,
      turn: angle,
    }),
  )
}

function drawCompass(sheet: Sheet, x: number, y: number): void {
  const { accent, ground, ink } = sheet.palette
  sheet.put(
    path(ring(x, y, 62), { fill: ground, colour: ink, width: pen.thin }),
    path(`M${x} ${y - 92}L${x + 22} ${y}H${x - 22}Z`, { fill: accent }),
    path(`M${x} ${y + 92}L${x + 22} ${y}H${x - 22}Z`, { fill: ground, colour: ink, width: pen.thin }),
    lettering('N', x, y - 104, { size: 34, anchor: 'middle', colour: ink }),
  )
}

function drawScale(sheet: Sheet, x: number, y: number): void {
  const { ink, ground } = sheet.palette
  const piece = 10 * pixels
  for (let index = 0; index < 4; index++) {
    const left = x + index * piece
    sheet.put(
      path(`M${n(left)} ${y}h${n(piece)}v14h${n(-piece)}Z`, {
        fill: index % 2 === 0 ? ink : ground,
        colour: ink,
        width: pen.thin,
      }),
    )
  }
  for (const metres of [0, 20, 40])
    sheet.put(
      lettering(metres === 40 ? '40 m' : String(metres), x + (metres / 10) * piece, y + 52, {
        size: 26,
        anchor: 'middle',
        colour: ink,
      }),
    )
}
