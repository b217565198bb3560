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

/** Something else that a word may mean: another word or, parted by blanks, several that are meant together. */
export interface WordReading {
  readonly text: string
  /** How much finding it counts, where finding the word itself counts 1. */
  readonly weight: number
}

/** One look into an index for a word. */
export interface WordLook {
  /** A full-text query. What it holds is quoted: it has no operators but ours. */
  readonly query: string
  readonly weight: number
}

/** Letters from which on a word is also the beginning of others: with fewer, it is that of half the dictionary. */
const shortestBeginning = 3

/** What finding a word counts that begins with the one searched. */
const beginningWeight = 0.5

/** The looks by which a word is found: itself, words that begin with it, and its readings, those of a weight together. */
export function looksFor(
  word: string,
  readings: readonly WordReading[],
  /** Spells words as the index does. */
  fold: (words: string) => string,
): WordLook[] {
  // A control character could end the query, and it stands in no word.
  const quoted = (text: string) =>
    `"${fold(text)
      .replaceAll(/\p{Cc}/gu, ' ')
      .replaceAll('"', '""')}"`
  const looks: WordLook[] = [{ query: quoted(word), weight: 1 }]
  if (fold(word).length >= shortestBeginning)
    looks.push({ query: `${quoted(word)}*`, weight: beginningWeight })
  for (const [weight, alike] of Map.groupBy(readings, (reading) => reading.weight)) {
    const queries = alike.map(({ text }) => `(${text.split(' ').map(quoted).join(' AND ')})`)
    looks.push({ query: `(${queries.join(' OR ')})`, weight })
  }
  return looks
}
