import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type PDFDocument from 'pdfkit'
import type { TextOptions } from 'pdfkit'
import { truetypeOf } from './woff2.ts'

/** The faces that papers are set in, by the names that the document knows them by. */
export type Face = 'display' | 'text' | 'italic' | 'bold' | 'label' | 'label-bold'

type Font = Exclude<Face, 'bold' | 'label-bold'>

const files: Readonly<Record<Font, string>> = {
  display: 'bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
  text: 'newsreader/files/newsreader-latin-standard-normal.woff2',
  italic: 'newsreader/files/newsreader-latin-standard-italic.woff2',
  label: 'instrument-sans/files/instrument-sans-latin-standard-normal.woff2',
}

type Typefaces = ReadonlyMap<Font, Buffer>
let loaded: Promise<Typefaces> | undefined

/** Reads the site's own typefaces from their packages, once for a process. */
export function loadTypefaces(): Promise<Typefaces> {
  loaded ??= Promise.all(
    Object.entries(files).map(async ([font, file]) => {
      const woff2 = await readFile(fileURLToPath(import.meta.resolve(`@fontsource-variable/${file}`)))
      return [font as Font, truetypeOf(woff2)] as const
    }),
  ).then((entries) => new Map(entries))
  return loaded
}

/** Makes the faces known to a document. */
export function registerTypefaces(document: PDFDocument, typefaces: Typefaces): void {
  for (const [font, bytes] of typefaces) document.registerFont(font, bytes)
}

/**
 * Takes up a face in a size. The bold ones are the plain ones with a line round their letters: the variable fonts
 * cannot be embedded at another weight than their own.
 */
export function useFace(document: PDFDocument, face: Face, size: number): TextOptions {
  const isBold = face === 'bold' || face === 'label-bold'
  document.font(face === 'bold' ? 'text' : face === 'label-bold' ? 'label' : face).fontSize(size)
  if (isBold) document.lineWidth(size * 0.032)
  return isBold ? { ...plain, fill: true, stroke: true } : plain
}

const plain: TextOptions = { lineBreak: false, baseline: 'alphabetic' }

/** Whether a face has a glyph for a character. */
export function hasGlyph(document: PDFDocument, face: Face, character: string): boolean {
  useFace(document, face, 10)
  return document._font.font.hasGlyphForCodePoint(character.codePointAt(0)!)
}
