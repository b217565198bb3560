import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import satori, { type Font } from 'satori'
import type { SetText, Typeface } from '../site/og-image/drawing.ts'
import { ogImageSize } from '../site/og-image/og-image.ts'

/** Measures and draws text with the fonts of the site. */
export interface Lettering {
  /** Widths of texts, in em. */
  widths(texts: readonly string[], font: Typeface): Promise<number[]>
  /** The text without signs that the font lacks, such as emoji; nothing of it where it lacks letters. */
  legible(text: string, font: Typeface): Promise<string>
  /** The outlines of texts, as SVG of the size of the image. */
  outlines(texts: readonly SetText[], color: string): Promise<string>
}

/** Static cuts: what sets the letters reads neither variable fonts nor WOFF2. What one file lacks, the next has. */
const files: Readonly<Record<Typeface, readonly string[]>> = {
  bricolage: ['latin', 'latin-ext'].map(
    (part) => `@fontsource/bricolage-grotesque/files/bricolage-grotesque-${part}-700-normal.woff`,
  ),
  instrument: ['latin', 'latin-ext'].map(
    (part) => `@fontsource/instrument-sans/files/instrument-sans-${part}-600-normal.woff`,
  ),
  interface: ['latin', 'latin-ext'].map(
    (part) => `@fontsource/instrument-sans/files/instrument-sans-${part}-500-normal.woff`,
  ),
}

/** Large type is set tight. */
const tracking: Readonly<Record<Typeface, string>> = {
  bricolage: '-0.015em',
  instrument: '-0.02em',
  interface: '0',
}

/** Texts are measured at this size. */
const measuredAt = 100

/** Reads the fonts. */
export async function loadLettering(): Promise<Lettering> {
  const require = createRequire(import.meta.url)
  const fonts: Font[] = []
  for (const name of Object.keys(files) as Typeface[]) {
    for (const [part, file] of files[name].entries()) {
      fonts.push({ name: `${name} ${part}`, data: await readFile(require.resolve(file)) })
    }
  }

  const legible: Lettering['legible'] = async (text, font) => {
    let missing = ''
    await satori(line(text.replaceAll('\u00ad', ''), font, measuredAt), {
      height: measuredAt * 2,
      fonts,
      loadAdditionalAsset: async (_, signs) => {
        missing += signs
        return []
      },
    })
    if (/\p{L}/u.test(missing)) return ''
    const lacking = new Set(missing)
    return [...text]
      .filter((sign) => !lacking.has(sign))
      .join('')
      .trim()
  }

  return {
    legible,
    async widths(texts, font) {
      const height = measuredAt * 2
      const lines = texts.map((text, index) => line(text, font, measuredAt, { top: index * height }))
      const size = { width: measuredAt * 100, height: texts.length * height }
      const svg = await satori(box(lines), { ...size, fonts, embedFont: false })
      const sums = texts.map(() => 0)
      for (const [, y, width] of svg.matchAll(/<text x="[^"]*" y="([^"]*)" width="([^"]*)"/g)) {
        const index = Math.floor(Number(y) / height)
        sums[index] = (sums[index] ?? 0) + Number(width) / measuredAt
      }
      return sums
    },
    outlines(texts, color) {
      const lines = texts.map(({ text, font, size, x, y }) =>
        line(text, font, size, { left: x, top: y, color }),
      )
      return satori(box(lines), { ...ogImageSize, fonts })
    },
  }
}

type Style = Readonly<Record<string, string | number>>

interface Element {
  readonly type: 'div'
  readonly props: { readonly style: Style; readonly children: string | readonly Element[] }
  readonly key: null
}

const box = (children: readonly Element[]): Element => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', width: '100%', height: '100%' }, children },
})

/** A line of text, which nothing breaks. */
function line(text: string, font: Typeface, fontSize: number, style: Style = {}): Element {
  const fontFamily = files[font].map((_, part) => `${font} ${part}`).join(', ')
  const letterSpacing = tracking[font]
  return {
    type: 'div',
    key: null,
    props: {
      style: {
        position: 'absolute',
        whiteSpace: 'pre',
        lineHeight: 1,
        fontFamily,
        fontSize,
        letterSpacing,
        ...style,
      },
      children: text,
    },
  }
}
