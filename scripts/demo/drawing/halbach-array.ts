import { contourLines, gridOver } from './contours.ts'
import { lettering } from './lettering.ts'
import { type Block, fluxOfBlocks } from './magnets.ts'
import { arrow } from './marks.ts'
import { palettes } from './palette.ts'
import { box, type Dot, newSheet, path, pen, ring, type Sheet, through } from './sheet.ts'

const block = { size: 120, count: 13, left: 180, top: 600 }
/** How far above and below the array the two profiles are taken. */
const away = 140

/** Blocks of which each is magnetised a quarter turn further than the one before it. */
export function halbachBlocks(): Block[] {
  return Array.from({ length: block.count }, (_, index) => {
    const left = block.left + index * block.size
    const quarter = (index + 3) % 4
    return {
      left,
      top: block.top,
      right: left + block.size,
      bottom: block.top + block.size,
      magnetised: (
        [
          [1, 0],
          [0, -1],
          [-1, 0],
          [0, 1],
        ] as const
      )[quarter]!,
    }
  })
}

/** A linear Halbach array: its field lines at even steps of flux, and the field along a line on either side of it. */
export function drawHalbachArray(): string {
  const sheet = newSheet(1920, 1200, palettes.ink)
  const { ink, accent, faint } = sheet.palette
  const blocks = halbachBlocks()
  const flux = fluxOfBlocks(blocks)
  const grid = gridOver([0, 200, 1920, 1020], 5, flux)
  const most = Math.max(...grid.values.map(Math.abs))
  let lines = ''
  for (let level = -21; level <= 21; level++)
    for (const line of contourLines(grid, ((level + 0.5) * most) / 20)) lines += through(line)
  sheet.put(path(lines, { colour: ink, width: 2, opacity: 0.85 }))
  for (const { left, top, right, bottom, magnetised } of blocks) {
    const middle: Dot = [(left + right) / 2, (top + bottom) / 2]
    sheet.put(path(box(left, top, right, bottom), { fill: sheet.palette.tone, colour: ink, width: pen.edge }))
    const [x, y] = middle
    const [dx, dy] = [magnetised[0] * 36, magnetised[1] * 36]
    sheet.put(arrow([x - dx, y - dy], [x + dx, y + dy], magnetised[1] === 0 ? ink : accent, 7))
    if (magnetised[1] < 0) sheet.put(path(ring(middle[0], top, 10), { fill: accent }))
    if (magnetised[1] > 0) sheet.put(path(ring(middle[0], top, 10), { fill: ink }))
  }
  const upwards = (y: number) => (x: number) => (flux(x + 1, y) - flux(x - 1, y)) / 2
  const strong = upwards(block.top - away)
  const quiet = upwards(block.top + block.size + away)
  const reach = Math.max(...xs().map((x) => Math.abs(strong(x))))
  profile(sheet, 'A', block.top - away, 130, strong, reach, accent)
  profile(sheet, 'B', block.top + block.size + away, 1090, quiet, reach, ink)
  sheet.put(path(`M0 200H1920M0 1020H1920`, { colour: faint, width: pen.hair }))
  return sheet.svg()
}

const xs = (): number[] => Array.from({ length: 381 }, (_, index) => 10 + index * 5)

/** The field across a level line, drawn in a strip of its own; A and B say which line the strip belongs to. */
function profile(
  sheet: Sheet,
  name: string,
  level: number,
  middle: number,
  field: (x: number) => number,
  reach: number,
  colour: string,
): void {
  const points = xs().map((x): Dot => [x, middle + (field(x) / reach) * 62])
  sheet.put(
    path(`M0 ${level}H1920`, { colour, width: pen.thin, dashes: [2, 10] }),
    path(`M0 ${middle}H1920`, { colour: sheet.palette.faint, width: pen.hair }),
    path(`${through([[10, middle], ...points, [1910, middle]])}Z`, { fill: colour, opacity: 0.25 }),
    path(through(points), { colour, width: 4.5 }),
  )
  for (const [y, width] of [
    [level, 60],
    [middle, 60],
  ] as const)
    sheet.put(
      path(ring(54, y, width / 2), { fill: sheet.palette.ground, colour, width: pen.thin }),
      lettering(name, 54, y + 15, { size: 30, anchor: 'middle', colour }),
    )
}
