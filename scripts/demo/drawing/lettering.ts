import { glyphs } from './glyphs.ts'

export interface Lettering {
  /** Height of capitals in pixels; 30 unless told. */
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly colour: string
  /** Width of the pen, in tenths of the height of capitals; 1.1 unless told. */
  readonly pen?: number
  /** Degrees clockwise about the anchor. */
  readonly turn?: number
}

/** Between the ink of two letters, in tenths of the height of capitals. */
const apart = 2.3

/** Width of a line of lettering in pixels. */
export function letteringWidth(text: string, size = 30): number {
  return (advance([...text]) * size) / 10
}

function advance(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + glyphOf(character)[0] + apart, -apart)
}

function glyphOf(character: string) {
  const glyph = glyphs[character]
  if (!glyph) throw new Error(`The lettering of drawings has no "${character}". Add it to glyphs.ts.`)
  return glyph
}

/** A line of text as strokes, baseline at x, y: needs no font and looks the same on every machine. Figures are tabular. */
export function lettering(text: string, x: number, y: number, style: Lettering): string {
  const { size = 30, anchor = 'start', colour, pen = 1.1, turn = 0 } = style
  const characters = [...text]
  const width = advance(characters)
  let at = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width
  const strokes = characters.map((character) => {
    const [ink, path] = glyphOf(character)
    const stroke = path && `<path d="${path}" transform="translate(${round(at)} 0)"/>`
    at += ink + apart
    return stroke
  })
  const turned = turn === 0 ? '' : ` rotate(${turn})`
  return `<g transform="translate(${round(x)} ${round(y)})${turned} scale(${size / 10})" fill="none" stroke="${colour}" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g>`
}

const round = (value: number): number => Math.round(value * 100) / 100
