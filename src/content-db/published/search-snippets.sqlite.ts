import Database from 'better-sqlite3'
import { type LanguageCode, languageOf } from '../../languages.ts'
import { foldWords, tokenizerOf } from '../folding.sqlite.ts'
import type { Field } from './field.ts'
import type { SearchedWord } from './search-hits.sqlite.ts'
import { looksFor, type WordReading } from './search-words.ts'
import { cutAround, type SnippetPiece, wordsOf } from './snippet.ts'

/** The part of a text that shows what a search found in it. */
export interface Snippet {
  readonly pieces: readonly SnippetPiece[]
  readonly language: LanguageCode
}

/**
 * One snippet for each list of texts: cut from the text that holds most of the words searched, or from the first
 * where none holds any; null for a list without text.
 */
export function snippetsOf(
  lists: readonly (readonly Field[])[],
  searched: readonly SearchedWord[],
): (Snippet | null)[] {
  const split = lists.map((texts) =>
    texts
      .map(({ text, language }) => ({ language, words: wordsOf(text) }))
      .filter(({ words }) => words.length > 0),
  )
  const byLanguage = Map.groupBy(split.flat(), ({ language }) => language)
  const matches = new Map(
    [...byLanguage].map(([language, texts]) => [
      language,
      matchesAmong(new Set(texts.flatMap(({ words }) => words)), searched, language),
    ]),
  )
  return split.map((texts) => {
    const [best] = texts
      .map(({ language, words }) => {
        const found = (word: string) => matches.get(language)?.get(word)
        const distinct = new Set(words.flatMap((word) => [...(found(word) ?? [])])).size
        return { language, words, distinct, isFound: (word: string) => found(word) !== undefined }
      })
      .toSorted((a, b) => b.distinct - a.distinct)
    return best ? { pieces: cutAround(best.words, best.isFound), language: best.language } : null
  })
}

/**
 * Which words of a text a search finds, each with the positions of the searched words that find it. The indexes hold
 * no text and cannot say; so the words go once more through the index's own tokenizer, in a table made for this alone.
 */
function matchesAmong(
  words: ReadonlySet<string>,
  searched: readonly SearchedWord[],
  language: LanguageCode,
): ReadonlyMap<string, readonly number[]> {
  const entry = languageOf(language)
  const list = [...words]
  const memory = new Database(':memory:')
  try {
    memory.exec(`CREATE VIRTUAL TABLE words USING fts5(word, content='', tokenize='${tokenizerOf(entry)}')`)
    const insert = memory.prepare('INSERT INTO words (rowid, word) VALUES (?, ?)')
    memory.transaction(() => {
      for (const [id, word] of list.entries()) insert.run(id, foldWords(word, entry))
    })()
    const find = memory.prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ?').pluck()
    const found = searched.flatMap(({ text, readings }, position) =>
      looksFor(text, readings(language).flatMap(eachAlone), (words) => foldWords(words, entry))
        .flatMap(({ query }) => find.all(query))
        .map((id) => ({ word: list[id] as string, position })),
    )
    return new Map(
      [...Map.groupBy(found, ({ word }) => word)].map(([word, all]) => [
        word,
        all.map(({ position }) => position),
      ]),
    )
  } finally {
    memory.close()
  }
}

/** Words that are meant together are marked one by one. */
const eachAlone = ({ text, weight }: WordReading): WordReading[] =>
  text.split(' ').map((word) => ({ text: word, weight }))
