import { decoded } from './content-id.ts'

/** What can be wrong with a Markdown text. The renderer drops or softens the thing itself; the publisher decides what a problem costs. */
export type MarkdownProblemKind =
  | 'missing-picture'
  | 'missing-file'
  | 'remote-picture'
  | 'refused-link'
  | 'insecure-link'
  | 'missing-anchor'
  | 'refused-html'
  | 'unknown-block'
  | 'unclosed-block'
  | 'too-deep'
  | 'too-large'

/** One thing wrong with a Markdown text. */
export interface MarkdownProblem {
  readonly kind: MarkdownProblemKind
  /** An error loses something that the author meant to show; a warning is worth mending and loses nothing that matters. */
  readonly severity: 'error' | 'warning'
  /** The URL, file name, element or block name as the author wrote it. */
  readonly reference: string
  /** Line of the source, from 1, where the reference first appears; absent where it is not found as written. */
  readonly line?: number
  /** What is wrong and what to do, one English sentence or two. */
  readonly message: string
}

const warnings: ReadonlySet<MarkdownProblemKind> = new Set([
  'remote-picture',
  'insecure-link',
  'missing-anchor',
  'refused-html',
])

/** A problem, with its severity and its line in the source. */
export function markdownProblem(
  kind: MarkdownProblemKind,
  reference: string,
  message: string,
  source: string,
): MarkdownProblem {
  const severity = warnings.has(kind) ? 'warning' : 'error'
  const at = placeOf(reference, source)
  const shown = reference.length > 200 ? `${reference.slice(0, 200)}…` : reference
  if (at < 0) return { kind, severity, reference: shown, message }
  return { kind, severity, reference: shown, line: lineAt(source, at), message }
}

// The engine percent-encodes URLs.
function placeOf(reference: string, source: string): number {
  if (reference === '') return -1
  const at = source.indexOf(reference)
  return at === -1 ? source.indexOf(decoded(reference)) : at
}

function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) line++
  return line
}
