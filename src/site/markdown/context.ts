import type { LanguageCode } from '../../languages.ts'
import type { Picture } from '../picture.ts'

/** Words that the renderer puts into the page, in the page's language; plain text, all of them. */
export interface MarkdownLabels {
  /** Heading of the footnotes, "Footnotes". */
  readonly footnotes: string
  /** Accessible name of the arrow back from a footnote; `{reference}` becomes its number, "Back to reference {reference}". */
  readonly footnoteBack: string
  /** Title of a `:::note` without one of its own, "Note". */
  readonly note: string
  /** What stands before the caption of a figure; `{number}` counts the figures of the text, "Fig. {number}". */
  readonly figure: string
  /** Accessible name of a table's scroll container; `{number}` counts the tables of the text, "Table {number}". */
  readonly table: string
  /** Accessible names of the boxes of a task list, "Done" and "Open". */
  readonly taskDone: string
  readonly taskOpen: string
}

/** What a Markdown text needs to know of the page that it is rendered into. */
export interface MarkdownContext {
  /** Language of the page: prefix of internal links. */
  readonly language: LanguageCode
  /** Language the text is written in (the fallback's where the page's own is missing): decides the quotation marks. */
  readonly textLanguage: string
  /** Pictures of the media library by file name; all that the text names, see `markdownReferences`. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** Other media by file name: the public path of each, below the site's root (PDFs and the like). */
  readonly files?: ReadonlyMap<string, string>
  readonly labels: MarkdownLabels
  /** The language that the labels speak; the page's where absent. */
  readonly labelLanguage?: string
  /** Start of absolute URLs, without trailing slash; for mail and feeds. Absent: URLs start at the site's root. */
  readonly origin?: string
  /** `sizes` of pictures; absent: `contentSizes`. */
  readonly sizes?: string
  /** Start of each id, `contentIdPrefix` where absent. A second text on the same page needs its own, with a tilde: `bio~`. */
  readonly idPrefix?: string
}

/** How wide a picture in running text is drawn, as an `<img>` says it in `sizes`. */
export const contentSizes = '(min-width: 90rem) 55rem, (min-width: 60rem) 62vw, 92vw'
