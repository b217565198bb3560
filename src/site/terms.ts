import type { LanguageCode } from '../languages.ts'
import { sourceLanguage } from '../languages.ts'
import type { SpokenText } from './words.ts'

/** The name of a category, tag or industry; a key that has none yet is shown as words, in the source language. */
export function termName(
  page: { readonly terms: Readonly<Record<string, SpokenText>>; readonly language: LanguageCode },
  facet: string,
  key: string,
): SpokenText {
  const words = key.replaceAll('-', ' ')
  return (
    page.terms[`${facet}.${key}`] ?? {
      text: words.charAt(0).toUpperCase() + words.slice(1),
      language: sourceLanguage,
    }
  )
}
