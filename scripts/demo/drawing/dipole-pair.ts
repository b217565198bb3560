import { drawField } from '../../../src/site/field-lines.ts'
import { northPole, southPole } from './marks.ts'
import { palettes } from './palette.ts'
import { newSheet, path } from './sheet.ts'

/** Two dipoles, each a north and a south pole, and the field that they make together. */
export function drawDipolePair(): string {
  const sheet = newSheet(1920, 1200, palettes.red)
  const field = drawField(
    [
      { at: [610, 330], strength: 40 },
      { at: [700, 640], strength: -40 },
      { at: [1330, 860], strength: 40 },
      { at: [1210, 560], strength: -40 },
    ],
    { width: 1920, height: 1200 },
  )
  sheet.put(
    path(field.lines, { colour: sheet.palette.ink, width: 2.2, opacity: 0.85 }),
    ...field.northPoles.map((pole) => northPole(sheet, pole, 15)),
    ...field.southPoles.map((pole) => southPole(sheet, pole, 15)),
  )
  return sheet.svg()
}
