/** The colours of one ground: what is drawn on it and the one accent. */
export interface Palette {
  readonly ground: string
  /** Lines and letters. */
  readonly ink: string
  /** Copper: north poles, and what the picture is about. */
  readonly accent: string
  /** Thin lines that help to read: grids, axes of symmetry, hatching. */
  readonly faint: string
  /** Flat tone of parts, a little off the ground. */
  readonly tone: string
}

/** Paper for charts and plans, and the three field grounds with ink, deeper still. */
export const palettes = {
  paper: { ground: '#f6f3ec', ink: '#14181f', accent: '#e8590c', faint: '#bdb8ab', tone: '#e9e4d8' },
  ink: { ground: '#0d1b2a', ink: '#f6f1e7', accent: '#f2691c', faint: '#5b6875', tone: '#18293b' },
  blue: { ground: '#123047', ink: '#f6f1e7', accent: '#f2691c', faint: '#5f7688', tone: '#1c3f5a' },
  red: { ground: '#6b2a1a', ink: '#f6f1e7', accent: '#ff8a45', faint: '#a97563', tone: '#7d3625' },
  green: { ground: '#1f3b2d', ink: '#f6f1e7', accent: '#f2691c', faint: '#6c8376', tone: '#2a4b3a' },
} as const satisfies Record<string, Palette>
