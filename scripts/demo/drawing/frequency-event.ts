import { curve, figure, scale, xAxis, yAxis } from './chart.ts'
import { lettering } from './lettering.ts'
import { palettes } from './palette.ts'
import { box, type Dot, n, newSheet, path, pen, ring } from './sheet.ts'

/** The island grid: what it feeds, what stands in it, and what is lost at second 0. */
const grid = { power: 1200, inertia: 3, nominal: 50, lost: 90, damping: 33 }
/**
 * Its turbines: power for each hertz and how slowly they follow, and the reserve that is brought in from second 2 on.
 * Chosen so that the curves go through what was measured.
 */
const governor = { gain: 98, delay: 3.3, reserve: 1.97 }
const storage = { power: 20, delay: 0.02 }
const step = 0.01
const oxide = '#8c3a25'

interface Event {
  /** Seconds and hertz. */
  readonly frequency: readonly Dot[]
  /** Seconds and megawatts out of the store. */
  readonly delivered: readonly Dot[]
  readonly lowest: Dot
}

/** The swing equation from two seconds before the trip to thirty after it, in steps of a hundredth of a second. */
export function swing(withStorage: boolean): Event {
  const frequency: Dot[] = []
  const delivered: Dot[] = []
  let lowest: Dot = [0, grid.nominal]
  let [deviation, turbines, store] = [0, 0, 0]
  for (let time = -2; time <= 30 + step / 2; time += step) {
    if (time >= 0) {
      const wanted = withStorage ? storage.power * share(time) : 0
      store += ((wanted - store) / storage.delay) * step
      turbines += ((-governor.gain * deviation - turbines) / governor.delay) * step
      const reserve = Math.max(0, time - 2) * governor.reserve
      const balance = turbines + reserve + store - grid.lost - grid.damping * deviation
      deviation += ((balance * grid.nominal) / (2 * grid.inertia * grid.power)) * step
    }
    frequency.push([time, grid.nominal + deviation])
    delivered.push([time, store])
    if (grid.nominal + deviation < lowest[1]) lowest = [time, grid.nominal + deviation]
  }
  return { frequency, delivered, lowest }
}

/** The store holds its power for twelve seconds, then gives way to the turbines: 8 MW are left at the end. */
const share = (time: number): number => Math.min(1, 1 - (0.6 * (time - 12)) / 18)

/** The measured curve trembles a little, as measured curves do. */
const tremble = (time: number): number =>
  0.0022 * Math.sin(time * 5.3) + 0.0018 * Math.sin(time * 13.9 + 1) + 0.0012 * Math.sin(time * 31.3 + 2)

/** Grid frequency over thirty seconds after a unit trips: without storage as computed, with storage as measured. */
export function drawFrequencyEvent(): string {
  const sheet = newSheet(1920, 1200, palettes.paper)
  const { ink, accent, faint, ground } = sheet.palette
  const x = scale([-2, 30], [180, 1810])
  const y = scale([48.8, 50], [880, 130])
  const [without, withStore] = [swing(false), swing(true)]
  const measured = withStore.frequency.map(([time, hertz]): Dot => [time, hertz + tremble(time)])
  const danger = y(49)
  sheet.hatch(
    box(x(-2), danger, x(30), y(48.8)),
    { left: x(-2), top: danger, right: x(30), bottom: y(48.8) },
    { colour: oxide, apart: 17, width: 1.4 },
  )
  yAxis(sheet, x, y, { at: [49, 49.2, 49.4, 49.6, 49.8, 50], label: (value) => figure(value, 1), unit: 'Hz' })
  const [lowX, lowY] = [x(withStore.lowest[0]), y(withStore.lowest[1])]
  const [deepX, deepY] = [x(without.lowest[0]), y(without.lowest[1])]
  sheet.put(
    path(`M${n(x(-2))} ${n(danger)}H${n(x(30))}`, { colour: oxide, width: pen.edge, round: false }),
    path(`M${n(x(0))} 100V1080`, { colour: ink, width: pen.hair, dashes: [3, 9] }),
    path(curve(x, y, without.frequency), { colour: ground, width: 12 }),
    path(curve(x, y, without.frequency), { colour: ink, width: 4, dashes: [16, 10], round: false }),
    path(curve(x, y, measured), { colour: ground, width: 14 }),
    path(curve(x, y, measured), { colour: accent, width: 6 }),
    path(`M${n(lowX)} ${n(lowY)}V${n(y(49.74))}`, { colour: accent, width: pen.thin }),
    path(ring(lowX, lowY, 11), { fill: ground, colour: accent, width: 5 }),
    lettering('49.18 Hz', lowX - 2, y(49.74) - 30, { size: 62, colour: accent, pen: 1.2 }),
    path(box(deepX + 60, deepY - 8, deepX + 362, deepY + 74), { fill: ground }),
    path(`M${n(deepX)} ${n(deepY)}L${n(deepX + 44)} ${n(deepY + 34)}H${n(deepX + 70)}`, {
      colour: ink,
      width: pen.thin,
    }),
    path(ring(deepX, deepY, 11), { fill: ground, colour: ink, width: 5 }),
    lettering('48.94 Hz', deepX + 84, deepY + 60, { size: 50, colour: ink, pen: 1.2 }),
    lettering('B  20 MW', x(13), y(49.68) - 36, { size: 34, colour: accent, pen: 1.3 }),
    lettering('A  0 MW', x(13), y(49.53) + 62, { size: 34, colour: ink }),
  )
  const power = scale([0, 20], [1080, 970])
  yAxis(sheet, x, power, { at: [0, 20] })
  const out = curve(x, power, withStore.delivered)
  sheet.put(
    path(`${out}L${n(x(30))} ${n(power(0))}L${n(x(-2))} ${n(power(0))}Z`, { fill: accent, opacity: 0.9 }),
    lettering('MW', x(-2) - 26, power(10) + 14, { size: 28, anchor: 'end', colour: ink }),
    path(`M${n(x(-2))} ${n(power(20))}H${n(x(30))}`, { colour: faint, width: pen.hair }),
  )
  xAxis(sheet, x, 1080, { at: [0, 5, 10, 15, 20, 25, 30], unit: 's' })
  return sheet.svg()
}
