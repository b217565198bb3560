import type { AllowedElement } from './allowlist.ts'
import { escapeHtml } from './html.ts'
import { claimId, type Rendering } from './rendering.ts'
import { classesOf, type Element, isSet, stringProperty } from './tree.ts'

const anything = /^/
const count = /^\d{1,4}$/
const integer = /^-?\d{1,6}$/

/** Properties as the tree names them: the attribute of each, and what it may say. */
const rules: Readonly<Record<string, { readonly name: string; readonly value: RegExp }>> = {
  lang: { name: 'lang', value: /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/i },
  dir: { name: 'dir', value: /^(ltr|rtl|auto)$/i },
  title: { name: 'title', value: anything },
  abbr: { name: 'abbr', value: anything },
  start: { name: 'start', value: integer },
  value: { name: 'value', value: integer },
  type: { name: 'type', value: /^[1aAiI]$/ },
  dateTime: { name: 'datetime', value: /^[0-9A-Za-z:.+\- ]{1,40}$/ },
  colSpan: { name: 'colspan', value: count },
  rowSpan: { name: 'rowspan', value: count },
  span: { name: 'span', value: count },
  scope: { name: 'scope', value: /^(row|col|rowgroup|colgroup)$/ },
}
const flags = ['open', 'reversed']
const ofEveryElement = ['lang', 'dir', 'title']
const allowedClasses = [
  'lead',
  'small',
  'wide',
  'align-left',
  'align-center',
  'align-right',
  'task-list-item',
]
const alignment = /^(?:text-align: ?)?(left|center|right)$/

/** The attributes that an element keeps, as they stand in its tag; no URL is among them. */
export function writeAttributes(rendering: Rendering, element: Element, allowed: AllowedElement): string {
  if (isBare(element)) return ''
  const id = stringProperty(element, 'id')
  let html = id === '' ? '' : ` id="${escapeHtml(claimId(rendering, id))}"`
  for (const property of [...ofEveryElement, ...allowed.attributes]) {
    const rule = rules[property]
    const value = stringProperty(element, property)
    if (flags.includes(property) && isSet(element, property)) html += ` ${property}`
    else if (value !== '' && rule?.value.test(value)) html += ` ${rule.name}="${escapeHtml(value)}"`
  }
  const classes = allowedClassesOf(element)
  return classes === '' ? html : `${html} class="${classes}"`
}

/** Classes that an editor may use; an alignment by attribute or style, as the engine writes it, becomes one. */
function allowedClassesOf(element: Element): string {
  const classes = classesOf(element).map(String)
  const aligned = alignment.exec(stringProperty(element, 'align') || stringProperty(element, 'style'))?.[1]
  if (aligned) classes.push(`align-${aligned}`)
  return classes.filter((name) => allowedClasses.includes(name)).join(' ')
}

// Nearly all elements of an article are.
function isBare(element: Element): boolean {
  for (const _ in element.properties) return false
  return true
}
