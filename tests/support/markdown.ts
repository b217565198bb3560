import { type LanguageCode, languageCodes } from '../../src/languages.ts'
import type { MarkdownContext, MarkdownLabels } from '../../src/site/markdown/context.ts'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import type { Picture } from '../../src/site/picture.ts'

/** Interface words for rendering, in the two languages. */
export const markdownLabels: Readonly<Record<LanguageCode, MarkdownLabels>> = {
  en: {
    footnotes: 'Footnotes',
    footnoteBack: 'Back to reference {reference}',
    note: 'Note',
    figure: 'Fig. {number}',
    table: 'Table {number}',
    taskDone: 'Done',
    taskOpen: 'Open',
  },
  de: {
    footnotes: 'Fußnoten',
    footnoteBack: 'Zurück zur Stelle {reference}',
    note: 'Hinweis',
    figure: 'Abb. {number}',
    table: 'Tabelle {number}',
    taskDone: 'Erledigt',
    taskOpen: 'Offen',
  },
}

/** A drawing of 1200 by 800 pixels with an English description, `/media/x.png`. */
export const drawing: Picture = {
  fileName: 'x.png',
  hash: 'ab'.repeat(32),
  width: 1200,
  height: 800,
  format: 'png',
  alt: 'A drawing',
  altLanguage: 'en',
}

/** A context in which the library has one picture, `x.png`, and one paper, `paper.pdf`. */
export function markdownContext(
  language: LanguageCode,
  changes: Partial<MarkdownContext> = {},
): MarkdownContext {
  return {
    language,
    textLanguage: language,
    labels: markdownLabels[language],
    pictures: new Map([[drawing.fileName, drawing]]),
    files: new Map([['paper.pdf', 'media/paper-123.pdf']]),
    ...changes,
  }
}

/** A context for each language. */
export const markdownContexts: readonly MarkdownContext[] = languageCodes.map((language) =>
  markdownContext(language),
)

/** The HTML of a text on an English page, or on one of another language. */
export function htmlOf(
  source: string,
  language: LanguageCode = 'en',
  changes: Partial<MarkdownContext> = {},
): string {
  return renderMarkdown(source, markdownContext(language, changes)).html
}

/** The problems of a text, as `severity kind: reference` with the line where there is one. */
export function problemsOf(source: string): string[] {
  return renderMarkdown(source, markdownContext('en')).problems.map(
    ({ severity, kind, reference, line }) =>
      `${severity} ${kind}: ${reference}${line === undefined ? '' : `, line ${line}`}`,
  )
}
