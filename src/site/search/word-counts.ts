import { wordPattern } from './spelling.ts'

/** How a word, in small letters, is used on a site. */
export interface WordCount {
  /** Times that it stands there. */
  count: number
  /** Pages that have it. */
  pages: number
  /** Times that its first letter tells something: inside a sentence, or where it is small; and times that it is large there. */
  telling: number
  capital: number
  /** Times that it stands in a text of another language. */
  foreign: number
}

/** The words of a site in a language, counted. */
export interface WordCounts {
  readonly pages: number
  readonly words: ReadonlyMap<string, Readonly<WordCount>>
}

/** A run of text on a page. */
export interface TextRun {
  readonly text: string
  /** It speaks another language than its page. */
  readonly isForeign: boolean
}

/** What stands before the first word of a sentence or of a quotation. */
const sentenceStart = /[.:!?…„“”»«‚‘"(]/

/** Counts the words of pages that come one after the other. */
export function wordCounter(): { readonly counts: WordCounts; add(page: Iterable<TextRun>): void } {
  const words = new Map<string, WordCount & { page: number }>()
  const counts = { pages: 0, words }
  return {
    counts,
    add(page) {
      const number = ++counts.pages
      for (const { text, isForeign } of page) {
        let end = 0
        for (const { 0: found, index } of text.matchAll(wordPattern)) {
          const written = found.replaceAll('\u00AD', '').normalize('NFC')
          const small = written.toLowerCase()
          const word = words.get(small) ?? { count: 0, pages: 0, telling: 0, capital: 0, foreign: 0, page: 0 }
          if (word.count === 0) words.set(small, word)
          word.count++
          if (word.page !== number) word.pages++
          word.page = number
          if (isForeign) word.foreign++
          const isCapital = written[0] !== small[0]
          if (!isCapital || (end > 0 && !sentenceStart.test(text.slice(end, index)))) {
            word.telling++
            if (isCapital) word.capital++
          }
          end = index + found.length
        }
      }
    },
  }
}
