import sharp from 'sharp'
import type { PictureFormat } from './file-type.ts'
import { ownColor } from './own-color.ts'

/** Bounds of pictures: what a page can use at all, and what one build can decode in its memory. */
export const pictureLimits = {
  /** Pixels of all frames together. */
  pixels: 100_000_000,
  /** Pixels of one side: WebP cannot hold more. */
  side: 16_383,
} as const

/** What `media_files.image_metadata` says of a picture. */
export interface ImageMetadata {
  /** Pixels, after the EXIF orientation is applied. */
  readonly width: number
  readonly height: number
  readonly format: PictureFormat
  /** Number of frames, where it moves. */
  readonly frames?: number
  /** The colour that most of it has, `#rrggbb`, unless one can see through it. */
  readonly color?: string
}

export type CheckedPicture =
  | { readonly ok: true; readonly metadata: ImageMetadata }
  | { readonly ok: false; readonly code: 'broken' | 'too-many-pixels'; readonly message: string }

/** Reads a picture's size and colour and decodes all of it, to find out whether it can be shown. */
export async function checkPicture(bytes: Uint8Array, format: PictureFormat): Promise<CheckedPicture> {
  const animated = format === 'gif' || format === 'webp'
  const options = { failOn: 'error', limitInputPixels: false, animated } as const
  try {
    const { autoOrient, pages = 1, pageHeight } = await sharp(bytes, options).metadata()
    const width = autoOrient.width
    const height = pageHeight ?? autoOrient.height
    const size = `${width} x ${height} pixels${pages > 1 ? ` in ${pages} frames` : ''}`
    if (width * height * pages > pictureLimits.pixels)
      return tooMany(`it has ${size}; at most ${pictureLimits.pixels / 1e6} million can be taken`)
    if (Math.max(width, height) > pictureLimits.side)
      return tooMany(`it has ${size}; a side may have ${pictureLimits.side} at most`)
    const small = sharp(bytes, options).resize({ width: 16, height: 16, fit: 'fill' }).toColourspace('srgb')
    const color = ownColor(await small.raw().toBuffer({ resolveWithObject: true }))
    const more = { ...(pages > 1 ? { frames: pages } : {}), ...(color ? { color } : {}) }
    return { ok: true, metadata: { width, height, format, ...more } }
  } catch (error) {
    return { ok: false, code: 'broken', message: `it cannot be decoded (${reasonOf(error)})` }
  }
}

const tooMany = (message: string) => ({ ok: false, code: 'too-many-pixels', message }) as const

/** The first line of what the decoder says. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n')[0]!
