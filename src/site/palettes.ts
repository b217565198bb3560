/** The kinds of content, of which each has a ground of its own. */
export type ContentKind = 'page' | 'webinar' | 'whitepaper'

/** A theme's colours where no style sheet reaches: pictures for networks, icons, the frame of a browser. */
export interface Palette {
  /** The paper of pages, in the light and in the dark. */
  readonly paper: { readonly light: string; readonly dark: string }
  /** What fields are drawn on. */
  readonly grounds: Readonly<Record<ContentKind, string>>
  readonly onGround: string
  /** Lines and their opacity. */
  readonly line: { readonly color: string; readonly opacity: number }
  /** North poles. */
  readonly accent: string
}

/** The light half of the tokens in `components/styles`: a test compares them. */
const palettes: Readonly<Record<string, Palette>> = {
  voltaic: {
    paper: { light: '#f6f3ec', dark: '#0d1b2a' },
    grounds: { page: '#0f1d2c', webinar: '#5b2118', whitepaper: '#16382a' },
    onGround: '#f6f1e7',
    line: { color: '#f6f1e7', opacity: 0.45 },
    accent: '#e8590c',
  },
}

/** The colours of a theme; those of the first one for a theme that has none. */
export function paletteOf(theme: string): Palette {
  return palettes[theme] ?? (palettes.voltaic as Palette)
}
