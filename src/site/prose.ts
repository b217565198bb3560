import type { LanguageCode } from '../languages.ts'
import { type RenderedMarkdown, renderMarkdown } from './markdown/render.ts'
import type { Picture } from './picture.ts'
import { type SpokenText, type Texts, words } from './words.ts'

/** The media that a text may use, by the file names it uses them with. */
export interface ProseMedia {
  readonly pictures: Readonly<Record<string, Picture>>
  readonly files: Readonly<Record<string, { readonly path: string }>>
}

/**
 * Renders a Markdown field of a page, with interface words in the page's language and quotes of the text's own.
 * A second text of the same page needs a prefix for its ids, such as `bio~`.
 */
export function proseOf(
  field: SpokenText,
  media: ProseMedia,
  page: Texts & { readonly language: LanguageCode },
  idPrefix?: string,
): RenderedMarkdown {
  return renderMarkdown(field.text, {
    ...(idPrefix === undefined ? {} : { idPrefix }),
    language: page.language,
    textLanguage: field.language,
    pictures: new Map(Object.entries(media.pictures)),
    files: new Map(Object.entries(media.files).map(([name, { path }]) => [name, `/${path}`])),
    labelLanguage: page.texts['markdown.footnotes']?.language ?? page.language,
    labels: {
      footnotes: words(page, 'markdown.footnotes'),
      footnoteBack: words(page, 'markdown.footnoteBack'),
      note: words(page, 'markdown.note'),
      figure: words(page, 'markdown.figure'),
      table: words(page, 'markdown.table'),
      taskDone: words(page, 'markdown.taskDone'),
      taskOpen: words(page, 'markdown.taskOpen'),
    },
  })
}

/** The first language among fields that is not the page's own; null where everything is translated. */
export function foreignLanguage(
  language: LanguageCode,
  fields: readonly (SpokenText | null | undefined)[],
): LanguageCode | null {
  return fields.find((field) => field && field.language !== language)?.language ?? null
}
