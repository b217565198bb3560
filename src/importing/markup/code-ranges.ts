import { markdownTree, placedNodes } from './markdown-tree.ts'

/** Tells whether an offset lies in code, where nothing is markup. */
export type InCode = (offset: number) => boolean

/**
 * Finds fenced code and code spans; code by indentation too unless told otherwise, which HTML that is indented by hand
 * would be taken for.
 */
export function codeFinder(text: string, kinds: 'all' | 'marked' = 'all'): InCode {
  const ranges = placedNodes(markdownTree(text))
    .filter(({ node, start }) => {
      if (node.type === 'inlineCode') return true
      return node.type === 'code' && (kinds === 'all' || /^(?:`{3}|~{3})/.test(text.slice(start, start + 3)))
    })
    .sort((a, b) => a.start - b.start)
  return (offset) => {
    let low = 0
    let high = ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranges[middle] as { end: number }).end <= offset) low = middle + 1
      else high = middle
    }
    const range = ranges[low]
    return range !== undefined && range.start <= offset
  }
}
