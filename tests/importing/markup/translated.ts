import { withoutGaps } from '../../../src/importing/markup/gaps.ts'
import { sourceText } from '../../../src/importing/markup/source-text.ts'
import { translateMarkup } from '../../../src/importing/markup/translate.ts'
import type { NoticeCode } from '../../../src/importing/report.ts'
import type { LanguageCode } from '../../../src/languages.ts'

/** What the translation of a text gives: the Markdown without blank edges, and its notices. */
export interface Translated {
  readonly text: string
  readonly notices: readonly { readonly line: number; readonly code: NoticeCode; readonly message: string }[]
}

/** Translates a text as a file of this kind and language would be. */
export function translated(
  text: string,
  {
    mdx = false,
    language = 'en',
    fields = {},
  }: { mdx?: boolean; language?: LanguageCode; fields?: Record<string, unknown> } = {},
): Translated {
  const notices: Translated['notices'][number][] = []
  const made = translateMarkup(sourceText(text, 1), {
    language,
    mdx,
    fields: new Map(Object.entries(fields)),
    notify: (line, code, message) => notices.push({ line, code, message }),
  })
  return { text: withoutGaps(made).text.replace(/^> $/gm, '>').trim(), notices }
}

/** The Markdown alone, of a text without anything to notice. */
export function markdownOf(...given: Parameters<typeof translated>): string {
  const { text, notices } = translated(...given)
  if (notices.length > 0) throw new Error(`Unexpected notices: ${JSON.stringify(notices)}`)
  return text
}
