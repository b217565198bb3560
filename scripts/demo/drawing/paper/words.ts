import type { PhrasingContent } from 'mdast'
import type PDFDocument from 'pdfkit'
import { type Face, hasGlyph, useFace } from './typefaces.ts'

/** A word in one face; `glued` where no space parts it from the one before. */
export interface Word {
  readonly text: string
  readonly face: Face
  readonly glued: boolean
}

/** The three faces that a text of one kind changes between. */
export interface Faces {
  readonly plain: Face
  readonly strong: Face
  readonly emphasis: Face
}

export const textFaces: Faces = { plain: 'text', strong: 'bold', emphasis: 'italic' }
export const quoteFaces: Faces = { plain: 'italic', strong: 'italic', emphasis: 'text' }
export const tableFaces: Faces = { plain: 'label', strong: 'label-bold', emphasis: 'label' }

/** The words of running text. */
export function wordsOf(content: readonly PhrasingContent[], faces: Faces): Word[] {
  const words: Word[] = []
  let open = false
  const take = (nodes: readonly PhrasingContent[], face: Face) => {
    for (const node of nodes) {
      if (node.type === 'strong') take(node.children, faces.strong)
      else if (node.type === 'emphasis') take(node.children, faces.emphasis)
      else if (node.type === 'link') take(node.children, face)
      else if (node.type === 'break') open = false
      else if (node.type === 'text' || node.type === 'inlineCode')
        for (const piece of node.value.split(/([ \n]+)/)) {
          if (piece === '') continue
          const isSpace = /^[ \n]/.test(piece)
          if (!isSpace) words.push({ text: piece, face, glued: open })
          open = !isSpace
        }
      else throw new Error(`Papers are written in plain Markdown; "${node.type}" cannot be set.`)
    }
  }
  take(content, faces.plain)
  return words
}

/** A piece of a line in one face, and where it begins. */
export interface Piece {
  readonly text: string
  readonly face: Face
  readonly x: number
}

export interface SetLine {
  readonly pieces: readonly Piece[]
  readonly width: number
}

/** Width of a text in a face and size, in points. */
export function widthOf(document: PDFDocument, text: string, face: Face, size: number): number {
  const options = useFace(document, face, size)
  return document.widthOfString(text, options)
}

/** Breaks words into lines of a width, ragged on the right. A word wider than that has a line of its own. */
export function setLines(
  document: PDFDocument,
  words: readonly Word[],
  size: number,
  width: number,
): SetLine[] {
  const lines: SetLine[] = []
  let pieces: Piece[] = []
  let end = 0
  for (const chunk of chunksOf(words.flatMap((word) => inFacesThatHaveIt(document, word)))) {
    const space = pieces.length > 0 ? widthOf(document, ' ', chunk[0]!.face, size) : 0
    const wide = chunk.reduce((sum, word) => sum + widthOf(document, word.text, word.face, size), 0)
    if (pieces.length > 0 && end + space + wide > width) {
      lines.push({ pieces, width: end })
      pieces = []
      end = 0
    } else if (pieces.length > 0) end += space
    for (const [index, word] of chunk.entries()) {
      const last = pieces.at(-1)
      const gap = index === 0 && last ? ' ' : ''
      if (last?.face === word.face)
        pieces[pieces.length - 1] = { ...last, text: `${last.text}${gap}${word.text}` }
      else {
        if (last && gap) pieces[pieces.length - 1] = { ...last, text: `${last.text} ` }
        pieces.push({ text: word.text, face: word.face, x: end })
      }
      end += widthOf(document, word.text, word.face, size)
    }
  }
  if (pieces.length > 0) lines.push({ pieces, width: end })
  return lines
}

/** A word, with the characters that its face lacks in the face of the text. Throws where that lacks them, too. */
function inFacesThatHaveIt(document: PDFDocument, word: Word): Word[] {
  const parts: Word[] = []
  for (const character of word.text) {
    const face = [word.face, 'text' as const].find((candidate) => hasGlyph(document, candidate, character))
    if (!face)
      throw new Error(
        `The typefaces of papers have no "${character}", which is in "${word.text}". Write it otherwise.`,
      )
    const last = parts.at(-1)
    if (last?.face === face) parts[parts.length - 1] = { ...last, text: last.text + character }
    else parts.push({ text: character, face, glued: last ? true : word.glued })
  }
  return parts
}

/** Words that stay together because no space parts them. */
function chunksOf(words: readonly Word[]): Word[][] {
  const chunks: Word[][] = []
  for (const word of words) {
    if (word.glued && chunks.length > 0) chunks.at(-1)!.push(word)
    else chunks.push([word])
  }
  return chunks
}

/** Draws a line with its baseline at y. The space at its end keeps words apart when the text is copied. */
export function drawLine(document: PDFDocument, line: SetLine, x: number, y: number, size: number): void {
  for (const [index, piece] of line.pieces.entries()) {
    const text = index === line.pieces.length - 1 ? `${piece.text} ` : piece.text
    drawText(document, text, piece.face, size, x + piece.x, y)
  }
}

/** Draws a text in one face with its baseline at y. */
export function drawText(
  document: PDFDocument,
  text: string,
  face: Face,
  size: number,
  x: number,
  y: number,
): void {
  document.text(text, x, y, useFace(document, face, size))
}
