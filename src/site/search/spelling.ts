import type { Language } from '../../languages.ts'

/** A word: letters, with the marks and the soft hyphens that may stand in it. */
export const wordPattern = /\p{L}[\p{L}\p{M}\u00AD]*/gu

/** Letters that a stem keeps at least. */
const shortestStem = 3

/** A word as a search compares it: small letters without marks, the spellings of its language made one. */
export function keyOf(word: string, { folds = [] }: Language): string {
  const small = word.normalize('NFC').replaceAll('\u00AD', '').toLowerCase()
  const folded = folds.reduce((text, [from, to]) => text.replaceAll(from, to), small)
  return folded.normalize('NFD').replace(/\p{M}+/gu, '')
}

/** What the forms of a word have in common: its key without the endings of its language. */
export function stemOf(key: string, { endings = [] }: Language): string {
  return endings.reduce<string>((stem, step) => {
    const fitting = step.find(([ending]) => stem.endsWith(ending))
    if (!fitting) return stem
    const shorter = stem.slice(0, stem.length - fitting[0].length) + fitting[1]
    return shorter.length < shortestStem ? stem : shorter
  }, key)
}
