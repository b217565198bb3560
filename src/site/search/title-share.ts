import { fallbackChain, type LanguageCode, languageOf } from '../../languages.ts'
import { keyOf, stemOf, wordPattern } from './spelling.ts'

/**
 * How much of a title some words are, from 0 to 1: letters of the title's words that are forms of them or begin with
 * them, of all its letters. A page that is called like the query is meant before one that mentions it.
 */
export function titleShare(title: string, words: readonly string[], language: LanguageCode): number {
  const chain = (fallbackChain(language) as LanguageCode[]).map(languageOf)
  const keysOf = (text: string) =>
    (text.match(wordPattern) ?? []).map((word) => keyOf(word, languageOf(language)))
  const searched = words.flatMap(keysOf)
  const stems = new Set(searched.flatMap((key) => chain.map((spoken) => stemOf(key, spoken))))
  const isSearched = (key: string) =>
    searched.some((word) => key.startsWith(word)) || chain.some((spoken) => stems.has(stemOf(key, spoken)))
  const titled = keysOf(title)
  const letters = (keys: readonly string[]) => keys.join('').length
  return titled.length === 0 ? 0 : letters(titled.filter(isSearched)) / letters(titled)
}
