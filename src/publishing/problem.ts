/** Something in the content that keeps the site from being published, and what to do about it. */
export interface ContentProblem {
  readonly table: string
  readonly id: number | null
  /** Null where it is not known which column does it. */
  readonly column: string | null
  readonly language: string | null
  /** What a person calls the row: its slug, filename or key. */
  readonly label: string
  /** What is wrong and what to do. */
  readonly message: string
  /** What was thrown, where something was: for whoever looks into the code. */
  readonly cause?: unknown
}

/** A problem in one line: where it is, what is wrong, what to do. */
export function describeProblem({ table, id, column, language, label, message }: ContentProblem): string {
  const row = id === null ? label : `row ${id} (${label})`
  const place = [table, row, column, language].filter((part) => part !== null && part !== '')
  return `${place.join(', ')}: ${message}`
}
