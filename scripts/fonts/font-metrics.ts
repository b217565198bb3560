/** What a line of text takes up in a typeface, in em. */
export interface FontMetrics {
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  /** Width of a text, with kerning. */
  widthOf(text: string): number
}

interface Font {
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  layout(text: string): { readonly advanceWidth: number }
}

/** Reads the metrics of a font file (TrueType, without axes). */
export async function metricsOf(font: Uint8Array): Promise<FontMetrics> {
  const { create } = (await import('fontkit' as string)) as { create(bytes: Uint8Array): Font }
  const read = create(font)
  const em = (units: number) => units / read.unitsPerEm
  return {
    ascent: em(read.ascent),
    descent: em(-read.descent),
    lineGap: em(read.lineGap),
    widthOf: (text) => em(read.layout(text).advanceWidth),
  }
}
