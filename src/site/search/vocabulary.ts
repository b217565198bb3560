import { fallbackChain, type LanguageCode, languageOf } from '../../languages.ts'
import { keyOf, stemOf } from './spelling.ts'
import type { ListedWord } from './word-list.ts'

/** The words of a site, in the order of their stems, to look typed words up in. */
export interface Vocabulary {
  readonly language: LanguageCode
  readonly words: readonly ListedWord[]
  /** The stem of each word. */
  readonly stems: readonly string[]
  /** Places of the words that have a part with a stem. */
  readonly compounds: ReadonlyMap<string, readonly number[]>
}

/** Makes a vocabulary of the words that a list for a language holds. */
export function makeVocabulary(list: readonly ListedWord[], language: LanguageCode): Vocabulary {
  const [own, foreign = own] = (fallbackChain(language) as LanguageCode[]).map(languageOf)
  if (!own || !foreign) throw new Error(`There is no language ${language}.`)
  const stemmed = list.map((listed) => ({
    listed,
    stem: stemOf(keyOf(listed.word, own), listed.isForeign ? foreign : own),
  }))
  stemmed.sort((a, b) => compare(a.stem, b.stem) || compare(a.listed.word, b.listed.word))
  const compounds = new Map<string, number[]>()
  for (const [place, { listed }] of stemmed.entries()) {
    for (const part of listed.parts ?? []) {
      const stem = stemOf(keyOf(part, own), own)
      const places = compounds.get(stem) ?? []
      compounds.set(stem, places)
      places.push(place)
    }
  }
  return {
    language,
    words: stemmed.map(({ listed }) => listed),
    stems: stemmed.map(({ stem }) => stem),
    compounds,
  }
}

/** Places of the words with a stem. */
export function placesOf(stem: string, { stems }: Vocabulary): number[] {
  const places: number[] = []
  for (let place = firstPlace(stem, stems); stems[place] === stem; place++) places.push(place)
  return places
}

/** Whether a word of the vocabulary begins so. */
export function isBeginning(text: string, { stems }: Vocabulary): boolean {
  return stems[firstPlace(text, stems)]?.startsWith(text) ?? false
}

/** The place of the first stem that is not before a text. */
function firstPlace(text: string, stems: readonly string[]): number {
  let [low, high] = [0, stems.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stems[middle] as string) < text) low = middle + 1
    else high = middle
  }
  return low
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
