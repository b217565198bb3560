import type { Edition } from '../content-db/published/edition.ts'
import type { ContentProblem } from './problem.ts'
import { rowAt } from './stored-texts.ts'

/** A page that could not be rendered. */
export interface FailedPage {
  readonly path: string
  /** What rendering threw. */
  readonly error: unknown
}

/** Pages that could not be rendered, as problems of the rows that they are about; of themselves where that is none. */
export async function failedPageProblems(
  edition: Edition,
  failed: readonly FailedPage[],
): Promise<ContentProblem[]> {
  const problems: (ContentProblem & { readonly isOfRow: boolean })[] = []
  for (const { path, error } of failed) {
    const row = await rowAt(edition, path)
    const { table, id, label } = row ?? { table: 'site', id: null, label: path }
    const reason = error instanceof Error ? error.message : String(error)
    const message = `the page ${path} cannot be rendered: ${reason}`
    const language = path.split('/')[1] || null
    problems.push({ table, id, label, column: null, language, message, cause: error, isOfRow: row !== null })
  }
  // Lists and feeds fail with the rows that they show.
  const ofRows = problems.filter(({ isOfRow }) => isOfRow)
  return (ofRows.length > 0 ? ofRows : problems).map(({ isOfRow, ...problem }) => problem)
}
