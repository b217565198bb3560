import { curve, figure, scale, steps, xAxis, yAxis } from './chart.ts'
import { lettering } from './lettering.ts'
import { palettes } from './palette.ts'
import { box, type Dot, hole, n, newSheet, path, pen, ring, type Sheet } from './sheet.ts'

const interest = 0.06
const electricity = 0.11

/** What a loan over so many years costs each year, for one euro. */
const annuity = (years: number): number => interest / (1 - (1 + interest) ** -years)

/** Euros for one cycle of 30 kWh at so many cycles a year: capital, service, standby and losses, as the paper adds them up. */
export const costOfCycle = {
  flywheel: (cycles: number) =>
    (414_000 * annuity(Math.min(25, 300_000 / cycles)) + 6_500 + 1.4 * 8_760 * electricity) / cycles +
    4.9 * electricity,
  battery: (cycles: number) =>
    (84_000 * annuity(Math.min(12, 16_000 / cycles)) + 60_000 * annuity(25) + 6_400) / cycles +
    4 * electricity,
  coil: (cycles: number) =>
    (3_100_000 * annuity(25) + 45_000 + 28 * 8_760 * electricity) / cycles + 1.6 * electricity,
} as const

/** Cost of a cycle against cycles a year for flywheel, battery and coil, both axes logarithmic. */
export function drawCostPerCycle(): string {
  const sheet = newSheet(1920, 1200, palettes.paper)
  const { ink, accent, ground } = sheet.palette
  const x = scale([100, 20_000], [200, 1590], 'log')
  const y = scale([2, 4_000], [1040, 120], 'log')
  yAxis(sheet, x, y, { at: [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 4_000], unit: '€/↻' })
  for (const value of [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000])
    sheet.put(
      path(`M${n(x(value))} ${n(y(4_000))}V${n(y(2))}`, {
        colour: sheet.palette.faint,
        width: pen.hair,
        round: false,
      }),
    )
  const kinds = [
    [costOfCycle.coil, '#123047', drawCoil],
    [costOfCycle.battery, '#2f6b4a', drawCell],
    [costOfCycle.flywheel, accent, drawWheel],
  ] as const
  for (const [cost, colour, symbol] of kinds) {
    const line = curve(
      x,
      y,
      steps(2, Math.log10(20_000), 160).map((power): Dot => [10 ** power, cost(10 ** power)]),
    )
    sheet.put(path(line, { colour: ground, width: 14 }), path(line, { colour, width: 6 }))
    symbol(sheet, 1690, y(cost(20_000)), colour)
  }
  const meeting: Dot = [x(5_000), y(costOfCycle.flywheel(5_000))]
  sheet.put(
    path(`M${n(meeting[0])} ${n(meeting[1])}V1040`, { colour: ink, width: pen.thin, dashes: [3, 9] }),
    path(ring(meeting[0], meeting[1], 13), { fill: ground, colour: ink, width: 5 }),
    path(box(meeting[0] - 330, y(3.1) - 72, meeting[0] - 20, y(3.1) + 8), { fill: ground }),
    lettering('5000 ↻/a', meeting[0] - 30, y(3.1) - 8, { size: 50, anchor: 'end', colour: ink, pen: 1.2 }),
  )
  xAxis(sheet, x, 1040, {
    at: [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000],
    label: (value) => figure(value),
    unit: '↻/a',
  })
  return sheet.svg()
}

/** The three symbols beside the curves: a wheel, a cell, a coil. */
function drawWheel(sheet: Sheet, x: number, y: number, colour: string): void {
  sheet.put(
    path(`${ring(x, y, 38)}${hole(x, y, 26)}`, { fill: colour }),
    path(`M${n(x - 26)} ${n(y)}H${n(x + 26)}M${n(x)} ${n(y - 26)}V${n(y + 26)}`, { colour, width: pen.edge }),
  )
}

function drawCell(sheet: Sheet, x: number, y: number, colour: string): void {
  sheet.put(
    path(
      `M${n(x - 56)} ${n(y)}H${n(x - 10)}M${n(x - 10)} ${n(y - 32)}V${n(y + 32)}M${n(x + 10)} ${n(y)}H${n(x + 56)}`,
      { colour, width: 5 },
    ),
    path(box(x + 5, y - 16, x + 14, y + 16), { fill: colour }),
  )
}

function drawCoil(sheet: Sheet, x: number, y: number, colour: string): void {
  const turns = [0, 1, 2, 3].map((turn) => `A14 20 0 0 1 ${n(x - 28 + turn * 28)} ${n(y)}`).join('')
  sheet.put(path(`M${n(x - 76)} ${n(y)}H${n(x - 56)}${turns}H${n(x + 76)}`, { colour, width: 5 }))
}
