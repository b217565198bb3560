import { contourLines, gridOver } from './contours.ts'
import { lettering } from './lettering.ts'
import { type Block, fluxOfBlocks } from './magnets.ts'
import { arrow, enlarged } from './marks.ts'
import type { Section } from './section.ts'
import { box, path, pen, ring, type Sheet, through } from './sheet.ts'

/** Two sets of rings that draw each other up: on the rotor below, in the housing above. */
export const liftingRings = () =>
  [
    [1_925, 1_988],
    [2_006, 2_069],
  ].flatMap(([from, to]) =>
    [82, 128, 174].map((inner, index) => ({
      inner,
      outer: inner + 46,
      from: from!,
      to: to!,
      up: index % 2 === 0,
    })),
  )

const detail = { x: 1_510, y: 590, radius: 340, factor: 5, at: [152, 1_997] as const }

/** The lifting magnets five times as large, with their field. */
export function drawLiftingMagnets(sheet: Sheet, unit: Section, pixels: number): void {
  const { ground, ink, tone, accent } = sheet.palette
  const { x, y, radius, factor } = detail
  const [smallX, smallY] = unit.at(...detail.at)
  enlarged(sheet, [smallX, smallY, radius / factor], [x, y, radius])
  const local = (r: number, z: number) =>
    [x + (r - detail.at[0]) * pixels * factor, y - (z - detail.at[1]) * pixels * factor] as const
  const blocks = liftingRings().map(({ inner, outer, from, to, up }): Block => {
    const [left, bottom] = local(inner, from)
    const [right, top] = local(outer, to)
    return { left, top, right, bottom, magnetised: [0, up ? -1 : 1] }
  })
  const flux = fluxOfBlocks(blocks)
  const grid = gridOver([x - radius, y - radius, x + radius, y + radius], 4, flux)
  const most = Math.max(...grid.values.map(Math.abs))
  let lines = ''
  for (let level = -12; level <= 12; level++)
    for (const line of contourLines(grid, ((level + 0.5) * most) / 12)) lines += through(line)
  const face = (from: readonly [number, number], to: readonly [number, number]) =>
    path(box(from[0], to[1], to[0], from[1]), { fill: tone, colour: ink, width: pen.edge })
  const outline = ring(x, y, radius)
  sheet.put(path(outline, { fill: ground }))
  sheet.inside(outline, [
    face(local(-40, 1_700), local(62, 2_300)),
    face(local(62, 1_890), local(222, 1_925)),
    face(local(72, 2_085), local(136, 2_240)),
    face(local(140, 2_085), local(262, 2_240)),
    path(lines, { colour: ink, width: 2.2, opacity: 0.9 }),
    ...blocks.map(({ left, top, right, bottom, magnetised }) => {
      const up = magnetised[1] < 0
      const middle = (left + right) / 2
      const [tail, tip] = up ? [bottom - 24, top + 24] : [top + 24, bottom - 24]
      return (
        path(box(left, top, right, bottom), { fill: up ? accent : ink, colour: ground, width: pen.edge }) +
        arrow([middle, tail], [middle, tip], ground, 7)
      )
    }),
  ])
  sheet.put(
    path(outline, { colour: ink, width: pen.edge }),
    lettering('×5', x + radius - 66, y + radius + 6, { size: 40, colour: ink }),
  )
}
