import { box, type Dot, type Hatching, n, path, pen, type Sheet, through } from './sheet.ts'

/** A machine of revolution cut open along its axis: parts are given on one side in millimetres and drawn on both. */
export interface Section {
  /** A point of the drawing from radius (negative: left of the axis) and height. */
  at(radius: number, height: number): Dot
  /** A ring of rectangular section: tone, hatching where it is cut, outline. */
  ring(part: RingPart, look?: Look): void
  /** A ring of any section, through points of radius and height. */
  shape(points: readonly Dot[], look?: Look): void
}

export interface RingPart {
  readonly inner: number
  readonly outer: number
  readonly from: number
  readonly to: number
}

export interface Look {
  readonly fill?: string
  readonly colour?: string
  readonly width?: number
  /** Hatching of the right half; the left half is its mirror image. */
  readonly hatching?: Hatching
}

export function section(sheet: Sheet, axis: number, ground: number, pixelsEach: number): Section {
  const at = (radius: number, height: number): Dot => [
    axis + radius * pixelsEach,
    ground - height * pixelsEach,
  ]
  const draw = (points: readonly Dot[], look: Look, mirrored: boolean) => {
    const outline = through(points, true)
    const { fill = sheet.palette.tone, colour = sheet.palette.ink, width = pen.thin, hatching } = look
    sheet.put(path(outline, { fill }))
    if (hatching) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
      const bounds = {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      }
      sheet.hatch(outline, bounds, {
        ...hatching,
        angle: mirrored ? 180 - (hatching.angle ?? 45) : (hatching.angle ?? 45),
      })
    }
    sheet.put(path(outline, { colour, width }))
  }
  const shape = (points: readonly Dot[], look: Look = {}) => {
    draw(
      points.map(([radius, height]) => at(radius, height)),
      look,
      false,
    )
    draw(
      points.map(([radius, height]) => at(-radius, height)),
      look,
      true,
    )
  }
  return {
    at,
    shape,
    ring: ({ inner, outer, from, to }, look) => {
      if (inner > 0)
        return shape(
          [
            [inner, from],
            [outer, from],
            [outer, to],
            [inner, to],
          ],
          look,
        )
      draw([at(-outer, from), at(outer, from), at(outer, to), at(-outer, to)], look ?? {}, false)
    },
  }
}

/** Path data of a bolt's head seen from the side. */
export const bolt = ([x, y]: Dot, width: number, height: number): string =>
  `${box(x - width / 2, y - height, x + width / 2, y)}M${n(x)} ${n(y - height * 1.4)}V${n(y + height * 3)}`
