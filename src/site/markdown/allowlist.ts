import { isElement, type Node, walk } from './tree.ts'

/** How an element that content may use is written. */
export interface AllowedElement {
  readonly open: string
  /** '' for void elements. */
  readonly close: string
  /** Starts a paragraph of its own: quotation marks opened before it are over. */
  readonly block: boolean
  /** Stands for itself only within a table; elsewhere a browser would drop its tags. */
  readonly tablePart: boolean
  /** Names of properties, beside those that every element may have. */
  readonly attributes: readonly string[]
}

const blocks =
  'p blockquote ul ol li dl dt dd div section article aside figure figcaption details summary address pre table'
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
  names(`${blocks} ${inline} ${tableParts} ${voids}`).map((name) => [
    name,
    {
      open: `<${name}`,
      close: names(voids).includes(name) ? '' : `</${name}>`,
      block: names(`${blocks} ${tableParts} hr br`).includes(name),
      tablePart: names(tableParts).includes(name),
      attributes: ownAttributes[name] ?? [],
    },
  ]),
)

/**
 * Elements that go with all that is in them: it is no text (scripts, styles), or is not what readers are meant to see
 * (fallbacks of frames), or another parser than HTML's reads it. Of all other elements the tags go and the content stays.
 */
export const droppedElements: ReadonlySet<string> = new Set(
  names(
    'script style template noscript iframe frame frameset noframes noembed object embed applet param svg math title ' +
      'textarea select datalist option button input marquee canvas map area base link meta source track head',
  ),
)

/** Elements whose tags go but which keep their content apart from what surrounds it, as a `<div>` does. */
export const plainBlocks: ReadonlySet<string> = new Set(
  names('center dialog dir fieldset footer form header hgroup listing main menu nav plaintext search xmp'),
)

const parentsOfItems: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['ul', 'ol']],
  ['dt', ['dl', 'div']],
  ['dd', ['dl', 'div']],
])

/** Whether an item is outside of its list, where a browser would end the item around it. */
export function isStrayItem(name: string, parent: string | undefined): boolean {
  return parentsOfItems.get(name)?.includes(parent ?? '') === false
}

/** The text that readers see of a node and all below it. */
export function visibleText(root: Node): string {
  let text = ''
  walk(root, (node) => {
    if (node.type === 'text') text += node.value
    return !isElement(node) || !droppedElements.has(node.tagName)
  })
  return text
}

function names(list: string): string[] {
  return list.split(' ')
}
