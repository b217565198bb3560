/** A colour as the screen mixes it: red, green, blue from 0 to 255, and how much of it covers what is below. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number]

export type Scheme = 'light' | 'dark'

/** A token's colour in a scheme. Throws for what is no colour. */
export function colourIn(scheme: Scheme, value: string): Colour {
  const pair = /^light-dark\((.+?),\s*((?:rgb\(.*\)|#\w+))\)$/s.exec(value.trim())
  const text = (pair ? pair[scheme === 'light' ? 1 : 2] : value)?.trim() ?? ''
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)
  if (hex) return [1, 2, 3].map((at) => Number.parseInt(hex[at] ?? '', 16)).concat(1) as unknown as Colour
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(text)
  if (!rgb) throw new Error(`"${text}" is no colour that this test reads.`)
  return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4]) / 100]
}

/** Contrast of two colours by WCAG 2: from 1 to 21. A colour that lets through is mixed with the one below it. */
export function contrast(above: Colour, below: Colour): number {
  const mixed = above.map((value, at) =>
    at === 3 ? 1 : value * above[3] + (below[at] as number) * (1 - above[3]),
  ) as unknown as Colour
  const [bright = 0, dim = 0] = [luminance(mixed), luminance(below)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
