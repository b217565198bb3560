import type { Point } from '../field/magnetic-field.ts'
import type { Rectangle } from '../field/path.ts'
import { fieldOf } from '../field-lines.ts'
import { type Palette, paletteOf } from '../palettes.ts'
import { type OgImage, ogImageSize } from './og-image.ts'
import { lineHeight, type TitleLines } from './title-lines.ts'

/** What letters are set in: titles in the theme's typeface, the rest in that of the interface. */
export type Typeface = Palette['display'] | 'interface'

/** A text as it stands in the image. */
export interface SetText {
  readonly text: string
  readonly font: Typeface
  readonly size: number
  /** Left and top of its line, and how wide it is. */
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Where everything stands in the image. */
export interface OgImageLayout {
  readonly texts: readonly SetText[]
  /** Where texts stand: no line of the field runs there. */
  readonly quiet: readonly Rectangle[]
}

/** Distance of the texts from the edges. */
const edge = 72

/** The box that a title has to fit into. */
export const titleBox = { width: 800, height: 330 } as const

/** Measured widths, in em. */
export interface TextWidths {
  readonly siteName: number
  readonly kicker: number
}

/** Places the texts of an image: the name of the site above, kicker and title below, and the field has the rest. */
export function layOutOgImage(
  image: Pick<OgImage, 'siteName' | 'kicker' | 'theme'>,
  title: TitleLines,
  widths: TextWidths,
): OgImageLayout {
  const { width, height } = ogImageSize
  const { display } = paletteOf(image.theme)
  const step = title.size * lineHeight
  // Letters have room around them in their line: so much of it stands over the first and before each.
  const titleTop = height - edge - step * title.lines.length + title.size * 0.14
  const left = edge - title.size * 0.03
  const name = inOneLine(image.siteName, display, 34, widths.siteName, edge - 10)
  const kicker = inOneLine(image.kicker ?? '', 'interface', 27, widths.kicker, titleTop - 47)
  const lines = title.lines.map((line, index) => {
    return { ...line, font: display, size: title.size, x: left, y: titleTop + index * step }
  })
  const above = [name].filter(isThere)
  const below = [kicker, ...lines].filter(isThere)
  const quiet: Rectangle[] = []
  if (above.length > 0) {
    const wide = Math.min(width, edge + name.width + 36)
    quiet.push({ x: 0, y: 0, width: wide, height: name.y + 34 + 36 })
  }
  if (below.length > 0) {
    const top = Math.min(...below.map(({ y }) => y)) - 30
    const widest = Math.max(...below.map((text) => text.width))
    quiet.push({ x: 0, y: top, width: Math.min(width, edge + widest + 44), height: height - top })
  }
  return { texts: [...above, ...below], quiet }
}

/** A line of its own, smaller where it would not fit. */
function inOneLine(text: string, font: Typeface, usual: number, em: number, y: number): SetText {
  const size = Math.min(usual, (ogImageSize.width - 2 * edge) / Math.max(em, 1))
  return { text, font, size, x: edge, y, width: em * size }
}

const isThere = ({ text }: SetText) => text !== ''

/** The image as SVG: ground, field, and above them the outlines of the texts, which are SVG themselves. */
export function ogImageSvg(image: OgImage, layout: OgImageLayout, outlines: string): string {
  const { width, height } = ogImageSize
  const palette = paletteOf(image.theme)
  const ground = `<rect width="${width}" height="${height}" fill="${palette.grounds[image.kind]}"/>`
  const drawing = palette.line
    ? fieldSvg(image.seed, layout.quiet, palette, palette.line)
    : `<rect width="14" height="${height}" fill="${palette.accent}"/>`
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${drawing}${outlines}</svg>`
}

function fieldSvg(
  seed: string,
  quiet: readonly Rectangle[],
  { accent, onGround }: Palette,
  { color, opacity }: NonNullable<Palette['line']>,
): string {
  const { lines, southPoles, northPoles } = fieldOf(seed, { ...ogImageSize, quiet })
  const poles = (at: readonly Point[], radius: number, fill: string) =>
    at.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`).join('')
  const stroke = `stroke="${color}" stroke-opacity="${opacity}" stroke-width="1.4"`
  return `<path d="${lines}" fill="none" ${stroke}/>${poles(southPoles, 4, onGround)}${poles(northPoles, 7, accent)}`
}
