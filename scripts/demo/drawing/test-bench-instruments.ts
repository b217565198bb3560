import { lettering } from './lettering.ts'
import type { Section } from './section.ts'
import { type Dot, n, path, pen, ring, roundBox, type Sheet, through } from './sheet.ts'

/** What stands outside: the rack, its screen with an orbit and a spectrum, and the cable that goes down to the pit. */
export function drawInstruments(sheet: Sheet, bench: Section, ground: number): void {
  const { ink, accent, ground: paper } = sheet.palette
  const [fromX, fromY] = bench.at(1_560, -5_180)
  const cable = `M${n(fromX)} ${n(fromY)}H${n(bench.at(1_900, 0)[0])}V${n(ground + 130)}H1330V${ground}`
  sheet.put(path(cable, { colour: paper, width: 16 }), path(cable, { colour: accent, width: 6 }))
  for (const height of [-5_180, -2_960]) {
    const [x, y] = bench.at(1_586, height)
    sheet.put(path(`M${n(x)} ${n(y)}H${n(bench.at(1_900, 0)[0])}`, { colour: accent, width: 6 }))
  }
  sheet.put(
    path(roundBox(1_270, ground - 190, 1_400, ground, 8), { fill: paper, colour: ink, width: pen.edge }),
    ...[0, 1, 2, 3, 4].map((unit) =>
      path(`M1286 ${ground - 164 + unit * 32}H1384M1286 ${ground - 154 + unit * 32}H1340`, {
        colour: ink,
        width: pen.thin,
      }),
    ),
    path(ring(1_376, ground - 22, 6), { fill: accent }),
  )
  // The screen, large: an orbit to the left, a spectrum to the right.
  const screen = { left: 1_330, top: 500, right: 1_840, bottom: 840 }
  sheet.put(
    path(`M1335 ${ground}V410L${screen.left + 60} ${screen.top}`, {
      colour: sheet.palette.faint,
      width: pen.thin,
    }),
    path(roundBox(screen.left, screen.top, screen.right, screen.bottom, 10), {
      fill: '#123047',
      colour: ink,
      width: pen.edge,
    }),
  )
  const orbit = Array.from({ length: 121 }, (_, index): Dot => {
    const angle = (index * Math.PI) / 60
    return [
      1_460 + 78 * Math.cos(angle) + 13 * Math.cos(2 * angle + 0.8),
      670 - 58 * Math.sin(angle + 0.35) - 9 * Math.sin(3 * angle),
    ]
  })
  const light = '#f6f1e7'
  sheet.put(
    path(`M1360 670H1560M1460 560V780`, { colour: '#5f7688', width: pen.hair }),
    path(through(orbit), { colour: '#f2691c', width: 4.5 }),
    path(ring(...orbit[12]!, 8), { fill: light }),
    path('M1610 780H1815', { colour: light, width: pen.thin }),
  )
  const peaks = [
    [0, 0.12],
    [1, 1],
    [2, 0.31],
    [3, 0.14],
    [4, 0.06],
  ] as const
  let spectrum = 'M1610 780'
  for (let x = 0; x <= 205; x += 1) {
    const order = x / 46
    const height = peaks.reduce(
      (sum, [at, size]) => sum + size * Math.exp(-(((order - at - 0.3) / 0.035) ** 2)),
      0.012 + 0.008 * Math.sin(x * 2.7) ** 2,
    )
    spectrum += `L${1_610 + x} ${n(780 - 205 * Math.min(1, height))}`
  }
  sheet.put(
    path(spectrum, { colour: light, width: pen.edge }),
    lettering('1×', 1_670, 554, { size: 24, anchor: 'middle', colour: light, pen: 1.3 }),
    lettering('2×', 1_716, 692, { size: 24, anchor: 'middle', colour: light, pen: 1.3 }),
  )
}
