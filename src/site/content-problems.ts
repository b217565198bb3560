import type { MarkdownProblem } from './markdown/render.ts'

/** Where a Markdown text is stored. */
export interface TextPlace {
  readonly table: string
  readonly id: number
  readonly label: string
  readonly column: string
  /** The language that the text speaks. */
  readonly language: string
}

/** A part of a stored text. */
export interface PartPlace extends TextPlace {
  /** The line of the text at which the part begins; 1 unless told. */
  readonly firstLine?: number
}

/** What is wrong with a stored text. */
export interface TextProblem extends TextPlace {
  readonly line?: number
  readonly severity: MarkdownProblem['severity']
  readonly message: string
}

const header = 'x-content-problem'

/** Puts what is wrong with a text beside the page that shows it: the publisher reads it there, no visitor does. */
export function tellProblems(
  headers: Headers,
  { firstLine = 1, ...place }: PartPlace,
  problems: readonly MarkdownProblem[],
): void {
  for (const { line, severity, message } of problems) {
    const at = line === undefined ? {} : { line: firstLine + line - 1 }
    const problem: TextProblem = { ...place, ...at, severity, message }
    headers.append(header, encodeURIComponent(JSON.stringify(problem)))
  }
}

/** Reads what `tellProblems` put beside a page. */
export function problemsIn(headers: Headers): TextProblem[] {
  const told = headers.get(header)
  return told === null ? [] : told.split(', ').map((text) => JSON.parse(decodeURIComponent(text)))
}
