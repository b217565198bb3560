import type { LanguageCode } from '../languages.ts'
import { icons, svgIconPath } from './icons.ts'
import { paletteOf } from './palettes.ts'
import { homeUrl } from './urls.ts'
import type { SpokenText } from './words.ts'

/** What a web manifest is made from. */
export interface ManifestFrame {
  readonly language: LanguageCode
  readonly siteTitle: SpokenText
  readonly siteDescription: SpokenText | null
  readonly theme: string
}

/** The web manifest of a language, JSON. */
export function webManifest({ language, siteTitle, siteDescription, theme }: ManifestFrame): string {
  const { paper } = paletteOf(theme)
  const drawn = icons.flatMap(({ path, size, purpose }) =>
    purpose === 'touch' ? [] : { src: path, sizes: `${size}x${size}`, type: 'image/png', purpose },
  )
  const manifest = {
    name: siteTitle.text,
    short_name: siteTitle.text,
    ...(siteDescription ? { description: siteDescription.text } : {}),
    lang: language,
    id: homeUrl(language),
    start_url: homeUrl(language),
    scope: '/',
    display: 'minimal-ui',
    background_color: paper.light,
    theme_color: paper.light,
    icons: [...drawn, { src: svgIconPath, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
  return `${JSON.stringify(manifest)}\n`
}
