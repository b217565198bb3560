import { codeFinder } from './code-ranges.ts'
import { edited, type SourceText } from './source-text.ts'

/** Gaps that are left where tags and pictures have gone, in the text and in quotes, with what is enough of each. */
const gaps: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/(?<=\n|^)(?:>[ \t]*\n){2,}/g, '>\n'],
  [/(?<=\n[ \t]*\n|^)(?:>[ \t]*\n)+(?=>)/g, ''],
  [/(?:\n>[ \t]*)+(?=\n[ \t]*\n|\n?$)/g, ''],
  [/\n(?:[ \t]*\n){2,}/g, '\n\n'],
]

/** Shortens gaps outside of code to one blank line. */
export function withoutGaps(source: SourceText): SourceText {
  return gaps.reduce((current, [pattern, text]) => {
    const found = [...current.text.matchAll(pattern)]
    if (found.length === 0) return current
    const inCode = codeFinder(current.text)
    return edited(
      current,
      found
        .filter(({ index }) => !inCode(index))
        .map(({ 0: gap, index }) => ({ start: index, end: index + gap.length, text })),
    )
  }, source)
}
