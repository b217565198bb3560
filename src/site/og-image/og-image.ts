import { createHash } from 'node:crypto'
import type { LanguageCode } from '../../languages.ts'
import { type ContentKind, paletteOf } from '../palettes.ts'
import type { SpokenText } from '../words.ts'

/** What the picture of a page says and shows where a network shows a link to it (Open Graph). */
export interface OgImage {
  readonly kind: ContentKind
  /** What its field grows from: the slug, as in the page's own drawing. */
  readonly seed: string
  readonly siteName: string
  /** A line above the title; null where there is none. */
  readonly kicker: string | null
  readonly title: string
  /** The language of the title: it knows where long words part. */
  readonly language: LanguageCode
  readonly theme: string
}

/** The size that the networks ask for, in pixels. */
export const ogImageSize = { width: 1200, height: 630 } as const

/** Counts the ways in which images were drawn so far: another drawing is another file. A test says when it must change. */
export const drawingEdition = 1

/** What images take from the site that they stand for. */
export interface OgImageFrame {
  readonly theme: string
  readonly siteTitle: SpokenText
  readonly siteDescription: SpokenText | null
  readonly pages: { readonly home: string }
}

/** The picture of something on the site. */
export function ogImage(
  frame: Pick<OgImageFrame, 'theme' | 'siteTitle'>,
  about: Pick<OgImage, 'kind' | 'seed'> & { readonly title: SpokenText; readonly kicker?: string | null },
): OgImage {
  const { kind, seed, title, kicker = null } = about
  const { text, language } = title
  return { kind, seed, siteName: frame.siteTitle.text, kicker, title: text, language, theme: frame.theme }
}

// Thousands of pages have the site's picture, and each names it several times.
const imagesOfSites = new WeakMap<OgImageFrame, OgImage>()
const paths = new WeakMap<OgImage, string>()

/** The picture of pages that have none of their own. */
export function ogImageOfSite(frame: OgImageFrame): OgImage {
  const known = imagesOfSites.get(frame)
  if (known) return known
  const { siteTitle, siteDescription, pages } = frame
  const title = siteDescription ?? siteTitle
  const named = ogImage(frame, { kind: 'page', seed: pages.home, title })
  const image = siteDescription ? named : { ...named, siteName: '' }
  imagesOfSites.set(frame, image)
  return image
}

/** The path of the file below the site's root, without leading slash. It names what is drawn: the same, the same file. */
export function ogImagePath(image: OgImage): string {
  const known = paths.get(image)
  if (known) return known
  const { theme, ...said } = image
  const drawn = JSON.stringify([drawingEdition, Object.entries(said).sort(), paletteOf(theme)])
  const path = `media/og-${createHash('sha256').update(drawn).digest('hex').slice(0, 20)}.png`
  paths.set(image, path)
  return path
}

const header = 'x-og-image'

/** Puts what a page's picture shows beside the page, for the publisher, who draws it. */
export function tellOgImage(headers: Headers, image: OgImage): void {
  headers.set(header, encodeURIComponent(JSON.stringify(image)))
}

/** Reads what `tellOgImage` put beside a page; null where it has no picture. */
export function ogImageIn(headers: Headers): OgImage | null {
  const told = headers.get(header)
  return told === null ? null : JSON.parse(decodeURIComponent(told))
}
