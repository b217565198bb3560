/** A word that lies near to another one. */
export interface NearWord {
  /** Its place in the list. */
  readonly index: number
  /** Letters to replace, add, leave out, or exchange with the one beside. */
  readonly distance: number
}

/** Letters of the words that are compared. */
const longest = 100

/**
 * The words of an alphabetical list that are at most so many typing errors away: the optimal string alignment distance
 * (Damerau 1964, Levenshtein 1966). Words with the same beginning share its rows of the table, and where no row can
 * come back below the limit, all that begin so are passed over.
 */
export function nearWords(words: readonly string[], typed: string, limit: number): NearWord[] {
  if (typed.length > longest) return []
  const table = makeTable(typed, limit)
  const near: NearWord[] = []
  let before = ''
  /** Letters of the beginning that was found to lead nowhere; 0 where the word before was looked at to its end. */
  let hopeless = 0
  for (const [index, word] of words.entries()) {
    let shared = 0
    while (shared < before.length && before.charCodeAt(shared) === word.charCodeAt(shared)) shared++
    if (hopeless > 0 && shared === hopeless) continue
    hopeless = 0
    for (let row = shared + 1; row <= word.length && hopeless === 0; row++) {
      if (row > longest || !fillRow(table, row, word)) hopeless = row
    }
    before = hopeless > 0 ? word.slice(0, hopeless) : word
    const distance = hopeless > 0 ? limit + 1 : distanceAt(table, word.length)
    if (distance <= limit) near.push({ index, distance })
  }
  return near
}

/** A row for each number of letters of a word, and in it a cell for each number of letters of the typed one. */
interface Table {
  readonly cells: Uint8Array
  readonly typed: string
  readonly width: number
  readonly limit: number
  /** The least of each row. */
  readonly least: Uint8Array
}

function makeTable(typed: string, limit: number): Table {
  const width = typed.length + 2
  const cells = new Uint8Array(width * (longest + 1)).fill(limit + 1)
  for (let column = 0; column <= Math.min(typed.length, limit); column++) cells[column] = column
  return { cells, typed, width, limit, least: new Uint8Array(longest + 1) }
}

const distanceAt = ({ cells, width, typed }: Table, row: number) =>
  cells[row * width + typed.length] as number

/** Fills the row for the first letters of a word; false where no longer word that begins so can be near. */
function fillRow({ cells, typed, width, limit, least }: Table, row: number, word: string): boolean {
  const [here, above, higher] = [row * width, (row - 1) * width, (row - 2) * width]
  const [letter, letterBefore] = [word.charCodeAt(row - 1), word.charCodeAt(row - 2)]
  // Cells further from the diagonal than the limit are beyond it.
  const [from, to] = [Math.max(1, row - limit), Math.min(typed.length, row + limit)]
  cells[here + from - 1] = from === 1 ? Math.min(row, limit + 1) : limit + 1
  if (to < typed.length) cells[here + to + 1] = limit + 1
  let min = cells[here + from - 1] as number
  for (let column = from; column <= to; column++) {
    const typedLetter = typed.charCodeAt(column - 1)
    const changed = (cells[above + column - 1] as number) + (letter === typedLetter ? 0 : 1)
    const longer = (cells[above + column] as number) + 1
    const shorter = (cells[here + column - 1] as number) + 1
    let cell = Math.min(changed, longer, shorter, limit + 1)
    if (row > 1 && column > 1 && letterBefore === typedLetter && letter === typed.charCodeAt(column - 2)) {
      cell = Math.min(cell, (cells[higher + column - 2] as number) + 1)
    }
    cells[here + column] = cell
    if (cell < min) min = cell
  }
  least[row] = min
  return Math.min(min, least[row - 1] as number) <= limit
}
