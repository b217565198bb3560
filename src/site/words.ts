import type { LanguageCode } from '../languages.ts'
import type shipped from './texts/en.json'

/** The key of an interface text. */
export type TextKey = keyof typeof shipped

/** A text and the language it really speaks. */
export interface SpokenText {
  readonly text: string
  readonly language: LanguageCode
}

/** What interface texts are read from: a frame, or anything that carries them. */
export interface Texts {
  readonly language: LanguageCode
  readonly texts: Readonly<Record<string, SpokenText>>
}

/**
 * What a page says of itself where there are several texts to choose from, the best one first: one that speaks the
 * page's language goes before one that fell back.
 */
export function spokenFirst<T extends SpokenText>(
  language: LanguageCode,
  texts: readonly (T | null)[],
): T | null {
  const there = texts.filter((text) => text !== null)
  return there.find((text) => text.language === language) ?? there[0] ?? null
}

type Values = Readonly<Record<string, string | number>>

/**
 * An interface text with its `{placeholders}` filled, and the language it speaks.
 * Throws for a key that the database does not have: `magnetiq migrate` brings the missing ones.
 */
export function spoken(texts: Texts, key: TextKey, values: Values = {}): SpokenText {
  const entry = texts.texts[key]
  if (!entry) {
    throw new Error(
      `The interface text "${key}" is not in the database (translations, namespace ui). Run \`npx magnetiq migrate\`.`,
    )
  }
  return {
    text: entry.text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)),
    language: entry.language,
  }
}

/** An interface text with its `{placeholders}` filled. */
export function words(texts: Texts, key: TextKey, values?: Values): string {
  return spoken(texts, key, values).text
}

/** The keys of texts that change with a number: those that have a form `.one`. */
export type CountedKey = { [K in TextKey]: K extends `${infer Base}.one` ? Base : never }[TextKey]

/** The form of an interface text that goes with a number, by the plural rules of the language. */
export function counted(texts: Texts, key: CountedKey, count: number, values: Values = {}): string {
  const { language } = spoken(texts, `${key}.other` as TextKey)
  const form = new Intl.PluralRules(language).select(count)
  const known = texts.texts[`${key}.${form}`] ? form : 'other'
  return words(texts, `${key}.${known}` as TextKey, { count, ...values })
}
