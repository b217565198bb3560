import type PDFDocument from 'pdfkit'
import type { StructureElement } from 'pdfkit'
import { inks, page } from './layout.ts'
import { drawText, widthOf } from './words.ts'

/** The text of a paper as it runs down one page after the other. */
export interface Flow {
  readonly document: PDFDocument
  /** The top of what comes next. */
  y: number
  /** From where on the left column, where headings stand, is free. */
  leftFreeFrom: number
  /** Begins a page. */
  turn(): void
  /** Begins a page unless so much room is left on this one. */
  need(height: number): void
  /** Runs `draw` as content of an element of the document's structure. */
  inside(element: StructureElement, tag: string, draw: () => void): void
}

/** Page headers and numbers are artifacts: readers of the structure pass over them. */
export function newFlow(document: PDFDocument, runningHead: readonly [left: string, right: string]): Flow {
  let number = 1
  const flow: Flow = {
    document,
    y: page.top,
    leftFreeFrom: page.top,
    turn() {
      document.addPage()
      number += 1
      document.markContent('Artifact')
      drawRunningHead(document, runningHead, number)
      document.endMarkedContent()
      flow.y = page.top
      flow.leftFreeFrom = page.top
    },
    need(height) {
      if (flow.y + height > page.bottom) flow.turn()
    },
    inside(element, tag, draw) {
      const content = document.markStructureContent(tag)
      draw()
      document.endMarkedContent()
      element.add(content)
    },
  }
  flow.turn()
  return flow
}

function drawRunningHead(
  document: PDFDocument,
  [left, right]: readonly [string, string],
  number: number,
): void {
  document.fillColor(inks.quiet)
  drawText(document, left, 'label', 7.6, page.text, 50)
  drawText(document, right, 'label', 7.6, page.right - widthOf(document, right, 'label', 7.6), 50)
  document.fillColor(inks.ink)
  drawText(document, String(number), 'display', 10, page.left, 50)
  rule(document, page.left, page.right, 60, 0.5, inks.line)
}

/** A line across the page. */
export function rule(
  document: PDFDocument,
  from: number,
  to: number,
  y: number,
  width: number,
  colour: string,
): void {
  document.lineWidth(width).strokeColor(colour).moveTo(from, y).lineTo(to, y).stroke()
}
