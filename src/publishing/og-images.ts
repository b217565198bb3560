import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { writeAtomically } from '../media/atomic-file.ts'
import { kickerSize, layOutOgImage, ogImageSvg, siteNameSize, titleBox } from '../site/og-image/drawing.ts'
import { type OgImage, ogImagePath } from '../site/og-image/og-image.ts'
import { piecesOf, titleLines } from '../site/og-image/title-lines.ts'
import { paletteOf } from '../site/palettes.ts'
import { type Lettering, loadLettering } from './og-image-lettering.ts'

export interface OgImageOptions {
  /** Where the files are kept, each at the path that pages name it by. */
  readonly cacheDirectory: string
  readonly onProgress: (done: number, total: number) => void
}

/** Images worked on at once: letters are set in one thread, but pixels in others. */
const atOnce = 3

/** Makes the images that are not there yet. What is drawn names its file, so that each is drawn once. Gives their number. */
export async function makeOgImages(images: readonly OgImage[], options: OgImageOptions): Promise<number> {
  const byPath = new Map(images.map((image) => [join(options.cacheDirectory, ogImagePath(image)), image]))
  const missing: [string, OgImage][] = []
  for (const entry of byPath) if (!(await isThere(entry[0]))) missing.push(entry)
  if (missing.length === 0) return 0
  const lettering = await loadLettering()
  const queue = missing.values()
  let done = 0
  const work = async () => {
    for (const [path, image] of queue) {
      await writeAtomically(path, await drawOgImage(image, lettering))
      options.onProgress(++done, missing.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return missing.length
}

/** Draws an image: PNG bytes, the same each time. */
export async function drawOgImage(image: OgImage, lettering: Lettering): Promise<Buffer> {
  const svg = await ogImageDrawing(image, lettering)
  // Ground, lines, letters and their soft edges: a palette of sixteen holds them, and each pixel takes half a byte.
  return sharp(Buffer.from(svg))
    .removeAlpha()
    .png({ palette: true, colours: 16, dither: 0, effort: 4, compressionLevel: 9 })
    .toBuffer()
}

/** The drawing of an image: SVG with all letters as outlines. */
export async function ogImageDrawing(image: OgImage, lettering: Lettering): Promise<string> {
  const shown = {
    ...image,
    siteName: await lettering.legible(image.siteName, 'display'),
    kicker: image.kicker && (await lettering.legible(image.kicker, 'interface')),
    title: await lettering.legible(image.title, 'display'),
  }
  const pieces = piecesOf(shown.title)
  const marks = ['nn', 'n n', '-', '…']
  const texts = [...marks, shown.siteName, ...pieces.map(({ text }) => text)]
  const [tight = 0, spaced = 0, hyphen = 0, ellipsis = 0, siteName = 0, ...widths] = await lettering.widths(
    texts,
    'display',
  )
  const title = titleLines(
    pieces.map((piece, index) => ({ ...piece, width: widths[index] as number })),
    { space: spaced - tight, hyphen, ellipsis },
    titleBox,
  )
  const [kicker = 0] = await lettering.widths([shown.kicker ?? ''], 'interface')
  const measured = { siteName: siteName * siteNameSize, kicker: kicker * kickerSize }
  const layout = layOutOgImage(shown, title, measured)
  return ogImageSvg(shown, layout, await lettering.outlines(layout.texts, paletteOf(image.theme).onGround))
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
