/** A picture of the media library as a page shows it: a pure function of its media row. */
export interface Picture {
  /** Name in the media library, as Markdown writes it: `/media/<fileName>`. */
  readonly fileName: string
  /** SHA-256 of the original's bytes, hex: derivatives are named by it. */
  readonly hash: string
  /** Size of the original in pixels, after its EXIF orientation is applied. */
  readonly width: number
  readonly height: number
  /** Format of the original. */
  readonly format: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'svg'
  /** Number of frames where the picture moves; absent where it does not. */
  readonly frames?: number | undefined
  /** The colour that most of it has, `#rrggbb`: it stands in its place until the picture is there. */
  readonly color?: string | undefined
  /** Alternative text in the page's language (or its fallback), and the language it speaks; null where there is none. */
  readonly alt: string | null
  readonly altLanguage: string | null
}

/** One file made from a picture: its public path below the site's root, without leading slash. */
export interface PictureFile {
  readonly path: string
  readonly width: number
  readonly type: 'image/avif' | 'image/webp' | `image/${string}`
}

/** Widths in pixels in which pictures are offered; the largest also bounds the "original". */
export const pictureWidths: readonly number[] = [480, 960, 1440, 1920]

/** All files that pages may name for a picture; the publisher makes exactly these. */
export interface PictureFiles {
  readonly avif: readonly PictureFile[]
  readonly webp: readonly PictureFile[]
  /** The original format, at most the largest width: the `src` of the `<img>`, with its size. */
  readonly original: PictureFile & { readonly height: number }
}

const vector = { avif: [], webp: [] } as const

/**
 * The files of a picture, smallest first; never wider than the picture itself. SVG has its original only, and a moving
 * picture no AVIF: browsers would show a still of it.
 */
export function pictureFiles(
  picture: Pick<Picture, 'hash' | 'width' | 'height' | 'format' | 'frames'>,
): PictureFiles {
  const name = picture.hash.slice(0, 20)
  const largest = Math.min(picture.width, pictureWidths.at(-1) as number)
  const original = {
    path: `media/${name}.${picture.format === 'jpeg' ? 'jpg' : picture.format}`,
    width: largest,
    height: Math.max(1, Math.round((picture.height * largest) / picture.width)),
    type: picture.format === 'svg' ? 'image/svg+xml' : (`image/${picture.format}` as const),
  } as const
  if (picture.format === 'svg')
    return { ...vector, original: { ...original, width: picture.width, height: picture.height } }
  const widths = [...pictureWidths.filter((width) => width < largest), largest]
  const files = (extension: 'avif' | 'webp') =>
    widths.map((width) => ({
      path: `media/${name}-${width}.${extension}`,
      width,
      type: `image/${extension}` as const,
    }))
  return { avif: (picture.frames ?? 1) > 1 ? [] : files('avif'), webp: files('webp'), original }
}
