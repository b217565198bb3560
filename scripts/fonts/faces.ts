/** A typeface as a theme uses it: where it comes from and how much of it is kept. */
export interface Face {
  /** Name of the file, without its ending. */
  readonly name: string
  readonly family: string
  /** In the packages of Fontsource. */
  readonly source: string
  readonly style: 'normal' | 'italic'
  /** Axes: kept as a range, or fixed. */
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
  /** Shown when it comes, or only where it is there at once: for one that is not asked for early. */
  readonly shown: 'swap' | 'optional'
  /** Typefaces of the system that stand in until the file is there, and the weights that they stand in for. */
  readonly standIns: readonly StandIn[]
}

/** A typeface of the system: its names there, and the Adobe metrics that all of them share. */
export interface StandIn {
  readonly names: readonly string[]
  readonly metrics: string
  /** Weights as CSS writes them. */
  readonly weights: string
  /** The weight at which widths are compared. */
  readonly at: number
}

// Windows and macOS have Microsoft's, Linux mostly Liberation's or URW's: all of the same widths. Fontconfig knows
// URW's bold and italic ones by their PostScript names alone.
const arial = ['Arial', 'Liberation Sans', 'Nimbus Sans']
const arialBold = ['Arial Bold', 'Liberation Sans Bold', 'NimbusSans-Bold']
const times = ['Times New Roman', 'Liberation Serif', 'Nimbus Roman']
const timesItalic = ['Times New Roman Italic', 'Liberation Serif Italic', 'NimbusRoman-Italic']

/** The typefaces of the theme of Voltaic Systems. */
export const faces: readonly Face[] = [
  {
    name: 'display',
    family: 'Bricolage Grotesque',
    source: 'bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2',
    style: 'normal',
    shown: 'swap',
    axes: { opsz: 72, wght: { min: 600, max: 800 } },
    standIns: [{ names: arialBold, metrics: 'Helvetica-Bold', weights: '600 800', at: 700 }],
  },
  {
    name: 'interface',
    family: 'Instrument Sans',
    source: 'instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    style: 'normal',
    shown: 'swap',
    axes: { wght: { min: 400, max: 600 } },
    standIns: [
      { names: arial, metrics: 'Helvetica', weights: '400 500', at: 400 },
      { names: arialBold, metrics: 'Helvetica-Bold', weights: '600 700', at: 600 },
    ],
  },
  {
    name: 'reading',
    family: 'Newsreader',
    source: 'newsreader/files/newsreader-latin-wght-normal.woff2',
    style: 'normal',
    shown: 'swap',
    axes: { wght: { min: 400, max: 600 } },
    standIns: [{ names: times, metrics: 'Times-Roman', weights: '400 700', at: 400 }],
  },
  {
    name: 'reading-italic',
    family: 'Newsreader',
    source: 'newsreader/files/newsreader-latin-wght-italic.woff2',
    style: 'italic',
    shown: 'optional',
    axes: { wght: 400 },
    standIns: [{ names: timesItalic, metrics: 'Times-Italic', weights: '400 700', at: 400 }],
  },
]
