import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { icons, icoPath, svgIconPath } from '../site/icons.ts'

/** Makes the icons of a site from its SVG, on paper, into the output that holds it. */
export async function writeIcons(outputDir: string, paper: string): Promise<void> {
  const svg = await readFile(join(outputDir, svgIconPath))
  for (const { path, size, share } of icons) {
    const file = join(outputDir, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, await iconOnPaper(svg, size, share, paper))
  }
  await writeFile(join(outputDir, icoPath), asIco(await drawn(svg, icoSize).png().toBuffer()))
}

const icoSize = 32

/** The drawing in the middle of a square of paper. */
async function iconOnPaper(svg: Buffer, size: number, share: number, paper: string): Promise<Buffer> {
  const drawing = await drawn(svg, Math.round(size * share)).toBuffer()
  return sharp({ create: { width: size, height: size, channels: 3, background: paper } })
    .composite([{ input: drawing }])
    .png({ palette: true, colours: 64, dither: 0, compressionLevel: 9 })
    .toBuffer()
}

/** Drawn in the size it is wanted, not enlarged: a vector has no pixels of its own. */
function drawn(svg: Buffer, size: number) {
  return sharp(svg, { density: 72 * Math.max(1, size / 32) }).resize(size, size, {
    fit: 'contain',
    background: '#0000',
  })
}

/** A PNG as an ICO file: a directory of one entry, then the PNG. */
function asIco(png: Buffer): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(icoSize, 6)
  head.writeUInt8(icoSize, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
