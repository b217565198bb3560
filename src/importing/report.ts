import type { LanguageCode } from '../languages.ts'

/** What an import has to say about a place in a file; the report groups by it. */
export type NoticeCode =
  | 'template-tag'
  | 'component'
  | 'html'
  | 'picture-missing'
  | 'picture-remote'
  | 'picture-unusable'
  | 'picture-unplaced'
  | 'link-dead'
  | 'anchor-dead'
  | 'field'
  | 'language'
  | 'changed-by-hand'

/** Something that was left out or changed in meaning; the rest of the file went in. */
export interface Notice {
  readonly file: string
  /** Line of the file, the first being 1. */
  readonly line: number
  readonly code: NoticeCode
  readonly message: string
}

/** Takes a notice about a line of the file at hand. */
export type Notify = (line: number, code: NoticeCode, message: string) => void

/** Why a file stayed out. */
export type FailureCode =
  | 'too-large'
  | 'not-utf8'
  | 'front-matter'
  | 'title'
  | 'text'
  | 'slug'
  | 'duplicate'
  | 'source-language'
  | 'link'
  | 'refused'

/** A file that stayed out, and the reason. */
export interface Failure {
  readonly file: string
  readonly line: number
  readonly code: FailureCode
  readonly message: string
}

export type ImportStatus = 'added' | 'updated' | 'unchanged' | 'failed'

/** What became of one page, or of one file that could not be read. */
export interface ImportEntry {
  readonly status: ImportStatus
  /** Null where the file failed before it had one. */
  readonly slug: string | null
  /** The languages that the page's files speak. */
  readonly languages: readonly LanguageCode[]
  readonly files: readonly string[]
  readonly notices: readonly Notice[]
  readonly failure?: Failure
}

/** A file or folder that was passed over on purpose. */
export interface Skipped {
  readonly file: string
  readonly reason: string
}

/** What an import did, or, as a dry run, would do. */
export interface ImportReport {
  readonly dryRun: boolean
  readonly counts: Readonly<Record<ImportStatus, number>>
  /** Pictures and documents that were new to the media library. */
  readonly newMedia: number
  readonly entries: readonly ImportEntry[]
  readonly skipped: readonly Skipped[]
  /** Slugs of pages that an earlier run made from these folders and that have no file any more; they stay. */
  readonly vanished: readonly string[]
}

/** The entry of a file that stayed out. */
export function failedEntry(
  failure: Failure,
  language?: LanguageCode,
  notices: readonly Notice[] = [],
): ImportEntry {
  const languages = language ? [language] : []
  return { status: 'failed', slug: null, languages, files: [failure.file], notices, failure }
}

/** What there is to say of a page: first what its texts said when they were read, each by line. */
export function noticesOf(
  { found }: { readonly found: readonly { readonly notices: readonly Notice[] }[] },
  later: readonly Notice[],
): Notice[] {
  return [...found.flatMap(({ notices }) => notices), ...later].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
}

/** How many entries there are of each status. */
export function countsOf(entries: readonly ImportEntry[]): Record<ImportStatus, number> {
  const counts = { added: 0, updated: 0, unchanged: 0, failed: 0 }
  for (const { status } of entries) counts[status] += 1
  return counts
}
