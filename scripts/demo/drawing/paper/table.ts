import type { Table, TableRow } from 'mdast'
import type { StructureElement } from 'pdfkit'
import { type Flow, rule } from './flow.ts'
import { inks, page } from './layout.ts'
import { drawLine, type SetLine, setLines, tableFaces, type Word, widthOf, wordsOf } from './words.ts'

const size = 8.6
const line = 12
const gap = 14
const padding = 4.5

interface Column {
  readonly width: number
  readonly x: number
  readonly isRight: boolean
}

/** A table with hairlines between its rows; figures stand on the right. Its head is repeated where a page begins. */
export function drawTable(flow: Flow, node: Table, element: StructureElement): void {
  const rows = node.children.map((row) => row.children.map((cell) => wordsOf(cell.children, tableFaces)))
  const head = rows[0]!.map((words) => words.map((word): Word => ({ ...word, face: 'label-bold' })))
  const columns = columnsOf(flow, node, [head, ...rows.slice(1)])
  flow.y += 5
  if (columns[0]!.x < page.text) flow.y = Math.max(flow.y, flow.leftFreeFrom)
  const heights = [head, ...rows.slice(1)].map((row) => heightOf(flow, row, columns))
  const whole = heights.reduce((sum, height) => sum + height, 0)
  // Short tables stay on one page; of long ones, the head never stands alone.
  flow.need(whole < 260 ? whole : heights[0]! + (heights[1] ?? 0))
  drawRow(flow, head, columns, element, true)
  for (const row of rows.slice(1)) {
    if (flow.y + heightOf(flow, row, columns) > page.bottom) {
      flow.turn()
      drawRow(flow, head, columns, undefined, true)
    }
    drawRow(flow, row, columns, element, false)
  }
  flow.y += 14
}

/** Columns as wide as they need, in the text's measure where they fit there, else across the page. */
function columnsOf(flow: Flow, node: Table, rows: readonly (readonly Word[][])[]): Column[] {
  const count = rows[0]!.length
  const indices = Array.from({ length: count }, (_, index) => index)
  const wordWidth = (word: Word) => widthOf(flow.document, word.text, word.face, size)
  const natural = indices.map((index) =>
    Math.max(
      ...rows.map(
        (row) => setLines(flow.document, row[index] ?? [], size, Number.POSITIVE_INFINITY)[0]?.width ?? 0,
      ),
    ),
  )
  const least = indices.map((index) =>
    Math.max(...rows.flatMap((row) => (row[index] ?? []).map(wordWidth)), 20),
  )
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const gaps = (count - 1) * gap
  const left =
    sum(natural) + gaps <= page.measure || sum(least) + gaps <= page.measure * 0.62 ? page.text : page.left
  const room = page.right - left - gaps
  // Each has the width of its longest word at least; what is left goes by what each would like to have.
  const wishes = natural.map((width, index) => Math.max(0, width - least[index]!))
  const spare = room - sum(least)
  const share = sum(wishes) > 0 ? Math.min(1, spare / sum(wishes)) : 0
  const widths = least.map((width, index) => width + wishes[index]! * share)
  const rest = (room - sum(widths)) / count
  let x = left
  return indices.map((index) => {
    const width = widths[index]! + rest
    const column = { width, x, isRight: node.align?.[index] === 'right' || isFigures(node.children, index) }
    x += width + gap
    return column
  })
}

/** Whether all cells of a column below its head are numbers with units and signs. */
function isFigures(rows: readonly TableRow[], index: number): boolean {
  if (index === 0) return false
  const texts = rows.slice(1).map((row) =>
    wordsOf(row.children[index]?.children ?? [], tableFaces)
      .map((word) => word.text)
      .join(' '),
  )
  return texts.every((text) => text === '' || /^[€<>+−–-]*\s?\d[\d.,:%\s–-]*(?:\S{1,4})?$/.test(text))
}

function linesOf(flow: Flow, row: readonly Word[][], columns: readonly Column[]): SetLine[][] {
  return columns.map((column, index) => setLines(flow.document, row[index] ?? [], size, column.width + 0.1))
}

const heightOf = (flow: Flow, row: readonly Word[][], columns: readonly Column[]): number =>
  Math.max(...linesOf(flow, row, columns).map((lines) => lines.length), 1) * line + 2 * padding

/** A row; one that repeats the head has no place in the structure and is passed over by readers of it. */
function drawRow(
  flow: Flow,
  row: readonly Word[][],
  columns: readonly Column[],
  table: StructureElement | undefined,
  isHead: boolean,
): void {
  const { document } = flow
  const height = heightOf(flow, row, columns)
  const [left, right] = [columns[0]!.x, page.right]
  document.markContent('Artifact')
  if (isHead) rule(document, left, right, flow.y, 1.2, inks.ink)
  rule(document, left, right, flow.y + height, isHead ? 0.6 : 0.4, isHead ? inks.ink : inks.line)
  document.endMarkedContent()
  const record = table && document.struct('TR')
  if (record) table.add(record)
  for (const [index, lines] of linesOf(flow, row, columns).entries()) {
    const column = columns[index]!
    const draw = () => {
      document.fillColor(inks.ink).strokeColor(inks.ink)
      for (const [number, set] of lines.entries()) {
        const x = column.isRight ? column.x + column.width - set.width : column.x
        drawLine(document, set, x, flow.y + padding + number * line + 9, size)
      }
    }
    if (!record) {
      document.markContent('Artifact')
      draw()
      document.endMarkedContent()
      continue
    }
    const cell = document.struct(isHead ? 'TH' : 'TD')
    record.add(cell)
    flow.inside(cell, isHead ? 'TH' : 'TD', draw)
  }
  flow.y += height
}
