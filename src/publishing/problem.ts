/** Something in the content that keeps the site from being published, and what to do about it. */
export interface ContentProblem {
  readonly table: string
  readonly id: number | null
  readonly column: string
  readonly language: string | null
  /** What a person calls the row: its slug, filename or key. */
  readonly label: string
  /** What is wrong and what to do. */
  readonly message: string
}

/** A problem in one line: where it is, what is wrong, what to do. */
export function describeProblem({ table, id, column, language, label, message }: ContentProblem): string {
  const row = id === null ? label : `row ${id} (${label})`
  return `${table}, ${row}, ${column}${language ? `, ${language}` : ''}: ${message}`
}
