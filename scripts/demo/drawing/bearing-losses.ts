import { curve, figure, scale, steps, xAxis, yAxis } from './chart.ts'
import { lettering } from './lettering.ts'
import { palettes } from './palette.ts'
import { type Dot, n, newSheet, path, pen, ring, type Sheet } from './sheet.ts'

const rated = 14_600

/** Losses in kilowatts at a speed in revolutions a minute, as shares of what each costs at rated speed. */
export const losses = {
  /** Ball bearings: load and seals grow with speed, churning of the lubricant with its power of 5/3. */
  mechanical: (speed: number) => 8.9 * (0.22 * (speed / rated) + 0.78 * (speed / rated) ** (5 / 3)),
  /** Most of the weight carried by magnets, small ball bearings for the rest. */
  hybrid: (speed: number) => 2.6 * (0.3 * (speed / rated) + 0.7 * (speed / rated) ** (5 / 3)),
  /** Magnetic: amplifiers always, hysteresis with speed, eddy currents with its square. */
  magnetic: (speed: number) => 0.45 * (0.26 + 0.24 * (speed / rated) + 0.5 * (speed / rated) ** 2),
} as const

/** Scatter of the measured points, in shares of their value. */
const scatter = [
  0.012, -0.02, 0.016, 0.006, -0.014, 0.018, -0.008, 0.01, -0.012, 0.004, 0.009, -0.006, 0.008, 0,
]

/** Losses of three kinds of bearing against speed, with the points at which they were measured. */
export function drawBearingLosses(): string {
  const sheet = newSheet(1920, 1200, palettes.blue)
  const { ink, accent, ground } = sheet.palette
  const x = scale([0, rated], [150, 1520])
  const y = scale([0, 10], [1040, 130])
  yAxis(sheet, x, y, { at: [0, 2, 4, 6, 8, 10], unit: 'kW' })
  const kinds = [
    [losses.mechanical, ink, 8.9, 1, drawBallBearing],
    [losses.hybrid, ink, 2.6, 1, drawHybridBearing],
    [losses.magnetic, accent, 0.45, 2, drawMagneticBearing],
  ] as const
  for (const [loss, colour, most, decimals, picture] of kinds) {
    const line = curve(
      x,
      y,
      steps(0, rated, 120).map((speed): Dot => [speed, loss(speed)]),
    )
    sheet.put(path(line, { colour: ground, width: 13 }), path(line, { colour, width: 5 }))
    for (const [index, off] of scatter.entries()) {
      const speed = index === scatter.length - 1 ? rated : 1_000 * (index + 1)
      sheet.put(
        path(ring(x(speed), y(loss(speed) * (1 + off)), 8), { fill: ground, colour, width: pen.edge }),
      )
    }
    const [labelX, labelY] = [x(rated) + 40, y(most)]
    sheet.put(lettering(figure(most, decimals), labelX, labelY + 20, { size: 52, colour, pen: 1.2 }))
    picture(sheet, 1795, Math.min(labelY, 985), colour)
  }
  xAxis(sheet, x, 1040, { at: [0, 2_000, 4_000, 6_000, 8_000, 10_000, 12_000, rated], unit: 'min⁻¹' })
  return sheet.svg()
}

const radius = { outer: 66, inner: 32 }

function rings(sheet: Sheet, x: number, y: number, colour: string): void {
  sheet.put(
    path(ring(x, y, radius.outer), { colour, width: pen.edge }),
    path(ring(x, y, radius.inner), { colour, width: pen.edge }),
    path(ring(x, y, 3), { fill: colour }),
  )
}

/** Rings with ten balls between them. */
function drawBallBearing(sheet: Sheet, x: number, y: number, colour: string): void {
  rings(sheet, x, y, colour)
  for (let ball = 0; ball < 10; ball++) {
    const angle = (ball * Math.PI) / 5
    sheet.put(path(ring(x + 49 * Math.cos(angle), y + 49 * Math.sin(angle), 11), { colour, width: pen.thin }))
  }
}

/** Balls below, a magnet above that lifts. */
function drawHybridBearing(sheet: Sheet, x: number, y: number, colour: string): void {
  rings(sheet, x, y, colour)
  for (let ball = 0; ball <= 5; ball++) {
    const angle = (ball * Math.PI) / 5
    sheet.put(path(ring(x + 49 * Math.cos(angle), y + 49 * Math.sin(angle), 11), { colour, width: pen.thin }))
  }
  sheet.put(path(arcBand(x, y, 40, 58, -150, -30), { fill: colour }))
}

/** Four magnets and nothing that touches. */
function drawMagneticBearing(sheet: Sheet, x: number, y: number, colour: string): void {
  rings(sheet, x, y, colour)
  for (const middle of [0, 90, 180, 270])
    sheet.put(path(arcBand(x, y, 40, 58, middle - 28, middle + 28), { fill: colour }))
}

function arcBand(x: number, y: number, inner: number, outer: number, from: number, to: number): string {
  const point = (r: number, degrees: number) => {
    const angle = (degrees * Math.PI) / 180
    return `${n(x + r * Math.cos(angle))} ${n(y + r * Math.sin(angle))}`
  }
  return `M${point(outer, from)}A${outer} ${outer} 0 0 1 ${point(outer, to)}L${point(inner, to)}A${inner} ${inner} 0 0 0 ${point(inner, from)}Z`
}
