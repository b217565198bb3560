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
  image: Pick<OgImage, 'siteName' | 'kicker' | 'theme'>,
  title: TitleLines,
  widths: TextWidths,
): OgImageLayout {
  const { width, height } = ogImageSize
  const { display } = paletteOf(image.theme)
  const step = title.size * lineHeight
  const titleTop = height - edge - step * title.lines.length + title.size * 0.14
  const kickerTop = titleTop - kickerSize * 1.75
  const texts: SetText[] = [
    { text: image.siteName, font: display, size: siteNameSize, x: edge, y: edge - 10 },
    ...title.lines.map((text, line): SetText => {
      return {
        text,
        font: display,
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
