import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { truetypeOf } from '../../../../scripts/demo/drawing/paper/woff2.ts'

const read = (file: string) => readFile(fileURLToPath(import.meta.resolve(`@fontsource-variable/${file}`)))

interface Font {
  readonly numGlyphs: number
  readonly unitsPerEm: number
  getGlyph(index: number): { readonly advanceWidth: number; readonly path: { toSVG(): string } }
}

describe('a TrueType font taken out of WOFF2', () => {
  it.each([
    'bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
    'newsreader/files/newsreader-latin-standard-normal.woff2',
    'newsreader/files/newsreader-latin-standard-italic.woff2',
    'instrument-sans/files/instrument-sans-latin-standard-normal.woff2',
  ])('has every glyph of %s, as another reader of WOFF2 sees them', async (file) => {
    const woff2 = await read(file)
    // pdfkit's own library reads both formats, but can embed the one alone.
    const { create } = (await import('fontkit' as string)) as { create(bytes: Uint8Array): Font }
    const [packed, unpacked] = [create(woff2), create(truetypeOf(woff2))]
    expect(unpacked.numGlyphs).toBe(packed.numGlyphs)
    expect(unpacked.unitsPerEm).toBe(packed.unitsPerEm)
    for (let index = 0; index < packed.numGlyphs; index++) {
      expect(unpacked.getGlyph(index).advanceWidth).toBe(packed.getGlyph(index).advanceWidth)
      expect(unpacked.getGlyph(index).path.toSVG()).toBe(packed.getGlyph(index).path.toSVG())
    }
  })

  it('is not taken out of anything else', () => {
    expect(() => truetypeOf(Buffer.from('OTTO and more'))).toThrow('not WOFF2')
  })
})
