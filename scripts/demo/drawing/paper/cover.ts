import type PDFDocument from 'pdfkit'
import type { StructureElement } from 'pdfkit'
import { fieldOf } from '../../../../src/site/field-lines.ts'
import { palettes } from '../palette.ts'
import type { Paper } from '../paper.ts'
import { page } from './layout.ts'
import { drawLine, drawText, type SetLine, setLines, widthOf } from './words.ts'

/** The ground of each category; one that is not named has the deepest. */
const grounds: Readonly<Record<string, (typeof palettes)[keyof typeof palettes]>> = {
  guide: palettes.blue,
  report: palettes.red,
  'case-study': palettes.green,
}

/** The cover: the category's ground, the paper's field, and below it what the paper is. */
export function drawCover(
  document: PDFDocument,
  paper: Paper,
  structure: StructureElement,
  date: string,
): void {
  const palette = grounds[paper.category.key] ?? palettes.ink
  const width = page.right - page.left
  const size = titleSize(document, paper.title, width)
  const title = setText(document, paper.title, 'display', size, width)
  const subtitle = setText(document, paper.subtitle, 'italic', 15, width * 0.86)
  const height = title.length * size * 1.04 + subtitle.length * 20 + 62
  const top = page.height - 112 - height
  document.addPage()
  document.markContent('Artifact')
  drawField(document, paper, palette, top - 26)
  document.endMarkedContent()

  const put = (type: string, draw: () => void) => {
    const element = document.struct(type)
    structure.add(element)
    const content = document.markStructureContent(type)
    draw()
    document.endMarkedContent()
    element.add(content)
  }
  document.fillColor(palette.ink)
  put('P', () => {
    drawText(document, paper.publisher, 'display', 15, page.left, 68)
  })
  put('P', () => {
    document.fillColor(palette.accent).strokeColor(palette.accent)
    drawText(document, paper.category.name, 'label-bold', 9.5, page.left, top + 10)
    document.fillColor(palette.ink).strokeColor(palette.ink)
  })
  put('H1', () => {
    for (const [index, set] of title.entries())
      drawLine(document, set, page.left, top + 28 + (index + 0.78) * size * 1.04, size)
  })
  put('P', () => {
    const from = top + 28 + title.length * size * 1.04 + 26
    for (const [index, set] of subtitle.entries()) drawLine(document, set, page.left, from + index * 20, 15)
  })
  put('P', () => {
    const foot = page.height - 58
    drawText(document, `${paper.authors.join(', ')} `, 'label', 9, page.left, foot)
    drawText(document, date, 'label', 9, page.right - widthOf(document, date, 'label', 9), foot)
  })
}

/** Lines as even as can be: as narrow as they may run without becoming more. */
function setText(
  document: PDFDocument,
  text: string,
  face: 'display' | 'italic',
  size: number,
  width: number,
): SetLine[] {
  const words = text.split(/\s+/).map((word) => ({ text: word, face, glued: false }))
  let lines = setLines(document, words, size, width)
  const count = lines.length
  for (let narrower = width; narrower > width / 2 && lines.length === count; narrower -= 6) {
    const next = setLines(document, words, size, narrower)
    if (next.length > count || next.some((line) => line.width > narrower)) break
    lines = next
  }
  return lines
}

/** The largest size that needs no more lines than a smaller one would; smaller still where a word is too long for it. */
function titleSize(document: PDFDocument, title: string, width: number): number {
  const widest = Math.max(...title.split(/\s+/).map((word) => widthOf(document, word, 'display', 1)))
  const sizes = [46, 44, 42, 40, 38].filter((size) => widest * size <= width)
  const lines = (size: number) => setText(document, title, 'display', size, width).length
  const least = Math.min(...sizes.map(lines))
  return sizes.find((size) => lines(size) === least) ?? Math.floor(width / widest)
}

function drawField(
  document: PDFDocument,
  paper: Paper,
  palette: (typeof palettes)[keyof typeof palettes],
  textTop: number,
): void {
  const { width, height } = page
  const field = fieldOf(paper.seed, {
    width,
    height,
    quiet: [
      { x: 0, y: textTop, width, height: height - textTop },
      { x: 0, y: 0, width: 220, height: 84 },
    ],
    density: 1.25,
  })
  document.rect(0, 0, width, height).fillColor(palette.ground).fill()
  document.save()
  document.rect(0, 0, width, textTop).clip()
  document
    .lineWidth(0.75)
    .strokeColor(palette.ink)
    .strokeOpacity(0.75)
    .path(field.lines)
    .stroke()
    .strokeOpacity(1)
  document.restore()
  for (const [x, y] of field.northPoles) document.circle(x, y, 4.2).fillColor(palette.accent).fill()
  for (const [x, y] of field.southPoles) document.circle(x, y, 4.2).fillColor(palette.ink).fill()
  document
    .lineWidth(0.75)
    .strokeColor(palette.ink)
    .moveTo(page.left, height - 78)
    .lineTo(page.right, height - 78)
    .stroke()
}
