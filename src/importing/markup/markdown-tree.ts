import { type Features, type MdastNode, markdownToMdast } from 'satteri'

/** A node of a Markdown text with its place in it. */
export interface PlacedNode {
  readonly node: MdastNode
  readonly start: number
  readonly end: number
}

/** As the renderer reads Markdown, so that both see the same links, pictures and code. */
const features: Features = { frontmatter: false, headingAttributes: true }

/** A text for which the Markdown engine has no tree, such as one with tens of thousands of character references. */
export class UnreadableMarkdownError extends Error {}

/** The tree of a Markdown text, with positions. Throws an `UnreadableMarkdownError` where the engine has none. */
export function markdownTree(text: string): MdastNode {
  try {
    return markdownToMdast(text, { features })
  } catch (cause) {
    throw new UnreadableMarkdownError('the Markdown engine cannot read it; split it into several pages', {
      cause,
    })
  }
}

/** The children of a node, if it may have some. */
export const childrenOf = (node: MdastNode): readonly MdastNode[] =>
  'children' in node ? (node.children as MdastNode[]) : []

/** Every node with its place, in the order of the text, however deep the tree is. */
export function placedNodes(tree: MdastNode): PlacedNode[] {
  const placed: PlacedNode[] = []
  const stack: MdastNode[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start !== undefined && end !== undefined) placed.push({ node, start, end })
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as MdastNode)
  }
  return placed
}

/** The words of a node without any markup. */
export function plainText(node: MdastNode): string {
  if (node.type === 'break') return ' '
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return childrenOf(node).map(plainText).join('')
}
