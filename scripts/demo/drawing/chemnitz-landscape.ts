import { randomFrom } from '../../../src/site/field/random.ts'
import { contourLines, gridOver } from './contours.ts'
import { type Dot, type Line, n, path, pen, ring, type Sheet, through } from './sheet.ts'

/** Pixels for a metre, and how far the works lie turned from north. */
export const pixels = 8.6
const turn = (-9 * Math.PI) / 180

/** Where a point of the works, in metres from its north-west corner, lies on the plan. */
export const at = (x: number, y: number): Dot => [
  400 + (x * Math.cos(turn) - y * Math.sin(turn)) * pixels,
  292 + (x * Math.sin(turn) + y * Math.cos(turn)) * pixels,
]

/** Path data of a rectangle of the works, by its edges in metres. */
export const area = (left: number, top: number, right: number, bottom: number): string =>
  through([at(left, top), at(right, top), at(right, bottom), at(left, bottom)], true)

/** Height lines of the hill behind the works. */
export function drawHill(sheet: Sheet): void {
  const height = (x: number, y: number) =>
    120 * Math.exp(-(((x - 1_750) / 900) ** 2) - ((y + 60) / 520) ** 2) +
    70 * Math.exp(-(((x - 600) / 520) ** 2) - ((y + 120) / 330) ** 2) +
    60 * Math.exp(-(((x - 1_900) / 420) ** 2) - ((y - 1_250) / 420) ** 2) +
    5 * Math.sin(x / 140 + y / 210) +
    3 * Math.sin(x / 61 - y / 83)
  const grid = gridOver([0, 0, 1920, 1240], 8, height)
  for (let level = 6; level < 130; level += 6) {
    const data = contourLines(grid, level)
      .map((line) => through(line))
      .join('')
    sheet.put(path(data, { colour: sheet.palette.faint, width: level % 30 === 0 ? 2.6 : 1.4, opacity: 0.7 }))
  }
}

/** The river: its banks, and lines of water between them that grow fainter towards the middle. */
export function drawRiver(sheet: Sheet): void {
  const bank = (off: number): Dot[] =>
    Array.from({ length: 64 }, (_, index) => {
      const y = -20 + index * 20.6
      return [130 + off + 44 * Math.sin(y / 210) + 16 * Math.sin(y / 83 + 1), y]
    })
  sheet.put(path(`${through([...bank(-78), ...bank(78).reverse()], true)}`, { fill: sheet.palette.ground }))
  for (const off of [-78, 78])
    sheet.put(path(through(bank(off)), { colour: sheet.palette.ink, width: pen.edge }))
  for (const [off, opacity] of [
    [64, 0.8],
    [50, 0.62],
    [35, 0.46],
    [18, 0.3],
  ] as const)
    for (const side of [-1, 1])
      sheet.put(path(through(bank(off * side)), { colour: sheet.palette.ink, width: pen.hair, opacity }))
}

export function drawStreets(sheet: Sheet): void {
  const streets = [
    [at(-60, 110), at(117, 110), at(154, 83), at(154, -60)],
    [at(154, 40), at(240, 34)],
  ].map((points) => through(points))
  const layer = (look: Line) => sheet.put(...streets.map((street) => path(street, look)))
  layer({ colour: sheet.palette.ink, width: 64 })
  layer({ colour: sheet.palette.ground, width: 58 })
  layer({ colour: sheet.palette.faint, width: pen.thin, dashes: [24, 24], round: false })
}

/** The siding along the southern halls. */
export function drawRails(sheet: Sheet): void {
  const { ink } = sheet.palette
  for (let x = 102; x < 145; x += 1.1)
    sheet.put(path(through([at(x, 62.6), at(x, 65.4)]), { colour: ink, width: pen.thin, opacity: 0.7 }))
  for (const y of [63.3, 64.7])
    sheet.put(path(through([at(96, y), at(145.5, y)]), { colour: ink, width: pen.edge }))
}

export function drawTrees(sheet: Sheet): void {
  const random = randomFrom('trees')
  const tree = (x: number, y: number) => {
    const [px, py] = at(x, y)
    const radius = 15 + random() * 11
    const points = Array.from({ length: 9 }, (_, index) => {
      const angle = (index * 2 * Math.PI) / 9 + random() * 0.3
      return [px + radius * Math.cos(angle), py + radius * Math.sin(angle)] as const
    })
    const crown = points.map(([cx, cy], index) => {
      const next = points[(index + 1) % 9]!
      return `${index === 0 ? `M${n(cx)} ${n(cy)}` : ''}A${n(radius * 0.36)} ${n(radius * 0.36)} 0 0 1 ${n(next[0])} ${n(next[1])}`
    })
    sheet.put(
      path(`${crown.join('')}Z`, { fill: sheet.palette.ground, colour: sheet.palette.ink, width: pen.thin }),
      path(ring(px, py, 2.6), { fill: sheet.palette.ink }),
    )
  }
  for (let x = 78; x < 122; x += 6.2) tree(x, 4.5)
  for (let y = 30; y < 44; y += 5.4) tree(141, y)
  for (let x = 32; x < 98; x += 7.3) tree(x, 93 + random() * 2)
  for (const [x, y] of [
    [108, 74],
    [114, 79],
    [122, 73],
    [127, 80],
    [136, 73],
    [117, 87],
    [140, 74],
  ] as const)
    tree(x, y)
}
