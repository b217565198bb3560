import { randomFrom } from '../../../src/site/field/random.ts'
import { figure, scale, xAxis, yAxis } from './chart.ts'
import { lettering } from './lettering.ts'
import { palettes } from './palette.ts'
import { n, newSheet, path, pen } from './sheet.ts'

/** Megawatts and kilowatt-hours of eight rotors, and the peaks of the substation without and with them. */
const rotors = { power: 2.9, energy: 240 }
const highest = { before: 9.4, after: 6.5 }

export interface Day {
  /** Megawatts in each minute of the day. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Kilowatt-hours in the rotors at the end of each minute. */
  readonly stored: readonly number[]
}

/** How dense the timetable is, 0 to 1, at an hour of the day: little at night, two rush hours. */
function service(hour: number): number {
  const bell = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2))
  const open = hour > 4.4 || hour < 0.6 ? 1 : 0
  return (
    open *
    (0.34 + 0.62 * bell(7.7, 1.25) + 0.58 * bell(16.9, 1.7) + 0.12 * bell(12.5, 2.5)) *
    (hour > 21 || hour < 5 ? 0.7 : 1)
  )
}

/** A working day of a metro's substation in minutes, and what eight rotors make of it. */
export function substationDay(): Day {
  const random = randomFrom('load-day')
  const raw = Array.from({ length: 1440 }, (_, minute) => {
    const density = service(minute / 60)
    // Trains set off together or not at all: three at once make the peaks, and the minute after is quiet.
    const together = random() < 0.15 + 0.285 * density ? 0.5 + 0.5 * random() ** 1.6 : 0.04 + 0.26 * random()
    const auxiliaries = 0.25 + 0.9 * density
    return auxiliaries + 8.2 * density ** 0.75 * together
  })
  const peak = Math.max(...raw)
  const before = raw.map((power) => (power * highest.before) / peak)
  const after: number[] = []
  const stored: number[] = []
  let energy = rotors.energy * 0.6
  for (const [minute, power] of before.entries()) {
    // The limit is 6.5 MW; below it, what stands out is taken off as far as the rotors have enough for the next peak.
    const usual = mean(before.slice(Math.max(0, minute - 20), minute + 1))
    const aim = Math.min(highest.after, usual * (1.95 - (0.6 * energy) / rotors.energy))
    const giving = Math.min(Math.max(0, power - aim), rotors.power, energy * 0.06)
    const wanted = rotors.energy * (minute < 10 * 60 || Math.abs(minute / 60 - 16.5) < 2.5 ? 1 : 0.6)
    const taking = Math.min(
      Math.max(0, usual * 0.8 - power),
      rotors.power,
      Math.max(0, (wanted - energy) * 0.06),
    )
    energy += (taking - giving) / 0.06
    after.push(power - giving + taking)
    stored.push(energy)
  }
  return { before, after, stored }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** A day of a traction substation's load, minute by minute: what the trains draw, what the network sees, what the rotors hold. */
export function drawLoadDay(): string {
  const sheet = newSheet(1920, 1200, palettes.green)
  const { ink, accent, ground } = sheet.palette
  const { before, after, stored } = substationDay()
  const x = scale([0, 24], [150, 1800])
  const y = scale([0, 9.4], [800, 150])
  const column = (minute: number) => x(minute / 60)
  const wide = (x(24) - x(0)) / 1440
  const bars = (from: readonly number[], to: readonly number[]) =>
    from
      .map((low, minute) =>
        to[minute]! > low + 0.02
          ? `M${n(column(minute))} ${n(y(low))}V${n(y(to[minute]!))}h${n(wide)}V${n(y(low))}Z`
          : '',
      )
      .join('')
  yAxis(sheet, x, y, { at: [0, 2, 4, 6, 8], unit: 'MW' })
  sheet.put(
    path(
      bars(
        before.map(() => 0),
        before.map((power, minute) => Math.min(power, after[minute]!)),
      ),
      { fill: ink, opacity: 0.92 },
    ),
    path(bars(before, after), { fill: ink, opacity: 0.45 }),
    path(bars(after, before), { fill: accent }),
  )
  const level = (value: number, colour: string) => {
    sheet.put(
      path(`M${n(x(0))} ${n(y(value))}H${n(x(24))}`, { colour: ground, width: 7, round: false }),
      path(`M${n(x(0))} ${n(y(value))}H${n(x(24))}`, { colour, width: pen.edge, round: false }),
      lettering(figure(value, 1), x(24), y(value) - 22, { size: 46, anchor: 'end', colour: ground, pen: 5 }),
      lettering(figure(value, 1), x(24), y(value) - 22, { size: 46, anchor: 'end', colour, pen: 1.3 }),
    )
  }
  level(highest.before, accent)
  level(highest.after, ink)
  const held = scale([0, rotors.energy], [1060, 910])
  yAxis(sheet, x, held, { at: [0, rotors.energy] })
  sheet.put(
    lettering('kWh', x(0) - 26, held(rotors.energy / 2) + 14, { size: 28, anchor: 'end', colour: ink }),
    path(
      `M${n(x(0))} ${n(held(0))}${stored.map((energy, minute) => `L${n(column(minute))} ${n(held(energy))}`).join('')}V${n(held(0))}Z`,
      { fill: accent },
    ),
  )
  xAxis(sheet, x, 1060, { at: [0, 4, 8, 12, 16, 20, 24], unit: 'h' })
  return sheet.svg()
}
