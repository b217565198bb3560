import type { Language } from '../../languages.ts'
import type { Splitter } from './compounds.ts'
import { keyOf, stemOf } from './spelling.ts'
import type { WordCounts } from './word-counts.ts'
import { frequencyOf, type ListedWord } from './word-list.ts'

/** Words that a browser is given at most: those used most. About 3 bytes each when compressed. */
const mostInBrowser = 10_000

/** Letters from which on a word is listed: shorter ones are not mended. */
const shortestListed = 4

/**
 * The words by which a browser mends what is typed. The index that it searches knows the forms of its language's own
 * words, so that one of each is enough; words of another language are all there.
 */
export function wordsForBrowser(counts: WordCounts, language: Language): ListedWord[] {
  const best = new Map<string, ListedWord & { readonly count: number }>()
  for (const listed of listedWords(counts)) {
    const stem = stemOf(keyOf(listed.word, language), language)
    const name = listed.isForeign ? `${listed.word} ` : stem
    const other = best.get(name)
    if (!other || listed.count > other.count) best.set(name, listed)
  }
  const used = [...best.values()].sort((a, b) => b.count - a.count || compare(a.word, b.word))
  return inOrder(used.slice(0, mostInBrowser))
}

/** The words by which a server reads what is typed: all of the language's own, with their parts. */
export function wordsForServer(counts: WordCounts, split: Splitter): ListedWord[] {
  const own = listedWords(counts).filter(({ isForeign }) => !isForeign)
  return inOrder(
    own.map((listed) => {
      const parts = split(listed.word)
      return parts ? { ...listed, parts } : listed
    }),
  )
}

function listedWords({ words }: WordCounts): (ListedWord & { readonly count: number })[] {
  return [...words]
    .filter(([word]) => word.length >= shortestListed)
    .map(([word, { count, foreign }]) => ({
      word,
      count,
      frequency: frequencyOf(count),
      isForeign: foreign > count / 2,
    }))
}

const inOrder = (words: readonly ListedWord[]) => [...words].sort((a, b) => compare(a.word, b.word))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
