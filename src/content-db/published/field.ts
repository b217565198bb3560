import { fallbackChain, type LanguageCode } from '../../languages.ts'

/** A text and the language it really speaks, which is another than the page's where it fell back. */
export interface Field {
  readonly text: string
  readonly language: LanguageCode
}

/** A view's text with its language beside it; null where no language has one. */
export function field(text: string | null, language: LanguageCode | null): Field | null {
  return text === null || language === null ? null : { text, language }
}

/** The text that a language shows out of texts by language, falling back; null where there is none. */
export function fieldOf(
  texts: Readonly<Record<string, string | null | undefined>>,
  language: LanguageCode,
): Field | null {
  for (const code of fallbackChain(language)) {
    const text = texts[code]
    if (text && text.trim() !== '') return { text, language: code as LanguageCode }
  }
  return null
}
