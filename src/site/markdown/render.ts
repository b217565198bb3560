import { markBlocks } from './block-syntax.ts'
import type { MarkdownContext } from './context.ts'
import { parseMarkdown } from './parse.ts'
import type { MarkdownProblem } from './problem.ts'
import { type Heading, type Rendering, report, startRendering } from './rendering.ts'
import { prepareSource } from './source.ts'
import { writeNodes } from './write.ts'

export type { MarkdownContext, MarkdownLabels } from './context.ts'
export type { MarkdownProblem, MarkdownProblemKind } from './problem.ts'
export type { Heading } from './rendering.ts'

/** A Markdown text as HTML that is safe in any page, feed or mail. */
export interface RenderedMarkdown {
  readonly html: string
  /** The sections of the text in order, without the headings within blocks, quotes and lists. */
  readonly headings: readonly Heading[]
  /** What is wrong with the text, and was left out or softened. */
  readonly problems: readonly MarkdownProblem[]
}

/**
 * Renders Markdown, for pages, previews, feeds and mail. What is not allowed in content is left out and told in
 * `problems`; a text too large or too entangled to be parsed gives no HTML and one problem. Never throws for its source.
 */
export function renderMarkdown(source: string, context: MarkdownContext): RenderedMarkdown {
  const prepared = prepareSource(source)
  if (!prepared.ok) return { html: '', headings: [], problems: [prepared.problem] }

  const marked = markBlocks(prepared.text)
  const tree = parseMarkdown(marked.text, context.labels)
  const rendering: Rendering = startRendering(prepared.text, marked.blocks, context, {
    inside: (element) => writeNodes(rendering, element.children, element),
    write: (nodes) => writeNodes(rendering, nodes),
  })
  const html = 'children' in tree ? writeNodes(rendering, tree.children).trim() : ''
  reportMissingAnchors(rendering)
  return { html, headings: rendering.headings, problems: [...marked.problems, ...rendering.problems] }
}

function reportMissingAnchors(rendering: Rendering): void {
  for (const [id, fragment] of rendering.anchors) {
    if (rendering.ids.has(id)) continue
    const message = `The link ${fragment} leads to no heading of this text. Its headings have the ids that their words make.`
    report(rendering, 'missing-anchor', fragment, message)
  }
}
