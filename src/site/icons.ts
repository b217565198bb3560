/** An icon that is made from the site's SVG. */
export interface Icon {
  /** Path from the root. */
  readonly path: string
  /** Pixels of a side. */
  readonly size: number
  /** How much of a side the drawing takes. */
  readonly share: number
  readonly purpose: 'any' | 'maskable' | 'touch'
}

/** The drawing that every other icon is made from. */
export const svgIconPath = '/favicon.svg'

/** What stands for the company where a square picture is wanted. */
export const logoPath = '/icons/512.png'

/** The icons: a maskable one is cut to a circle of four fifths, and the drawing stays within it. */
export const icons: readonly Icon[] = [
  { path: '/icons/192.png', size: 192, share: 0.8, purpose: 'any' },
  { path: logoPath, size: 512, share: 0.8, purpose: 'any' },
  { path: '/icons/maskable-512.png', size: 512, share: 0.56, purpose: 'maskable' },
  { path: '/apple-touch-icon.png', size: 180, share: 0.72, purpose: 'touch' },
]

/** What old browsers and robots ask for unasked. */
export const icoPath = '/favicon.ico'
