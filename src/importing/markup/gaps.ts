import { codeFinder } from './code-ranges.ts'
import { edited, type SourceText } from './source-text.ts'

/** Shortens gaps to one blank line, outside of code: where tags and pictures have gone, more would be left. */
export function withoutGaps(source: SourceText): SourceText {
  const inCode = codeFinder(source.text)
  const gaps = [...source.text.matchAll(/\n(?:[ \t]*\n){2,}/g)].filter(({ index }) => !inCode(index))
  return edited(
    source,
    gaps.map(({ 0: gap, index }) => ({ start: index, end: index + gap.length, text: '\n\n' })),
  )
}
