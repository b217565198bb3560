import type { Rectangle } from '../field/path.ts'
import { fieldOf } from '../field-lines.ts'
import { escapeHtml } from '../markdown/html.ts'
import { paletteOf } from '../palettes.ts'
import { type OgImage, ogImageSize } from './og-image.ts'
import { lineHeight, type TitleLines } from './title-lines.ts'

/** A text as it stands in the image. */
export interface SetText {
  readonly text: string
  readonly font: 'display' | 'interface'
  readonly size: number
  /** Left and top of its line. */
  readonly x: number
  readonly y: number
}

/** Where everything stands in the image. */
export interface OgImageLayout {
  readonly texts: readonly SetText[]
  /** Where texts stand: no line of the field runs there. */
  readonly quiet: readonly Rectangle[]
}

/** Distance of the texts from the edges. */
const edge = 72
export const siteNameSize = 34
export const kickerSize = 27

/** The box that a title has to fit into. */
export const titleBox = { width: 800, height: 330 } as const

/** Measured widths, in pixels of the image. */
export interface TextWidths {
  readonly siteName: number
  readonly kicker: number
}

/** Places the texts of an image: the name of the site above, kicker and title below, and the field has the rest. */
export function layOutOgImage(
  image: Pick<OgImage, 'siteName' | 'kicker'>,
  title: TitleLines,
  widths: TextWidths,
): OgImageLayout {
  const { width, height } = ogImageSize
  const step = title.size * lineHeight
  const titleTop = height - edge - step * title.lines.length + title.size * 0.14
  const kickerTop = titleTop - kickerSize * 1.75
  const texts: SetText[] = [
    { text: image.siteName, font: 'display', size: siteNameSize, x: edge, y: edge - 10 },
    ...title.lines.map((text, line): SetText => {
      return {
        text,
        font: 'display',
        size: title.size,
        x: edge - title.size * 0.03,
        y: titleTop + line * step,
      }
    }),
  ]
  if (image.kicker)
    texts.push({ text: image.kicker, font: 'interface', size: kickerSize, x: edge, y: kickerTop })
  const top = image.kicker ? kickerTop : titleTop
  const widest = Math.max(title.width, image.kicker ? widths.kicker : 0)
  const quiet = [
    { x: 0, y: 0, width: Math.min(width, edge + widths.siteName + 36), height: edge + siteNameSize + 26 },
    { x: 0, y: top - 30, width: Math.min(width, edge + widest + 44), height: height - top + 30 },
  ]
  return { texts, quiet: title.lines.length > 0 || image.kicker ? quiet : quiet.slice(0, 1) }
}

/** The image as SVG: ground, field, and above them the outlines of the texts, which are SVG themselves. */
export function ogImageSvg(image: OgImage, layout: OgImageLayout, outlines: string): string {
  const { width, height } = ogImageSize
  const { kind, seed } = image
  const palette = paletteOf(image.theme)
  const field = fieldOf(seed, { width, height, quiet: layout.quiet })
  const color = (value: string) => escapeHtml(value)
  const poles = (at: readonly (readonly [number, number])[], radius: number, fill: string) =>
    at.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color(fill)}"/>`).join('')
  const { line } = palette
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${color(palette.grounds[kind])}"/>`,
    `<path d="${field.lines}" fill="none" stroke="${color(line.color)}" stroke-opacity="${line.opacity}" stroke-width="1.4"/>`,
    poles(field.southPoles, 4, palette.onGround),
    poles(field.northPoles, 7, palette.accent),
    outlines,
    '</svg>',
  ].join('')
}
