/** A word that lies near to another one. */
export interface NearWord {
  /** Its place in the list. */
  readonly index: number
  /** Letters to replace, add, leave out, or exchange with the one beside. */
  readonly distance: number
}

/**
 * The words of an alphabetical list that are at most so many typing errors away: the optimal string alignment distance
 * (Damerau 1964, Levenshtein 1966). Words with the same beginning share its rows of the table, and where no row can
 * come back below the limit, all that begin so are passed over.
 */
export function nearWords(words: readonly string[], typed: string, limit: number): NearWord[] {
  const width = typed.length + 1
  const rows: number[][] = [Array.from({ length: width }, (_, column) => column)]
  const near: NearWord[] = []
  let before = ''
  let hopelessFrom = Number.POSITIVE_INFINITY
  for (const [index, word] of words.entries()) {
    let shared = 0
    while (shared < before.length && before[shared] === word[shared]) shared++
    if (shared >= hopelessFrom) continue
    hopelessFrom = Number.POSITIVE_INFINITY
    before = word
    for (let row = shared + 1; row <= word.length; row++) {
      fillRow(rows, row, word, typed)
      if (Math.min(...(rows[row] as number[]), ...(rows[row - 1] as number[])) > limit) {
        hopelessFrom = row
        break
      }
    }
    if (hopelessFrom <= word.length) {
      before = word.slice(0, hopelessFrom)
      continue
    }
    const distance = rows[word.length]?.[typed.length] as number
    if (distance <= limit) near.push({ index, distance })
  }
  return near
}

/** Fills the row of the table for the first letters of a word. */
function fillRow(rows: number[][], row: number, word: string, typed: string): void {
  const above = rows[row - 1] as number[]
  const current = [row]
  for (let column = 1; column <= typed.length; column++) {
    const isSame = word[row - 1] === typed[column - 1]
    const changed = (above[column - 1] as number) + (isSame ? 0 : 1)
    const longer = (above[column] as number) + 1
    const shorter = (current[column - 1] as number) + 1
    let least = Math.min(changed, longer, shorter)
    if (row > 1 && word[row - 1] === typed[column - 2] && word[row - 2] === typed[column - 1]) {
      least = Math.min(least, ((rows[row - 2] as number[])[column - 2] as number) + 1)
    }
    current.push(least)
  }
  rows[row] = current
}
