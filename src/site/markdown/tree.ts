import type { HastNode } from 'satteri'

/** Nodes of the HTML tree that the engine gives. */
export type Node = HastNode
export type Element = Extract<HastNode, { type: 'element' }>

/** Whether a node is an element, and one of this name where a name is given. */
export function isElement(node: Node | undefined, name?: string): node is Element {
  return node?.type === 'element' && (name === undefined || node.tagName === name)
}

/** Whether a node is white space between elements. */
export function isBlank(node: Node): boolean {
  return (node.type === 'text' && node.value.trim() === '') || node.type === 'comment'
}

/**
 * Calls `visit` with a node and all below it in document order, leaving out what is below a node for which it gives
 * false. Without recursion: trees may be thousands deep.
 */
export function walk(root: Node, visit: (node: Node) => boolean | undefined): void {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (visit(node) === false || !('children' in node)) continue
    const { children } = node
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!)
  }
}

/** All text of a node and below it, of scripts and styles too. */
export function textOf(root: Node): string {
  let text = ''
  walk(root, (node) => {
    if (node.type === 'text') text += node.value
    return true
  })
  return text
}

/** A property of an element as a string; '' where it is missing or no string. */
export function stringProperty(element: Element, name: string): string {
  const value = property(element, name)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** Whether an element has a property that is there or not, such as `checked`. */
export function isSet(element: Element, name: string): boolean {
  return property(element, name) === true
}

/** The classes of an element. */
export function classesOf(element: Element): readonly (string | number)[] {
  const classes = property(element, 'className')
  return Array.isArray(classes) ? classes : []
}

// Names of properties come from the source, `constructor` may be one.
function property(element: Element, name: string): Element['properties'][string] {
  return Object.hasOwn(element.properties, name) ? element.properties[name] : undefined
}
