import { curve, scale, steps, xAxis, yAxis } from './chart.ts'
import { type Dot, n, path, type Sheet } from './sheet.ts'

/** Current while two megawatts are taken out: half of the square of the current, times 16 henries, is what is left. */
export const currentAfter = (seconds: number): number => Math.sqrt(2_000 ** 2 - (2 * 2e6 * seconds) / 16)

/** A discharge of twelve seconds. */
export function drawDischarge(sheet: Sheet): void {
  const { accent } = sheet.palette
  const x = scale([0, 12], [1_460, 1_790])
  const y = scale([0, 2_000], [1_060, 800])
  const points = steps(0, 12, 60).map((time): Dot => [time, currentAfter(time)])
  yAxis(sheet, x, y, { at: [0, 1_000, 2_000], unit: 'A' })
  sheet.put(
    path(`${curve(x, y, points)}V${n(y(0))}H${n(x(0))}Z`, { fill: accent, opacity: 0.3 }),
    path(curve(x, y, points), { colour: accent, width: 6 }),
  )
  xAxis(sheet, x, 1_060, { at: [0, 4, 8, 12], unit: 's' })
}
