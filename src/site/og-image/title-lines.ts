/** A piece of a title that no line breaks. */
export interface Piece {
  readonly text: string
  /** In em. */
  readonly width: number
  /** What follows: a space, the same word (a line that ends here gets a hyphen), or the same word behind its own hyphen. */
  readonly next: 'space' | 'word' | 'hyphened'
}

/** Widths of what may stand between and behind pieces, in em. */
export interface Gaps {
  readonly space: number
  readonly hyphen: number
  readonly ellipsis: number
}

/** A title in lines. */
export interface TitleLines {
  /** Size of the type. */
  readonly size: number
  readonly lines: readonly { readonly text: string; readonly width: number }[]
}

/** Sizes of the type that are tried, the largest first. */
const sizes = [92, 84, 76, 70, 64, 58, 52, 47, 43]
const smallest = sizes.at(-1) as number

/** Distance of the lines, in em. */
export const lineHeight = 1.04

/** Letters of a word that fit into any line. */
const longestPiece = 26

/** Whether a title has a word that no line holds whole. */
export function hasLongWord(title: string): boolean {
  return piecesOf(title).some(({ next }) => next === 'word')
}

/** The pieces of a title, to be measured. */
export function piecesOf(title: string): Omit<Piece, 'width'>[] {
  const words = title.split(/\s+/).filter((word) => word !== '')
  return words.flatMap((word) => {
    const parts = word.split(/(?<=[^\s-]-)(?=[^\s-])|\u00ad/).flatMap(partsOfLongWord)
    return parts.map((text, index) => {
      const isLast = index === parts.length - 1
      return { text, next: isLast ? 'space' : text.endsWith('-') ? 'hyphened' : 'word' }
    })
  })
}

/** Nobody says where such a word may be broken: in equal parts, then. */
function partsOfLongWord(word: string): string[] {
  const letters = [...word]
  const count = Math.max(1, Math.ceil(letters.length / longestPiece))
  const length = Math.ceil(letters.length / count)
  const parts = Array.from({ length: count }, (_, index) =>
    letters.slice(index * length, (index + 1) * length),
  )
  return parts.map((part) => part.join('')).filter((part) => part !== '')
}

/**
 * Sets a title as large as its box and `largest` allow, in lines as even as its words allow. What does not fit at the smallest
 * size ends with an ellipsis.
 */
export function titleLines(
  pieces: readonly Piece[],
  gaps: Gaps,
  box: { readonly width: number; readonly height: number },
  largest = Number.POSITIVE_INFINITY,
): TitleLines {
  for (const size of sizes.filter((size) => size <= largest)) {
    const most = Math.floor(box.height / (size * lineHeight))
    const lines = filled(pieces, gaps, box.width / size)
    if (lines && lines.length <= most) return set(evened(pieces, gaps, box.width / size, lines), gaps, size)
  }
  const most = Math.floor(box.height / (smallest * lineHeight))
  const cut = { ...gaps, hyphen: gaps.ellipsis }
  for (let count = pieces.length - 1; count > 0; count--) {
    const last: Piece = { ...(pieces[count - 1] as Piece), next: 'word' }
    const lines = filled([...pieces.slice(0, count - 1), last], cut, box.width / smallest)
    if (lines && lines.length <= most) return set(lines, cut, smallest, '…')
  }
  return { size: smallest, lines: [] }
}

/** Lines that are filled one after the other; null where a piece is wider than a line. */
function filled(pieces: readonly Piece[], gaps: Gaps, width: number): Piece[][] | null {
  const lines: Piece[][] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last && widthOf([...last, piece], gaps) <= width) last.push(piece)
    else if (widthOf([piece], gaps) <= width) lines.push([piece])
    else return null
  }
  return lines
}

/** As many lines in the least width that takes them. */
function evened(pieces: readonly Piece[], gaps: Gaps, width: number, lines: Piece[][]): Piece[][] {
  let [narrow, wide, best] = [0, width, lines]
  for (let step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2
    const tried = filled(pieces, gaps, middle)
    if (tried && tried.length <= lines.length) [wide, best] = [middle, tried]
    else narrow = middle
  }
  return best
}

function widthOf(line: readonly Piece[], gaps: Gaps): number {
  const pieces = line.reduce((sum, { width }) => sum + width, 0)
  const spaces = line.slice(0, -1).filter(({ next }) => next === 'space').length
  return pieces + spaces * gaps.space + (line.at(-1)?.next === 'word' ? gaps.hyphen : 0)
}

function set(lines: readonly Piece[][], gaps: Gaps, size: number, end = ''): TitleLines {
  const written = lines.map((line, index) => {
    const text = line.map(({ text, next }) => (next === 'space' ? `${text} ` : text)).join('')
    const isLast = index === lines.length - 1
    const mark = isLast ? end : line.at(-1)?.next === 'word' ? '-' : ''
    return { text: text.trimEnd() + mark, width: widthOf(line, gaps) * size }
  })
  return { size, lines: written }
}
