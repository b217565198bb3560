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

/** Encodes pixels in a format, scaled to the size asked for. */
export async function encode(
  pixels: Pixels,
  format: PictureFormat,
  width: number,
  height: number,
): Promise<Buffer> {
  const { data, ...raw } = pixels
  const scaled = () => {
    const picture = sharp(data, { raw })
    return width === raw.width ? picture : picture.resize({ width, height, fit: 'fill' })
  }
  return format === 'png' ? smallestPng(scaled) : inFormat(scaled(), format).toBuffer()
}

/** Encodes all frames of a moving picture. */
export function encodeFrames(
  original: Uint8Array,
  format: PictureFormat,
  width: number,
  height: number,
): Promise<Buffer> {
  const frames = sharp(original, { failOn: 'error', limitInputPixels: false, animated: true })
  return inFormat(frames.resize({ width, height, fit: 'fill' }), format).toBuffer()
}

function inFormat(picture: Sharp, format: PictureFormat): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif({ quality: quality.avif, effort: 3, chromaSubsampling: '4:4:4' })
    case 'webp':
      return picture.webp({ quality: quality.webp, effort: 4, smartSubsample: true })
    case 'jpeg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality: quality.jpeg, mozjpeg: true })
    case 'gif':
      return picture.gif({ effort: 5 })
    default:
      return picture.png({ compressionLevel: 9 })
  }
}

/** A palette of 256 colours where the eye cannot tell it from the whole, as with drawings and charts. */
async function smallestPng(picture: () => Sharp): Promise<Buffer> {
  const whole = await picture().png({ compressionLevel: 9 }).toBuffer()
  const palette = await picture().png({ palette: true, quality: 100, effort: 7, dither: 0.6 }).toBuffer()
  return palette.length < whole.length && (await rootMeanSquare(whole, palette)) < 2 ? palette : whole
}

/** Root of the mean squared difference of two pictures of the same size, in steps of 255. */
async function rootMeanSquare(one: Buffer, other: Buffer): Promise<number> {
  const pixels = (picture: Buffer) => sharp(picture).ensureAlpha().toColourspace('srgb').raw().toBuffer()
  const [a, b] = [await pixels(one), await pixels(other)]
  let sum = 0
  for (let index = 0; index < a.length; index++) {
    const difference = a[index]! - b[index]!
    sum += difference * difference
  }
  return Math.sqrt(sum / a.length)
}
