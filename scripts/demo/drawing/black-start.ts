import { scale, xAxis, yAxis } from './chart.ts'
import { lettering } from './lettering.ts'
import { palettes } from './palette.ts'
import { box, n, newSheet, path, pen, ring, type Sheet } from './sheet.ts'

/** The sequence as the paper tells it: minutes from the command, and mean power in megawatts. */
export const sequence = [
  { from: 0, to: 1, power: 0.3 },
  { from: 1, to: 2.5, power: 1 },
  { from: 2.5, to: 4.5, power: 2.4 },
  { from: 4.5, to: 8, power: 3.2 },
  { from: 8, to: 9, power: 2 },
] as const

const rail = 330

/** Single-line diagram of a black start: fourteen rotors, a line, a gas turbine, and what each step takes. */
export function drawBlackStart(): string {
  const sheet = newSheet(1920, 1200, palettes.paper)
  const { ink, accent } = sheet.palette
  const wire = (data: string, colour: string = ink, width: number = pen.edge) =>
    sheet.put(path(data, { colour, width, round: false }))

  // Fourteen rotors with their converters on one busbar.
  for (let rotor = 0; rotor < 14; rotor++) {
    const y = rail - 210 + (rotor * 420) / 13
    sheet.put(path(ring(110, y, 12), { fill: accent }))
    wire(`M122 ${n(y)}H150M186 ${n(y)}H224`)
    sheet.put(
      path(box(150, y - 11, 186, y + 11), { fill: sheet.palette.ground, colour: ink, width: pen.thin }),
    )
    sheet.put(path(`M150 ${n(y + 11)}L186 ${n(y - 11)}`, { colour: ink, width: pen.hair }))
  }
  busbar(sheet, 224, rail - 232, rail + 232)
  wire(`M224 ${rail}H1190`)
  breaker(sheet, 300, rail)
  transformer(sheet, 400, rail)
  breaker(sheet, 510, rail)
  pylons(sheet, 590, 1_010, rail)
  breaker(sheet, 1_090, rail)
  busbar(sheet, 1_190, rail - 170, rail + 200)

  // The power station: its own supply above, the generator below.
  const [own, unit] = [rail - 110, rail + 130]
  wire(`M1190 ${own}H1480`)
  breaker(sheet, 1_260, own)
  transformer(sheet, 1_370, own)
  busbar(sheet, 1_480, own - 100, own + 90)
  for (const [y, load] of [
    [own - 66, 'M'],
    [own, 'M'],
    [own + 66, 'M'],
  ] as const) {
    wire(`M1480 ${y}H1640`)
    breaker(sheet, 1_548, y)
    machine(sheet, 1_668, y, 28, load, ink)
  }
  wire(`M1190 ${unit}H1600`)
  breaker(sheet, 1_260, unit)
  transformer(sheet, 1_370, unit)
  breaker(sheet, 1_480, unit)
  machine(sheet, 1_590, unit, 46, 'G', accent)
  wire(`M1636 ${unit}H1690`)
  sheet.put(
    path(`M1690 ${unit - 26}L1800 ${unit - 66}V${unit + 66}L1690 ${unit + 26}Z`, {
      fill: sheet.palette.tone,
      colour: ink,
      width: pen.edge,
    }),
  )
  const label = (text: string, x: number, y: number, colour: string = ink) =>
    sheet.put(lettering(text, x, y, { size: 30, anchor: 'middle', colour }))
  label('14 × 360 kW', 190, rail + 290)
  label('690 V', 300, rail - 60)
  label('110 kV · 24 km', 800, rail - 150)
  label('60 MW', 1_745, unit + 122)
  const step = (number: number, x: number, y: number) =>
    sheet.put(
      path(ring(x, y, 30), { fill: accent }),
      lettering(String(number), x, y + 15, {
        size: 30,
        anchor: 'middle',
        colour: sheet.palette.ground,
        pen: 1.5,
      }),
    )
  step(1, 800, rail + 96)
  step(2, 1_770, own)
  step(3, 1_562, unit + 108)
  step(4, 1_634, unit + 108)
  step(5, 1_260, unit + 72)

  // What each step takes: the area of a column is its energy.
  const time = scale([0, 9], [150, 1_750])
  const power = scale([0, 4], [1_060, 760])
  yAxis(sheet, time, power, { at: [0, 1, 2, 3, 4], unit: 'MW' })
  for (const [index, { from, to, power: mean }] of sequence.entries()) {
    sheet.put(
      path(box(time(from) + 2, power(mean), time(to) - 2, power(0)), { fill: index === 3 ? accent : ink }),
    )
    const x = (time(from) + time(to)) / 2
    sheet.put(
      path(ring(x, power(mean) - 44, 26), { fill: sheet.palette.ground, colour: accent, width: pen.edge }),
      lettering(String(index + 1), x, power(mean) - 31, {
        size: 26,
        anchor: 'middle',
        colour: accent,
        pen: 1.5,
      }),
    )
  }
  xAxis(sheet, time, 1_060, { at: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], unit: 'min' })
  return sheet.svg()
}

