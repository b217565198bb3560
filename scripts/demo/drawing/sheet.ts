import type { Palette } from './palette.ts'

export type Dot = readonly [x: number, y: number]

/** How a line is drawn; without a colour, in the ink of the sheet. */
export interface Line {
  readonly colour?: string
  readonly width?: number
  readonly fill?: string
  readonly dashes?: readonly number[]
  readonly opacity?: number
  readonly round?: boolean
}

/** Widths of lines in pixels, from axes of symmetry to the outline of what a section cuts. */
export const pen = { hair: 1.6, thin: 2.4, edge: 3.6, bold: 5.5 } as const

/** A drawing in the making: marks are put on it one over the other. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly palette: Palette
  put(...marks: readonly string[]): void
  /** Lines at an angle over the inside of a path, as a section's cut faces have. */
  hatch(outline: string, bounds: Bounds, hatching?: Hatching): void
  /** Puts marks so that they show only inside a path. */
  inside(outline: string, marks: readonly string[]): void
  svg(): string
}

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Hatching {
  readonly apart?: number
  /** Degrees; 45 rises to the right. */
  readonly angle?: number
  readonly colour?: string
  readonly width?: number
}

/** An empty sheet in a palette. */
export function newSheet(width: number, height: number, palette: Palette): Sheet {
  const marks: string[] = []
  let clips = 0
  const sheet: Sheet = {
    width,
    height,
    palette,
    put: (...more) => void marks.push(...more),
    inside(outline, more) {
      const id = `c${++clips}`
      marks.push(
        `<clipPath id="${id}"><path d="${outline}" clip-rule="evenodd"/></clipPath><g clip-path="url(#${id})">${more.join('')}</g>`,
      )
    },
    hatch(outline, bounds, hatching = {}) {
      sheet.inside(outline, [hatchLines(bounds, { colour: palette.ink, ...hatching })])
    },
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${palette.ground}"/>${marks.join('')}</svg>`,
  }
  return sheet
}

function hatchLines({ left, top, right, bottom }: Bounds, hatching: Hatching): string {
  const { apart = 14, angle = 45, colour = '#000', width = pen.hair } = hatching
  const turn = (angle * Math.PI) / 180
  const [dx, dy] = [Math.cos(turn), -Math.sin(turn)]
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  const reach = Math.hypot(right - left, bottom - top) / 2 + apart
  let data = ''
  for (let off = -Math.ceil(reach / apart) * apart; off <= reach; off += apart) {
    const [x, y] = [middleX - dy * off, middleY + dx * off]
    data += `M${n(x - dx * reach)} ${n(y - dy * reach)}L${n(x + dx * reach)} ${n(y + dy * reach)}`
  }
  return path(data, { colour, width })
}

/** A number for path data: one decimal. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

/** A path with line and fill. */
export function path(data: string, line: Line = {}): string {
  const { colour = 'none', width = pen.thin, fill = 'none', dashes, opacity, round = true } = line
  const ends = round ? ' stroke-linecap="round" stroke-linejoin="round"' : ''
  const dashed = dashes ? ` stroke-dasharray="${dashes.join(' ')}"` : ''
  const faded = opacity === undefined ? '' : ` opacity="${opacity}"`
  const stroke = colour === 'none' ? '' : ` stroke="${colour}" stroke-width="${width}"${ends}${dashed}`
  return `<path d="${data}" fill="${fill}"${stroke}${faded}/>`
}

/** Path data through points. */
export function through(points: readonly Dot[], closed = false): string {
  return (
    points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('') + (closed ? 'Z' : '')
  )
}

/** Path data of a rectangle by its edges. */
export const box = (left: number, top: number, right: number, bottom: number): string =>
  `M${n(left)} ${n(top)}H${n(right)}V${n(bottom)}H${n(left)}Z`

/** Path data of a rectangle with round corners. */
export function roundBox(left: number, top: number, right: number, bottom: number, radius: number): string {
  const arc = (x: number, y: number) => `A${n(radius)} ${n(radius)} 0 0 1 ${n(x)} ${n(y)}`
  return `M${n(left + radius)} ${n(top)}H${n(right - radius)}${arc(right, top + radius)}V${n(bottom - radius)}${arc(right - radius, bottom)}H${n(left + radius)}${arc(left, bottom - radius)}V${n(top + radius)}${arc(left + radius, top)}Z`
}

/** Path data of a circle that cuts a hole into the one before it. */
export const hole = (x: number, y: number, radius: number): string =>
  `M${n(x - radius)} ${n(y)}A${n(radius)} ${n(radius)} 0 1 0 ${n(x + radius)} ${n(y)}A${n(radius)} ${n(radius)} 0 1 0 ${n(x - radius)} ${n(y)}Z`

/** Path data of a circle. */
export const ring = (x: number, y: number, radius: number): string =>
  `M${n(x - radius)} ${n(y)}A${n(radius)} ${n(radius)} 0 1 1 ${n(x + radius)} ${n(y)}A${n(radius)} ${n(radius)} 0 1 1 ${n(x - radius)} ${n(y)}Z`
