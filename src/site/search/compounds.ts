import type { Language } from '../../languages.ts'
import { keyOf, stemOf } from './spelling.ts'
import type { WordCount, WordCounts } from './word-counts.ts'

/** Gives the parts that a word, in small letters, is joined from; undefined where it is not. */
export type Splitter = (word: string) => readonly string[] | undefined

/** Letters of a stem that is a part, tried in this order: short ones fit by chance. */
const stemLengths = [4, 3]

/** The same for a word that is no noun. */
const shortestOther = 4

/** Letters of a beginning that the site has nowhere else, and of the stem behind it. */
const unknown = { beginning: 5, stemBehind: 5 }

/** Parts of a word at most. */
const mostParts = 4

/** A word that is on more than a quarter of the pages and no noun joins sentences, not words. */
const commonShare = 1 / 4
const commonPages = 3

/** The forms of a word together. */
interface Stem {
  readonly text: string
  readonly count: number
  readonly isNoun: boolean
  readonly isCommon: boolean
}

/**
 * Splits the compounds of a language into words of the same site. A word can be split where each part is a word of the
 * site, in any form: what joins parts (Arbeit-s-platz, Sonne-n-energie) are endings, too. Of the splits with the fewest
 * parts, the one counts whose parts have the highest geometric mean of frequencies (Philipp Koehn, Kevin Knight:
 * Empirical Methods for Compound Splitting, EACL 2003). They took parts of speech from a tagger; here capitals tell.
 */
export function compoundSplitter(counts: WordCounts, language: Language): Splitter {
  if (!language.compounds) return () => undefined
  const stems = stemTable(counts, language)
  const known = new Map<string, Stem | undefined>()
  const stemAt = (part: string) => {
    if (!known.has(part)) known.set(part, stems.get(stemOf(keyOf(part, language), language)))
    return known.get(part)
  }

  /** The best split of a word into so many parts, whose stems have so many letters. */
  function split(word: string, parts: number, letters: number): Split | undefined {
    if (parts === 1) {
      const stem = stemAt(word)
      return stem?.isNoun && stem.text.length >= letters ? splitOf(word, stem) : undefined
    }
    let best: Split | undefined
    for (let at = letters; at <= word.length - letters * (parts - 1); at++) {
      const stem = stemAt(word.slice(0, at))
      if (!stem || stem.isCommon || stem.text.length < (stem.isNoun ? letters : shortestOther)) continue
      const rest = split(word.slice(at), parts - 1, letters)
      const log = Math.log(stem.count) + (rest?.log ?? 0)
      if (rest && (!best || log > best.log)) best = { parts: [word.slice(0, at), ...rest.parts], log }
    }
    return best
  }

  /** The longest end that is a noun of the site, behind a beginning that is not. */
  function splitBehindUnknown(word: string): readonly string[] | undefined {
    for (let at = unknown.beginning; at <= word.length - unknown.stemBehind; at++) {
      const stem = stemAt(word.slice(at))
      if (stem?.isNoun && stem.text.length >= unknown.stemBehind) return [word.slice(0, at), word.slice(at)]
    }
    return undefined
  }

  return (word) => {
    const count = counts.words.get(word)
    if (!count || !isNoun(count) || isForeign(count)) return undefined
    for (let parts = 2; parts <= mostParts; parts++) {
      for (const letters of stemLengths) {
        const found = split(word, parts, letters)
        if (found) return found.parts
      }
    }
    return splitBehindUnknown(word)
  }
}

interface Split {
  readonly parts: readonly string[]
  /** Sum of the logarithms of the frequencies: among splits into as many parts, it orders as their mean does. */
  readonly log: number
}

const splitOf = (part: string, { count }: Stem): Split => ({ parts: [part], log: Math.log(count) })

function stemTable(counts: WordCounts, language: Language): Map<string, Stem> {
  const sums = new Map<string, WordCount>()
  for (const [word, count] of counts.words) {
    if (isForeign(count)) continue
    const stem = stemOf(keyOf(word, language), language)
    const sum = sums.get(stem) ?? { count: 0, pages: 0, telling: 0, capital: 0, foreign: 0 }
    sums.set(stem, {
      count: sum.count + count.count,
      pages: Math.max(sum.pages, count.pages),
      telling: sum.telling + count.telling,
      capital: sum.capital + count.capital,
      foreign: 0,
    })
  }
  const common = Math.max(counts.pages * commonShare, commonPages)
  return new Map(
    [...sums].map(([text, sum]) => {
      const nounLike = isNoun(sum)
      return [text, { text, count: sum.count, isNoun: nounLike, isCommon: !nounLike && sum.pages > common }]
    }),
  )
}

/** Nouns have capitals. What has one at the beginning of sentences alone may be a noun. */
const isNoun = ({ telling, capital }: WordCount) => capital >= telling / 2

const isForeign = ({ foreign, count }: WordCount) => foreign > count / 2
