/** The kinds of content, of which each has a ground of its own. */
export type ContentKind = 'page' | 'webinar' | 'whitepaper'

/** A theme where no style sheet reaches: pictures for networks, icons, the frame of a browser. */
export interface Palette {
  /** The paper of pages, in the light and in the dark. */
  readonly paper: { readonly light: string; readonly dark: string }
  /** What is drawn on, and the letters on it. */
  readonly grounds: Readonly<Record<ContentKind, string>>
  readonly onGround: string
  /** Lines of fields; null for a theme that draws none. */
  readonly line: { readonly color: string; readonly opacity: number } | null
  /** North poles; where there are none, a rule. */
  readonly accent: string
  /** The typeface of titles. */
  readonly display: 'bricolage' | 'instrument'
}

/** What the themes in `components/styles/themes` say for the light: a test compares them. */
export const palettes: Readonly<Record<string, Palette>> = {
  voltaic: {
    paper: { light: '#f6f3ec', dark: '#0d1b2a' },
    grounds: { page: '#0f1d2c', webinar: '#5b2118', whitepaper: '#16382a' },
    onGround: '#f6f1e7',
    line: { color: '#f6f1e7', opacity: 0.45 },
    accent: '#e8590c',
    display: 'bricolage',
  },
  plain: {
    paper: { light: '#ffffff', dark: '#16181b' },
    grounds: { page: '#eef1f4', webinar: '#eef1f4', whitepaper: '#eef1f4' },
    onGround: '#1b1d20',
    line: null,
    accent: '#0b57c4',
    display: 'instrument',
  },
}

/** The palette of a theme; that of the first one for a theme that has none. */
export function paletteOf(theme: string): Palette {
  return palettes[theme] ?? (palettes.voltaic as Palette)
}
