import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { writeAtomically } from '../media/atomic-file.ts'
import { piecesOf as partsOf } from '../site/hyphenation.ts'
import { layOutOgImage, type OgImageLayout, ogImageSvg, titleBox } from '../site/og-image/drawing.ts'
import { type OgImage, ogImagePath } from '../site/og-image/og-image.ts'
import { hasLongWord, piecesOf, type TitleLines, titleLines } from '../site/og-image/title-lines.ts'
import { paletteOf } from '../site/palettes.ts'
import { type Lettering, loadLettering } from './og-image-lettering.ts'

export interface OgImageOptions {
  /** Where the images are kept, each at the path that pages name it by. */
  readonly cacheDirectory: string
  /** Gets the images that pages name. */
  readonly outputDir: string
  readonly onProgress: (done: number, total: number) => void
}

/** Images worked on at once: letters are set in one thread, but pixels in others. */
const atOnce = 3

/** Draws the images that nobody has drawn yet, as what is drawn names the file, and copies all of them into the output. */
export async function writeOgImages(images: readonly OgImage[], options: OgImageOptions): Promise<void> {
  const { cacheDirectory, outputDir, onProgress } = options
  const byPath = new Map(images.map((image) => [ogImagePath(image), image]))
  const missing = [...byPath].filter(([path]) => !existsSync(join(cacheDirectory, path)))
  if (missing.length > 0) {
    const lettering = await loadLettering()
    const queue = missing.values()
    let done = 0
    const work = async () => {
      for (const [path, image] of queue) {
        await writeAtomically(join(cacheDirectory, path), await drawOgImage(image, lettering))
        onProgress(++done, missing.length)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
  for (const path of byPath.keys()) {
    await mkdir(dirname(join(outputDir, path)), { recursive: true })
    await copyFile(join(cacheDirectory, path), join(outputDir, path))
  }
}

/** Draws an image: PNG bytes, the same each time. */
export async function drawOgImage(image: OgImage, lettering: Lettering): Promise<Buffer> {
  const svg = await ogImageDrawing(image, lettering)
  // Ground, lines, letters and their soft edges: a palette of sixteen holds them, and each pixel takes half a byte.
  // Less effort misses the colour of the ground; more compression costs as much again for a thirtieth.
  return sharp(Buffer.from(svg))
    .removeAlpha()
    .png({ palette: true, colours: 16, dither: 0, effort: 4, compressionLevel: 6 })
    .toBuffer()
}

/** The drawing of an image: SVG with all letters as outlines. */
export async function ogImageDrawing(image: OgImage, lettering: Lettering): Promise<string> {
  const layout = await ogImageLayout(image, lettering)
  const outlines = await lettering.outlines(layout.texts, paletteOf(image.theme).onGround)
  return ogImageSvg(image, layout, outlines)
}

/** Where the texts of an image stand, those of them that its fonts can write. */
export async function ogImageLayout(image: OgImage, lettering: Lettering): Promise<OgImageLayout> {
  const { display } = paletteOf(image.theme)
  const siteName = await lettering.legible(image.siteName, display)
  const kicker = await lettering.legible(image.kicker ?? '', 'interface')
  const title = await titleOf(await lettering.legible(image.title, display), image, lettering)
  const [nameWidth = 0] = await lettering.widths([siteName], display)
  const [kickerWidth = 0] = await lettering.widths([kicker], 'interface')
  const shown = { siteName, kicker, theme: image.theme }
  return layOutOgImage(shown, title, { siteName: nameWidth, kicker: kickerWidth })
}

/** A title whose words stay whole is good to read down to this size; below it they part as their language has it. */
const sizeOfWholeWords = 64

async function titleOf(
  title: string,
  { language, theme }: OgImage,
  lettering: Lettering,
): Promise<TitleLines> {
  const { display } = paletteOf(theme)
  const set = async (text: string, largest?: number) => {
    const pieces = piecesOf(text)
    const texts = ['nn', 'n n', '-', '…', ...pieces.map((piece) => piece.text)]
    const [tight = 0, spaced = 0, hyphen = 0, ellipsis = 0, ...widths] = await lettering.widths(
      texts,
      display,
    )
    const measured = pieces.map((piece, index) => ({ ...piece, width: widths[index] as number }))
    return titleLines(measured, { space: spaced - tight, hyphen, ellipsis }, titleBox, largest)
  }
  const whole = await set(title)
  if (whole.size >= sizeOfWholeWords && !hasLongWord(title)) return whole
  const parted = await set(partsOf(title, language).join('\u00ad'), sizeOfWholeWords)
  return parted.size > whole.size || hasLongWord(title) ? parted : whole
}
