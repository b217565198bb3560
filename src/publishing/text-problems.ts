import type { TextProblem } from '../site/content-problems.ts'
import type { PageRecord } from './page-reuse.ts'
import type { ContentProblem } from './problem.ts'

/** What is wrong with the texts that pages show, by what it costs. */
export function textProblems(pages: readonly PageRecord[]): {
  readonly errors: readonly ContentProblem[]
  readonly warnings: readonly ContentProblem[]
} {
  const told = pages.flatMap(({ problems }) => problems)
  const withSeverity = (wanted: TextProblem['severity']) =>
    told.filter(({ severity }) => severity === wanted).map(contentProblem)
  return { errors: withSeverity('error'), warnings: withSeverity('warning') }
}

const contentProblem = ({ line, severity, message, ...place }: TextProblem): ContentProblem => ({
  ...place,
  message: line === undefined ? message : `line ${line}: ${message}`,
})
