import { allowedElements } from './allowlist.ts'
import { writeAttributes } from './attributes.ts'
import { escapeHtml } from './html.ts'
import { labelLanguage } from './label-language.ts'
import type { Rendering } from './rendering.ts'
import { type Element, isSet, stringProperty } from './tree.ts'
import { startParagraph } from './typography.ts'

/** Writes a table in a container that scrolls sideways where the table is wider than the page, by keyboard too. */
export function writeTable(rendering: Rendering, element: Element): string {
  const { inTable } = rendering
  rendering.inTable = true
  rendering.tables++
  const label = rendering.context.labels.table.replaceAll('{number}', String(rendering.tables))
  startParagraph(rendering.typography)
  const attributes = writeAttributes(rendering, element, allowedElements.get('table')!)
  const table = `<table${attributes}>${rendering.inside(element)}</table>`
  rendering.inTable = inTable
  // Within another table's cell there is a container already.
  if (inTable) return table
  return `<div class="table-scroll" role="region" tabindex="0" aria-label="${escapeHtml(label)}">${table}</div>`
}

/** Writes the box of a task; it is a picture of a state, not a control. Other inputs are left to the allowlist. */
export function writeTaskBox(rendering: Rendering, element: Element): string | undefined {
  if (stringProperty(element, 'type') !== 'checkbox' || !isSet(element, 'disabled')) return undefined
  const done = isSet(element, 'checked')
  const { taskDone, taskOpen } = rendering.context.labels
  const label = escapeHtml(done ? taskDone : taskOpen)
  return `<span class="${done ? 'task-box task-done' : 'task-box'}" role="img" aria-label="${label}"${labelLanguage(rendering)}></span>`
}