function busbar(sheet: Sheet, x: number, top: number, bottom: number): void {
  sheet.put(path(`M${x} ${top}V${bottom}`, { colour: sheet.palette.ink, width: 10, round: false }))
}

/** A circuit breaker: the cross of the standard on the wire. */
function breaker(sheet: Sheet, x: number, y: number): void {
  const { ink, ground } = sheet.palette
  sheet.put(
    path(box(x - 20, y - 20, x + 20, y + 20), { fill: ground, colour: ink, width: pen.edge }),
    path(`M${x - 11} ${y - 11}L${x + 11} ${y + 11}M${x - 11} ${y + 11}L${x + 11} ${y - 11}`, {
      colour: ink,
      width: pen.edge,
    }),
  )
}

/** A transformer: two circles that overlap. */
function transformer(sheet: Sheet, x: number, y: number): void {
  const { ink, ground } = sheet.palette
  sheet.put(
    path(ring(x - 18, y, 30) + ring(x + 18, y, 30), { fill: ground }),
    path(ring(x - 18, y, 30) + ring(x + 18, y, 30), { colour: ink, width: pen.edge }),
  )
}

function machine(sheet: Sheet, x: number, y: number, radius: number, letter: string, colour: string): void {
  sheet.put(
    path(ring(x, y, radius), { fill: sheet.palette.ground, colour, width: radius > 40 ? 7 : pen.edge }),
    lettering(letter, x, y + radius * 0.42, { size: radius * 0.85, anchor: 'middle', colour, pen: 1.3 }),
  )
}

/** An overhead line: five pylons, and wires that sag between them. */
function pylons(sheet: Sheet, left: number, right: number, y: number): void {
  const { ink, ground } = sheet.palette
  const every = (right - left) / 4
  sheet.put(path(box(left - 10, y - 8, right + 10, y + 8), { fill: ground }))
  let wires = `M${left - 30} ${y}L${left} ${y - 44}M${right} ${y - 44}L${right + 30} ${y}`
  for (let span = 0; span < 4; span++)
    for (const height of [44, 62])
      wires += `M${n(left + span * every)} ${y - height}Q${n(left + (span + 0.5) * every)} ${y - height + 40} ${n(left + (span + 1) * every)} ${y - height}`
  sheet.put(path(wires, { colour: ink, width: pen.thin }))
  for (let pylon = 0; pylon <= 4; pylon++) {
    const x = left + pylon * every
    sheet.put(
      path(
        `M${n(x - 20)} ${y + 50}L${n(x - 5)} ${y - 40}L${n(x)} ${y - 84}L${n(x + 5)} ${y - 40}L${n(x + 20)} ${y + 50}M${n(x - 24)} ${y - 44}H${n(x + 24)}M${n(x - 18)} ${y - 62}H${n(x + 18)}M${n(x - 9)} ${y - 14}L${n(x + 13)} ${y + 14}L${n(x - 20)} ${y + 50}M${n(x + 9)} ${y - 14}L${n(x - 13)} ${y + 14}L${n(x + 20)} ${y + 50}`,
        { colour: ink, width: pen.thin },
      ),
    )
  }
}
