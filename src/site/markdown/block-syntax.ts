import { type MarkdownProblem, markdownProblem } from './problem.ts'
import type { Node } from './tree.ts'

/** The blocks that Markdown may hold between `:::name` and `:::`. */
export const blockNames = ['actions', 'numbers', 'cards', 'steps', 'note', 'quote', 'faq'] as const
export type BlockName = (typeof blockNames)[number]

/** A block as its first line says it: `:::note Mind the gap`. */
export interface Block {
  readonly name: BlockName
  /** What follows the name; '' where nothing does. */
  readonly title: string
}

/** A text whose lines `:::…` have become markers, processing instructions, which no other rule of Markdown touches. */
export interface MarkedText {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly problems: readonly MarkdownProblem[]
}

const blockLine = /^:::/m
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
const attribution = /^(?:—|–|--)[ \t]+(?=\S)/

/**
 * Turns the block syntax into markers, line by line, outside of fenced code. `<?block 0?>` starts the first block,
 * `<?end 0?>` ends it, `<?by 0?>` stands before the line `— Name, role` of a quote.
 */
export function markBlocks(text: string): MarkedText {
  if (!blockLine.test(text)) return { text, blocks: [], problems: [] }
  const blocks: Block[] = []
  const problems: MarkdownProblem[] = []
  const lines: string[] = []
  let open: Block | undefined
  let fenced: string | undefined

  const close = () => {
    if (open) lines.push(`<?end ${blocks.length - 1}?>`)
    open = undefined
  }
  for (const line of text.split('\n')) {
    const marks = fence.exec(line)?.[1]
    if (fenced !== undefined) {
      if (marks?.startsWith(fenced) && line.trim() === marks) fenced = undefined
      lines.push(line)
    } else if (!line.startsWith(':::')) {
      fenced = marks
      const by = open?.name === 'quote' ? attribution.exec(line)?.[0] : undefined
      if (by) lines.push(`<?by ${blocks.length - 1}?>`, line.slice(by.length))
      else lines.push(line)
    } else {
      const [, name = '', title = ''] = /^:+\s*(\S*)\s*(.*)$/.exec(line) ?? []
      if (name !== '' && open) problems.push(unclosed(open.name, text))
      close()
      if (name === '') continue
      if (!isBlockName(name)) problems.push(unknown(name, text))
      else {
        open = { name, title: title.trim() }
        blocks.push(open)
        lines.push(`<?block ${blocks.length - 1}?>`)
      }
    }
  }
  if (open) problems.push(unclosed(open.name, text))
  close()
  return { text: lines.join('\n'), blocks, problems }
}

/** What a node says as a marker, be it raw or, after the HTML parser, a comment. */
export function markerOf(
  node: Node,
): { readonly kind: 'block' | 'end' | 'by'; readonly index: number } | undefined {
  if (node.type !== 'raw' && node.type !== 'comment') return undefined
  const [, kind, index] = /^<?\?(block|end|by) (\d+)\?>?\s*$/.exec(node.value) ?? []
  if (kind === undefined) return undefined
  return { kind: kind as 'block' | 'end' | 'by', index: Number(index) }
}

function isBlockName(name: string): name is BlockName {
  return blockNames.some((known) => known === name)
}

function unclosed(name: string, text: string): MarkdownProblem {
  return markdownProblem(
    'unclosed-block',
    `:::${name}`,
    `The block “:::${name}” has no end. Close it with a line “:::”; blocks cannot stand in blocks.`,
    text,
  )
}

function unknown(name: string, text: string): MarkdownProblem {
  const known = blockNames.map((each) => `:::${each}`).join(', ')
  return markdownProblem(
    'unknown-block',
    `:::${name}`,
    `There is no block “:::${name}”. Known are ${known}.`,
    text,
  )
}
