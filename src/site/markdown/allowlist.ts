import { classesOf, type Element, isSet, stringProperty } from './tree.ts'

/** How an element that content may use is written. */
export interface AllowedElement {
  readonly open: string
  /** '' for void elements. */
  readonly close: string
  /** Starts a paragraph of its own: quotation marks opened before it are over. */
  readonly block: boolean
  /** Stands for itself only within a table; elsewhere a browser would drop its tags. */
  readonly tablePart: boolean
  readonly attributes: readonly string[]
}

const blocks =
  'p blockquote ul ol li dl dt dd div section article aside figure figcaption details summary address'
const inline =
  'em strong b i u s del ins mark small sub sup kbd samp var code abbr cite q dfn time span bdi bdo ruby rt rp'
const tableParts = 'caption colgroup col thead tbody tfoot tr th td'
const voids = 'br hr wbr col'

const ownAttributes: Readonly<Record<string, readonly string[]>> = {
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  details: ['open'],
  time: ['dateTime'],
  del: ['dateTime'],
  ins: ['dateTime'],
  th: ['colSpan', 'rowSpan', 'scope', 'abbr'],
  td: ['colSpan', 'rowSpan'],
  col: ['span'],
  colgroup: ['span'],
}

/** The elements that pass with their allowed attributes; `writers` in write.ts knows those with rules of their own. */
export const allowedElements: ReadonlyMap<string, AllowedElement> = new Map(
  `${blocks} pre table ${inline} ${tableParts} ${voids}`.split(' ').map((name) => [
    name,
    {
      open: `<${name}`,
      close: voids.split(' ').includes(name) ? '' : `</${name}>`,
      block: ` ${blocks} ${tableParts} hr br pre table `.includes(` ${name} `),
      tablePart: tableParts.split(' ').includes(name),
      attributes: ownAttributes[name] ?? [],
    },
  ]),
)

/**
 * Elements that go with all that is in them: it is no text (scripts, styles), or is not what readers are meant to see
 * (fallbacks of frames), or another parser than HTML's reads it. The tags of all others go and their content stays.
 */
export const droppedElements: ReadonlySet<string> = new Set(
  (
    'script style template noscript iframe frame frameset noframes noembed object embed applet param svg math title ' +
    'textarea select datalist option button input marquee canvas map area base link meta source track head'
  ).split(' '),
)

const integer = /^\d{1,4}$/
const rules: Readonly<Record<string, { readonly name: string; readonly value: RegExp }>> = {
  lang: { name: 'lang', value: /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/i },
  dir: { name: 'dir', value: /^(ltr|rtl|auto)$/i },
  title: { name: 'title', value: /^/ },
  start: { name: 'start', value: /^-?\d{1,6}$/ },
  value: { name: 'value', value: /^-?\d{1,6}$/ },
  type: { name: 'type', value: /^[1aAiI]$/ },
  dateTime: { name: 'datetime', value: /^[0-9A-Za-z:.+\- ]{1,40}$/ },
  colSpan: { name: 'colspan', value: integer },
  rowSpan: { name: 'rowspan', value: integer },
  span: { name: 'span', value: integer },
  scope: { name: 'scope', value: /^(row|col|rowgroup|colgroup)$/ },
  abbr: { name: 'abbr', value: /^/ },
}
const flags = ['open', 'reversed']
const globals = ['lang', 'dir', 'title']
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

/** The attributes that an element keeps, with names as in HTML and values not yet escaped; no id and no URL is among them. */
export function keptAttributes(element: Element, allowed: AllowedElement): [name: string, value: string][] {
  const kept: [string, string][] = []
  for (const property of [...globals, ...allowed.attributes]) {
    if (flags.includes(property)) {
      if (isSet(element, property)) kept.push([property, ''])
      continue
    }
    const value = stringProperty(element, property)
    if (value !== '' && rules[property]?.value.test(value)) kept.push([rules[property].name, value])
  }
  const aligned = alignment.exec(stringProperty(element, 'align') || stringProperty(element, 'style'))?.[1]
  const classes = classesOf(element).filter((name) => allowedClasses.includes(String(name)))
  if (aligned) classes.push(`align-${aligned}`)
  if (classes.length > 0) kept.push(['class', classes.join(' ')])
  return kept
}
