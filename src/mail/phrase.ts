import type { LanguageCode } from '../languages.ts'
import { type SpokenText, spoken, type TextKey, type Texts } from '../site/words.ts'
import { oneLine } from './visitor-text.ts'

/** A sentence whose parts may speak several languages: an English title in a German mail. */
export type Phrase = readonly SpokenText[]

/** What stands for a placeholder: a text of another language says so, everything else speaks that of the sentence. */
export type PhraseValues = Readonly<Record<string, string | number | SpokenText>>

/** An interface text with its placeholders filled, each part in the language that it speaks. All of it is one line. */
export function phrase(texts: Texts, key: TextKey, values: PhraseValues = {}): Phrase {
  const { text, language } = spoken(texts, key)
  const parts = text.split(/(\{\w+\})/).map((part): SpokenText => {
    const value = values[part.slice(1, -1)]
    if (!/^\{\w+\}$/.test(part) || value === undefined) return { text: part, language }
    return typeof value === 'object' ? value : { text: String(value), language }
  })
  return parts.map((part) => ({ ...part, text: oneLine(part.text, { trim: false }) })).filter(isSaid)
}

/** A text as a phrase of its own. */
export function said(text: string | SpokenText, language: LanguageCode): Phrase {
  return [typeof text === 'object' ? text : { text: oneLine(text), language }].filter(isSaid)
}

/** A phrase without its languages. */
export const plainPhrase = (parts: Phrase): string => parts.map(({ text }) => text).join('')

const isSaid = ({ text }: SpokenText) => text !== ''
