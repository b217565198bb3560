import { lettering, letteringWidth } from './lettering.ts'
import { type Dot, n, path, pen, type Sheet, through } from './sheet.ts'

/** Turns values into pixels, evenly or by their logarithm. */
export interface Scale {
  (value: number): number
  readonly from: number
  readonly to: number
}

export function scale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  kind: 'even' | 'log' = 'even',
): Scale {
  const f = kind === 'log' ? Math.log10 : (value: number) => value
  const at = (value: number) => start + ((f(value) - f(from)) / (f(to) - f(from))) * (end - start)
  return Object.assign(at, { from, to })
}

/** A number as both languages read it: a point before decimals, a thin gap between thousands. */
export function figure(value: number, decimals = 0): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole!.length > 4 ? whole!.replace(/(?=(?:\d{3})+$)(?!^)/g, '\u2009') : whole!
  return `${value < 0 ? '−' : ''}${grouped}${rest ? `.${rest}` : ''}`
}

export interface Ticks {
  readonly at: readonly number[]
  readonly label?: (value: number) => string
  readonly unit?: string
}

const size = 28

/** Hairlines across at values of y, their figures at the left edge and the unit above them. */
export function yAxis(
  sheet: Sheet,
  x: Scale,
  y: Scale,
  { at, label = (value) => figure(value), unit }: Ticks,
): void {
  const { ink, faint } = sheet.palette
  const [left, right] = [x(x.from), x(x.to)]
  for (const value of at)
    sheet.put(
      path(`M${n(left)} ${n(y(value))}H${n(right)}`, { colour: faint, width: pen.hair, round: false }),
      lettering(label(value), left - 26, y(value) + size / 2, { size, anchor: 'end', colour: ink }),
    )
  const top = Math.min(...at.map(y))
  if (unit) sheet.put(lettering(unit, left - 26, top - 34, { size, anchor: 'end', colour: ink }))
}

/** The base line with ticks and figures below it; the unit stands after the last. */
export function xAxis(
  sheet: Sheet,
  x: Scale,
  bottom: number,
  { at, label = (value) => figure(value), unit }: Ticks,
): void {
  const { ink } = sheet.palette
  sheet.put(
    path(`M${n(x(x.from))} ${n(bottom)}H${n(x(x.to))}`, { colour: ink, width: pen.edge, round: false }),
  )
  for (const value of at)
    sheet.put(
      path(`M${n(x(value))} ${n(bottom)}V${n(bottom + 14)}`, { colour: ink, width: pen.thin, round: false }),
      lettering(label(value), x(value), bottom + 58, { size, anchor: 'middle', colour: ink }),
    )
  const last = at.at(-1)!
  if (unit)
    sheet.put(
      lettering(unit, x(last) + letteringWidth(label(last), size) / 2 + 20, bottom + 58, {
        size,
        colour: ink,
      }),
    )
}

/** Path data of a curve through pairs of values. */
export const curve = (x: Scale, y: Scale, values: readonly Dot[]): string =>
  through(values.map(([a, b]) => [x(a), y(b)]))

/** Values evenly from one to another, both included. */
export const steps = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count)
