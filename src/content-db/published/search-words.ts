/** Characters of a query that are read; the rest is let go. */
export const longestQuery = 200

/** Words of a query that are searched. Nobody types more, and each costs a look into every index. */
const mostWords = 8

/**
 * The words of a query, each once, in its order. Whatever a visitor may send is a list of words: what holds neither
 * letter nor number is left out, and control characters divide words as blanks do.
 */
export function searchedWords(query: string): string[] {
  const words = query
    .normalize('NFC')
    .slice(0, longestQuery)
    .split(/[\s\p{Cc}]+/u)
  const telling = words.filter((word) => /[\p{L}\p{N}]/u.test(word))
  return [...new Map(telling.map((word) => [word.toLowerCase(), word])).values()].slice(0, mostWords)
}

/** Letters from which on a word is also the beginning of others: with fewer, it is that of half the dictionary. */
const shortestBeginning = 3

/** A word as a full-text query, which finds it and words that begin with it. Quoted, it has no operators. */
export function wordQuery(word: string): string {
  return `"${word.replaceAll('"', '""')}"${word.length < shortestBeginning ? '' : '*'}`
}
