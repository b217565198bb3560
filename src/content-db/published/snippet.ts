/** A run of characters in a snippet; marked where the search found it. */
export interface SnippetPiece {
  readonly text: string
  readonly marked: boolean
}

/** Characters of a snippet, about: two lines of a list. */
const length = 200

/** Characters shown before the first word found, at most. */
const lead = 60

/** The words of a text as people see them, whatever blanks divide them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/**
 * The part of a text around the first word found, in pieces: marked and unmarked ones take turns. Without such a word,
 * its beginning.
 */
export function cutAround(words: readonly string[], isFound: (word: string) => boolean): SnippetPiece[] {
  const first = Math.max(words.findIndex(isFound), 0)
  const start = startBefore(words, first)
  const end = endAfter(words, start)
  const pieces: { text: string; marked: boolean }[] = []
  const add = (text: string, marked: boolean) => {
    const last = pieces.at(-1)
    if (last?.marked === marked) last.text += text
    else if (text !== '') pieces.push({ text, marked })
  }
  if (start > 0) add('… ', false)
  for (const [position, word] of words.slice(start, end).entries()) {
    if (position > 0) add(' ', false)
    const [, before = '', bare = '', after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? []
    add(before, false)
    add(bare, isFound(word))
    add(after, false)
  }
  if (end < words.length) add(' …', false)
  return pieces
}

function startBefore(words: readonly string[], first: number): number {
  let start = first
  for (let room = lead; start > 0; start--) {
    room -= (words[start - 1] as string).length + 1
    if (room < 0) break
  }
  // A text that is nearly at its beginning is shown from there.
  return words.slice(0, start).join(' ').length < lead / 2 ? 0 : start
}

function endAfter(words: readonly string[], start: number): number {
  let end = start + 1
  for (let size = words[start]?.length ?? 0; end < words.length; end++) {
    size += (words[end] as string).length + 1
    if (size > length) break
  }
  return end
}
