/** A word of a site, in small letters. */
export interface ListedWord {
  readonly word: string
  /** How often it is used, from 0 for up to three times: each step is about four times as often. */
  readonly frequency: number
  /** It belongs to another language than the list. */
  readonly isForeign: boolean
  /** What it is joined from, where that is known. */
  readonly parts?: readonly string[]
}

/** How often something is used, as a list says it. */
export const frequencyOf = (count: number) => Math.min(9, Math.floor(Math.log2(count) / 2))

/**
 * Writes words as lines, each as the number of letters that it shares with the word before (a digit or small letter)
 * and the rest, then its frequency unless that is 0, and a star where it is foreign. Parts are parted by `|`. Short, as
 * browsers load it; words that lie in alphabetical order share most.
 */
export function formatWordList(words: readonly ListedWord[]): string {
  let before = ''
  const lines = words.map(({ word, frequency, isForeign, parts }) => {
    const written = parts ? parts.join('|') : word
    const shared = sharedStart(before, written)
    before = written
    return `${shared.toString(36)}${written.slice(shared)}${frequency || ''}${isForeign ? '*' : ''}\n`
  })
  return lines.join('')
}

/** Reads what `formatWordList` wrote. What is no such line is left out. */
export function parseWordList(text: string): ListedWord[] {
  let before = ''
  return text.split('\n').flatMap((line) => {
    const [, shared, rest = '', frequency, star] = /^([0-9a-z])(.*?)(\d?)(\*?)$/.exec(line) ?? []
    if (shared === undefined) return []
    before = before.slice(0, Number.parseInt(shared, 36)) + rest
    const word = { word: before.replaceAll('|', ''), frequency: Number(frequency), isForeign: star === '*' }
    return [before.includes('|') ? { ...word, parts: before.split('|') } : word]
  })
}

/** Letters that two words have in common at their beginning, as far as one digit can count them. */
function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length, 35)
  let shared = 0
  while (shared < most && a[shared] === b[shared]) shared++
  return shared
}
