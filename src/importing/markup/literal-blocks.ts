import { fencedCode, literal } from './markdown-writing.ts'
import { dedented } from './source-text.ts'
import { firstNamed, readParameters } from './tag-parameters.ts'
import type { TemplateTag } from './template-tags.ts'

/** What a block whose content is no Markdown becomes, and where it ends. */
export interface LiteralBlock {
  readonly text: string
  readonly complete: boolean
  readonly end: number
}

type Content = (content: string, rest: string) => Pick<LiteralBlock, 'text' | 'complete'>

function fence(content: string, rest: string): ReturnType<Content> {
  const parameters = readParameters(rest)
  const language = firstNamed(parameters, 'lang', 'language') ?? parameters.positional[0]
  return { text: `\n\n${fencedCode(dedented(content), language)}\n\n`, complete: true }
}

/** Blocks whose content belongs to them, with what becomes of it. Loops and captures are of no use without their data. */
const blocks: Readonly<
  Record<string, (content: string, rest: string) => Pick<LiteralBlock, 'text' | 'complete'>>
> = {
  raw: (content) => ({ text: literal(content), complete: true }),
  comment: () => ({ text: '', complete: true }),
  highlight: fence,
  for: () => ({ text: '', complete: false }),
  tablerow: () => ({ text: '', complete: false }),
  capture: () => ({ text: '', complete: false }),
  code: fence,
  'code-toggle': fence,
  codeblock: fence,
  'code-block': fence,
  mermaid: (content) => ({ text: `\n\n${fencedCode(content, 'mermaid')}\n\n`, complete: true }),
}

/** Finds the block that a tag opens, if its content is code, data or nothing at all; undefined for any other tag. */
export function literalBlocks(text: string): (tag: TemplateTag) => LiteralBlock | undefined {
  // A name that is closed nowhere is looked for once; what it opens may hold marks of code, so all of the text counts.
  const unclosed = new Set<string>()
  return (tag) => {
    if (tag.closing || (tag.kind !== 'tag' && tag.kind !== 'shortcode')) return undefined
    const make = Object.hasOwn(blocks, tag.name) ? blocks[tag.name] : undefined
    if (!make || unclosed.has(`${tag.kind} ${tag.name}`)) return undefined
    const end = endOf(text, tag)
    if (end) return { ...make(text.slice(tag.end, end.start), tag.rest), end: end.end }
    unclosed.add(`${tag.kind} ${tag.name}`)
    return undefined
  }
}

/** The tag that closes a block; loops may hold loops. */
function endOf(text: string, tag: TemplateTag): { readonly start: number; readonly end: number } | undefined {
  const tags =
    tag.kind === 'tag'
      ? new RegExp(`\\{%-?\\s*(end)?${tag.name}\\b[^%]*%\\}`, 'g')
      : new RegExp(`\\{\\{[<%]\\s*(/)?\\s*${tag.name}\\b[^>%]*[>%]\\}\\}`, 'g')
  tags.lastIndex = tag.end
  const nests = tag.name === 'for'
  let depth = 1
  for (let match = tags.exec(text); match; match = tags.exec(text)) {
    if (match[1]) depth -= 1
    else if (nests) depth += 1
    if (depth === 0) return { start: match.index, end: tags.lastIndex }
  }
  return undefined
}
