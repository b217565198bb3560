import sharp, { type Sharp } from 'sharp'
import type { PictureFormat } from './file-type.ts'

/** A picture as decoded pixels in sRGB, upright, without its metadata. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
}

/** Quality of the formats; high enough for hairlines on flat grounds, which drawings and charts are made of. */
const quality = { avif: 60, webp: 84, jpeg: 84 } as const

/** Decodes a still picture to the size asked for. Throws where it cannot be decoded. */
export async function decode(original: Uint8Array, width: number, height: number): Promise<Pixels> {
  const { data, info } = await sharp(original, { failOn: 'error', limitInputPixels: false })
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] }
}

/** What a file is made of and what for. */
export interface Encoding {
  readonly format: PictureFormat
  readonly width: number
  readonly height: number
  /** Whether the original is kept without loss, as drawings and screenshots are and photographs are not. */
  readonly isDrawing: boolean
}

/** Encodes pixels in a format, scaled to the size asked for. */
export async function encode(
  pixels: Pixels,
  { format, width, height, isDrawing }: Encoding,
): Promise<Buffer> {
  const { data, ...raw } = pixels
  if (width !== raw.width) {
    const scaled = sharp(data, { raw }).resize({ width, height, fit: 'fill' }).raw()
    return encode(
      { data: await scaled.toBuffer(), width, height, channels: raw.channels },
      { format, width, height, isDrawing },
    )
  }
  if (format === 'png') return smallestPng(pixels)
  if (format === 'webp' && isDrawing) return smallestWebp(pixels)
  return inFormat(sharp(data, { raw }), format).toBuffer()
}

/** Encodes all frames of a moving picture. */
export function encodeFrames(original: Uint8Array, { format, width, height }: Encoding): Promise<Buffer> {
  const frames = sharp(original, { failOn: 'error', limitInputPixels: false, animated: true })
  return inFormat(frames.resize({ width, height, fit: 'fill' }), format).toBuffer()
}

function inFormat(picture: Sharp, format: PictureFormat): Sharp {
  switch (format) {
    case 'avif':
      // A higher effort takes three times as long for a file smaller by a tenth.
      return picture.avif({ quality: quality.avif, effort: 1, chromaSubsampling: '4:4:4' })
    case 'webp':
      return picture.webp({ quality: quality.webp, effort: 3, smartSubsample: true })
    case 'jpeg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality: quality.jpeg, mozjpeg: true })
    case 'gif':
      return picture.gif({ effort: 5 })
    default:
      return picture.png({ compressionLevel: 9 })
  }
}

/** Flat grounds and hairlines are mostly smaller without loss than with it. */
async function smallestWebp({ data, ...raw }: Pixels): Promise<Buffer> {
  const lossless = await sharp(data, { raw }).webp({ lossless: true, effort: 2 }).toBuffer()
  if (lossless.length < raw.width * raw.height * 0.08) return lossless
  const lossy = await inFormat(sharp(data, { raw }), 'webp').toBuffer()
  return lossy.length < lossless.length ? lossy : lossless
}

/** A palette of 256 colours where the eye cannot tell it from the whole, as with drawings and charts. */
async function smallestPng(pixels: Pixels): Promise<Buffer> {
  const { data, ...raw } = pixels
  const palette = await sharp(data, { raw })
    .png({ palette: true, quality: 100, effort: 4, dither: 0.6 })
    .toBuffer()
  if ((await rootMeanSquare(pixels, palette)) < 2) return palette
  return inFormat(sharp(data, { raw }), 'png').toBuffer()
}

/** Root of the mean squared difference between pixels and what became of them, in steps of 255. */
async function rootMeanSquare({ data, channels }: Pixels, encoded: Buffer): Promise<number> {
  const picture = sharp(encoded).toColourspace(channels < 3 ? 'b-w' : 'srgb')
  const withAlpha = channels % 2 === 0 ? picture.ensureAlpha() : picture.removeAlpha()
  const after = await withAlpha.raw().toBuffer()
  if (after.length !== data.length) return Number.POSITIVE_INFINITY
  let sum = 0
  for (let index = 0; index < data.length; index++) {
    const difference = data[index]! - after[index]!
    sum += difference * difference
  }
  return Math.sqrt(sum / data.length)
}
