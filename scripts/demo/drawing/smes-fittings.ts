import { lettering } from './lettering.ts'
import type { Section } from './section.ts'
import { box, n, path, pen, type Sheet, through } from './sheet.ts'

/** Four coolers on the lid, of which a section along the axis shows two: motor, cold finger, and the copper that leads to the coil. */
export function drawCoolers(sheet: Sheet, unit: Section, coilTop: number): void {
  const { accent, tone } = sheet.palette
  for (const side of [-1, 1]) {
    const part = (inner: number, outer: number, from: number, to: number, fill = tone) => {
      const [left, bottom] = unit.at(side * inner, from)
      const [right, top] = unit.at(side * outer, to)
      sheet.put(
        path(box(Math.min(left, right), top, Math.max(left, right), bottom), {
          fill,
          colour: sheet.palette.ink,
          width: pen.thin,
        }),
      )
    }
    part(560, 800, 3_060, 3_110)
    part(590, 770, 3_110, 3_330)
    part(620, 740, 3_330, 3_400)
    part(640, 720, 2_820, 3_000)
    part(650, 710, 2_560, 2_808)
    part(620, 740, 2_500, 2_560, accent)
    part(650, 710, coilTop, 2_500, accent)
  }
}

/** The two leads from the lid to the coil: copper down to the radiation shield, ceramic conductor below it. */
export function drawLeads(sheet: Sheet, unit: Section): void {
  const { accent, ink, ground } = sheet.palette
  for (const side of [-1, 1]) {
    const points = [
      [180, 3_250],
      [180, 2_520],
      [430, 2_430],
      [430, 2_360],
      [562, 2_360],
    ].map(([radius, height]) => unit.at(side * radius!, height!))
    const data = through(points)
    sheet.put(path(data, { colour: ground, width: 16 }), path(data, { colour: accent, width: 8 }))
    const [x, y] = unit.at(side * 180, 3_250)
    sheet.put(
      path(box(x - 22, y, x + 22, unit.at(0, 3_060)[1]), { fill: ground, colour: ink, width: pen.thin }),
      path(
        `M${n(x - 22)} ${n(y + 14)}H${n(x + 22)}M${n(x - 22)} ${n(y + 28)}H${n(x + 22)}M${n(x - 22)} ${n(y + 42)}H${n(x + 22)}`,
        { colour: ink, width: pen.thin },
      ),
      lettering(side < 0 ? '−' : '+', x, y - 18, { size: 34, anchor: 'middle', colour: ink }),
    )
  }
  const [x, y] = unit.at(0, 3_250)
  sheet.put(lettering('2000 A', x, y - 84, { size: 34, anchor: 'middle', colour: accent, pen: 1.3 }))
}
