import { createHash } from 'node:crypto'
import { type ContentKind, paletteOf } from '../palettes.ts'

/** What the picture of a page says and shows where a network shows a link to it (Open Graph). */
export interface OgImage {
  readonly kind: ContentKind
  /** What its field grows from: the slug, as in the page's own drawing. */
  readonly seed: string
  readonly siteName: string
  /** A line above the title; null where there is none. */
  readonly kicker: string | null
  readonly title: string
  readonly theme: string
}

/** The size that the networks ask for, in pixels. */
export const ogImageSize = { width: 1200, height: 630 } as const

/** Counts the ways in which images were drawn so far: another drawing is another file. A test says when it must change. */
export const drawingEdition = 1

/** What images take from the site that they stand for. */
export interface OgImageFrame {
  readonly theme: string
  readonly siteTitle: { readonly text: string }
  readonly siteDescription: { readonly text: string } | null
  readonly pages: { readonly home: string }
}

/** The picture of something on the site. */
export function ogImage(
  frame: Pick<OgImageFrame, 'theme' | 'siteTitle'>,
  about: Pick<OgImage, 'kind' | 'seed' | 'title'> & { readonly kicker?: string | null },
): OgImage {
  const { kind, seed, title, kicker = null } = about
  return { kind, seed, siteName: frame.siteTitle.text, kicker, title, theme: frame.theme }
}

/** The picture of pages that have none of their own. */
export function ogImageOfSite(frame: OgImageFrame): OgImage {
  const image = ogImage(frame, { kind: 'page', seed: frame.pages.home, title: frame.siteTitle.text })
  return frame.siteDescription ? { ...image, title: frame.siteDescription.text } : { ...image, siteName: '' }
}

/** The path of the file below the site's root, without leading slash. It names what is drawn: the same, the same file. */
export function ogImagePath(image: OgImage): string {
  const { kind, seed, siteName, kicker, title, theme } = image
  const drawn = JSON.stringify([drawingEdition, kind, seed, siteName, kicker, title, paletteOf(theme)])
  return `media/og-${createHash('sha256').update(drawn).digest('hex').slice(0, 20)}.png`
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
