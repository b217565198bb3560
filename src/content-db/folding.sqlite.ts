import type { Language } from '../languages.ts'

const plainTokenizer = 'unicode61 remove_diacritics 2'

/** The FTS5 tokenizer of a language: its stemmer, where SQLite has one, over folded Unicode words. */
export function tokenizerOf(language: Language): string {
  return language.stemmer ? `${language.stemmer} ${plainTokenizer}` : plainTokenizer
}

/** SQL that folds the spellings of a language, so that an index and the words searched in it meet. */
export function folded(sql: string, language: Language): string {
  return spellings(language).reduce((inner, [from, to]) => `replace(${inner}, '${from}', '${to}')`, sql)
}

/** Folds the words of a search exactly as `folded` folds the index. */
export function foldWords(words: string, language: Language): string {
  return spellings(language).reduce((text, [from, to]) => text.replaceAll(from, to), words)
}

/** Each fold in the cases in which people type it: SQLite's `lower` knows ASCII alone. */
function spellings(language: Language): [string, string][] {
  return (language.folds ?? []).flatMap(([from, to]) => {
    const cases = new Set([from, from.toUpperCase(), from.charAt(0).toUpperCase() + from.slice(1)])
    // JavaScript's capital of ß is SS, which the tokenizer reads as ss without our help.
    const needed = [...cases].filter((spelling) => spelling.toLowerCase() !== to)
    return needed.map((spelling): [string, string] => [spelling, to])
  })
}
