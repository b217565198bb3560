import type { Block } from './block-syntax.ts'
import { contentIdPrefix, slugOf } from './content-id.ts'
import type { MarkdownContext } from './context.ts'
import { type MarkdownProblem, type MarkdownProblemKind, markdownProblem } from './problem.ts'
import type { Element, Node } from './tree.ts'
import { type Typography, typographyOf } from './typography.ts'

/** A heading of the text, for a table of contents. */
export interface Heading {
  /** Level as rendered: 2 to 6. */
  readonly depth: number
  readonly id: string
  readonly text: string
}

/** The state of one rendering, which the writers of the parts share. */
export interface Rendering {
  readonly context: MarkdownContext
  readonly source: string
  readonly blocks: readonly Block[]
  readonly idPrefix: string
  readonly typography: Typography
  readonly problems: MarkdownProblem[]
  readonly headings: Heading[]
  /** Source levels of the headings that enclose the next one, outermost first. */
  readonly outline: number[]
  /** Ids given, with the number that the next of the same name gets. */
  readonly ids: Map<string, number>
  /** Links within the text: the id each needs, and the fragment as written. */
  readonly anchors: Map<string, string>
  /** How often each footnote was referred to so far, by its number. */
  readonly footnoteReferences: Map<number, number>
  /** Within a footnote: its number, and how many arrows back it had so far. */
  footnote: { readonly note: number; arrows: number } | undefined
  /** How many elements enclose the one being written. */
  depth: number
  /** Within code, where punctuation stays as it is. */
  verbatim: boolean
  inLink: boolean
  inHeading: boolean
  inTable: boolean
  /** Within a block or an aside, whose headings are no sections of the page. */
  apart: boolean
  /** Within `:::actions`: how many links there were so far; otherwise -1. */
  actions: number
  tables: number
  figures: number
  /** Writes what is in an element. */
  inside(element: Element): string
  /** Writes nodes that stand next to each other. */
  write(nodes: readonly Node[]): string
}

/** The state before the first node. */
export function startRendering(
  source: string,
  blocks: readonly Block[],
  context: MarkdownContext,
  writing: Pick<Rendering, 'inside' | 'write'>,
): Rendering {
  return {
    context,
    source,
    blocks,
    idPrefix: context.idPrefix ?? contentIdPrefix,
    typography: typographyOf(context.textLanguage),
    problems: [],
    headings: [],
    outline: [],
    ids: new Map(),
    anchors: new Map(),
    footnoteReferences: new Map(),
    footnote: undefined,
    depth: 0,
    verbatim: false,
    inLink: false,
    inHeading: false,
    inTable: false,
    apart: false,
    actions: -1,
    tables: 0,
    figures: 0,
    ...writing,
  }
}

// A text with more of one kind is beyond reading its problems one by one.
const mostOfAKind = 50

/** Notes a problem, once for each kind and reference. */
export function report(
  rendering: Rendering,
  kind: MarkdownProblemKind,
  reference: string,
  message: string,
): void {
  const alike = rendering.problems.filter((problem) => problem.kind === kind)
  if (alike.length >= mostOfAKind || alike.some((problem) => problem.reference === reference)) return
  rendering.problems.push(markdownProblem(kind, reference, message, rendering.source))
}

/** An id made of the author's words that no other element of the text has. */
export function claimId(rendering: Rendering, words: string): string {
  const base = rendering.idPrefix + (slugOf(words) || 'section')
  let id = base
  for (let next = rendering.ids.get(base) ?? 1; rendering.ids.has(id); next++) {
    id = `${base}-${next}`
    rendering.ids.set(base, next + 1)
  }
  rendering.ids.set(id, 1)
  return id
}
