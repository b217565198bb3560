import { fallbackChain, type LanguageCode, languageOf } from '../../languages.ts'
import { nearWords } from './near-words.ts'
import { keyOf, stemOf, wordPattern } from './spelling.ts'
import { isBeginning, placesOf, type Vocabulary } from './vocabulary.ts'

/** Something else that a typed word may mean. */
export interface Reading {
  /** Small letters; where it is several words, all of them are meant. */
  readonly text: string
  /** How much finding this counts, where finding the typed word itself counts 1. */
  readonly weight: number
}

/** What a typed word means on a site. */
export interface TypedWord {
  /** The site has it, a form of it, or words that begin with it; or it is no word that could be mended. */
  readonly isKnown: boolean
  readonly readings: readonly Reading[]
}

/** What finding a form of the word counts, a compound with it as a part, a word for which it may be a typing error. */
const weights = { form: 0.9, compound: 0.5, correction: 0.4 }

/** Readings at most: of the words that have it as a part, and of the words that it may be an error for. */
const most = { compounds: 40, corrections: 3 }

/** Letters from which on a word may have one error, and two. */
const errorLengths = [4, 7]

/** Letters from which on an unknown word is looked for inside of others. */
const shortestInside = 5

/** Letters of the stems that an unknown word is parted into. */
const shortestPart = 4

/**
 * Reads a typed word: one that is not letters alone means itself. Where what is searched knows the forms of its
 * language's own words, only those of other languages are read as such.
 */
export function readTyped(typed: string, vocabulary: Vocabulary, knowsForms: boolean): TypedWord {
  const readings = knownReadings(typed, vocabulary, knowsForms)
  return readings ? { isKnown: true, readings } : { isKnown: false, readings: guesses(typed, vocabulary) }
}

/**
 * Reads typed words in several languages of a site, whose vocabularies are given. What one of them has is no typing
 * error in another.
 */
export function readingsIn(
  vocabularies: ReadonlyMap<LanguageCode, Vocabulary>,
  knowsForms: (language: LanguageCode) => boolean,
): (typed: string, language: LanguageCode) => readonly Reading[] {
  const isKnown = (typed: string) =>
    [...vocabularies.values()].some((vocabulary) => knownReadings(typed, vocabulary, true) !== undefined)
  return (typed, language) => {
    const vocabulary = vocabularies.get(language)
    if (!vocabulary) return []
    const readings = knownReadings(typed, vocabulary, knowsForms(language))
    return readings ?? (isKnown(typed) ? [] : guesses(typed, vocabulary))
  }
}

/** Forms of a word and compounds with it; undefined for a word that the site does not have and that can be mended. */
function knownReadings(
  typed: string,
  vocabulary: Vocabulary,
  knowsForms: boolean,
): readonly Reading[] | undefined {
  const [word, ...others] = typed.match(wordPattern) ?? []
  if (!word || others.length > 0 || /\p{N}/u.test(typed)) return []
  const own = languageOf(vocabulary.language)
  const key = keyOf(word, own)
  const stems = new Set(
    (fallbackChain(vocabulary.language) as LanguageCode[]).map((code) => stemOf(key, languageOf(code))),
  )
  const forms = [...stems].flatMap((stem) => placesOf(stem, vocabulary))
  const compounds = compoundsWith(stemOf(key, own), vocabulary)
  const isKnown = forms.length > 0 || compounds.length > 0 || isBeginning(key, vocabulary)
  if (!isKnown && key.length >= (errorLengths[0] as number)) return undefined
  const other = forms.filter((place) => !knowsForms || vocabulary.words[place]?.isForeign)
  return [
    ...read(other, weights.form, vocabulary),
    ...read(mostFrequent(compounds, vocabulary, most.compounds), weights.compound, vocabulary),
  ].filter(({ text }) => keyOf(text, own) !== key)
}

/** What a word may mean that the site does not have. */
function guesses(typed: string, vocabulary: Vocabulary): Reading[] {
  const { stems } = vocabulary
  const language = languageOf(vocabulary.language)
  const key = keyOf(typed.match(wordPattern)?.[0] ?? '', language)
  const stem = stemOf(key, language)
  if (stem.length >= shortestInside) {
    const inside = [...stems.keys()].filter((place) => (stems[place] as string).includes(stem))
    if (inside.length > 0)
      return read(mostFrequent(inside, vocabulary, most.compounds), weights.compound, vocabulary)
  }
  const errors = errorLengths.filter((length) => key.length >= length).length
  const near = nearWords(stems, stem, errors)
  const least = Math.min(...near.map(({ distance }) => distance))
  const nearest = near.filter(({ distance }) => distance === least).map(({ index }) => index)
  const begins = nearest.filter((place) => stems[place]?.[0] === stem[0])
  const best = mostFrequent(begins.length > 0 ? begins : nearest, vocabulary, most.corrections)
  if (best.length > 0) return read(best, weights.correction, vocabulary)
  return partedReading(key, vocabulary)
}

/** A compound that the site does not have, as the words that it is joined from. */
function partedReading(key: string, vocabulary: Vocabulary): Reading[] {
  const language = languageOf(vocabulary.language)
  if (!language.compounds) return []
  for (let at = key.length - shortestPart; at >= shortestPart; at--) {
    const parts = [key.slice(0, at), key.slice(at)].map((part) => {
      const stem = stemOf(part, language)
      const [place] =
        stem.length < shortestPart ? [] : mostFrequent(placesOf(stem, vocabulary), vocabulary, 1)
      return place === undefined ? undefined : vocabulary.words[place]?.word
    })
    if (parts.every((part) => part !== undefined))
      return [{ text: parts.join(' '), weight: weights.compound }]
  }
  return []
}

/** Places of the words that have a part with a stem, and of those that have one of these as a part. */
function compoundsWith(stem: string, { compounds, stems }: Vocabulary): number[] {
  const direct = compounds.get(stem) ?? []
  const deeper = direct.flatMap((place) => compounds.get(stems[place] as string) ?? [])
  return [...new Set([...direct, ...deeper])]
}

function mostFrequent(places: readonly number[], { words }: Vocabulary, most: number): number[] {
  const frequency = (place: number) => words[place]?.frequency ?? 0
  return [...places].sort((a, b) => frequency(b) - frequency(a) || a - b).slice(0, most)
}

const read = (places: readonly number[], weight: number, { words }: Vocabulary): Reading[] =>
  places.map((place) => ({ text: words[place]?.word ?? '', weight }))
