import { fileURLToPath } from 'node:url'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'

const width = 800

/** The first page of a PDF as PNG, 800 pixels wide. Throws where the PDF cannot be read. */
export async function pageThumbnail(pdf: Uint8Array): Promise<Buffer> {
  const fonts = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/standard_fonts/FoxitFixed.pfb')))
  const task = getDocument({
    // The library takes the bytes for itself.
    data: new Uint8Array(pdf),
    standardFontDataUrl: fonts,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const page = await (await task.promise).getPage(1)
    const viewport = page.getViewport({ scale: (2 * width) / page.getViewport({ scale: 1 }).width })
    const [wide, high] = [Math.round(viewport.width), Math.round(viewport.height)]
    const { createCanvas } = await import('@napi-rs/canvas')
    const canvas = createCanvas(wide, high)
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
    // Drawn twice as large and made smaller: hairlines stay even.
    return await sharp(canvas.data(), { raw: { width: wide, height: high, channels: 4 } })
      .flatten({ background: '#ffffff' })
      .resize({ width })
      .png({ palette: true, quality: 100, effort: 4, dither: 0 })
      .toBuffer()
  } finally {
    await task.destroy()
  }
}
