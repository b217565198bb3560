import { randomFrom } from '../../../src/site/field/random.ts'
import { fieldOf } from '../../../src/site/field-lines.ts'
import { lettering, letteringWidth } from './lettering.ts'
import { northPole, southPole } from './marks.ts'
import { palettes } from './palette.ts'
import { newSheet, path } from './sheet.ts'

const grounds = [palettes.blue, palettes.red, palettes.green] as const
const size = 640
const height = 170

/** A person's initials over a field of their own, grown from their key (`sabine-krueger`); 640 pixels square. */
export function drawPortrait(key: string): string {
  const initials = key
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
  const ground = grounds[Math.floor(randomFrom(`${key} ground`)() * grounds.length)]!
  const sheet = newSheet(size, size, ground)
  const wide = letteringWidth(initials, height)
  const quiet = {
    x: (size - wide) / 2 - 44,
    y: (size - height) / 2 - 44,
    width: wide + 88,
    height: height + 88,
  }
  const field = fieldOf(key, { width: size, height: size, quiet: [quiet], poles: 4, density: 1.4 })
  sheet.put(
    path(field.lines, { colour: sheet.palette.ink, width: 2, opacity: 0.75 }),
    ...field.northPoles.map((pole) => northPole(sheet, pole, 9)),
    ...field.southPoles.map((pole) => southPole(sheet, pole, 9)),
    lettering(initials, size / 2, (size + height) / 2, {
      size: height,
      anchor: 'middle',
      colour: sheet.palette.ink,
      pen: 0.95,
    }),
  )
  return sheet.svg()
}
