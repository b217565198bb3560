import { blockNames } from '../../site/markdown/block-syntax.ts'
import { calloutOpening, isCallout, kindTitle } from './callouts.ts'
import { type Dialect, quoted } from './dialect.ts'
import { linesOf } from './lines.ts'
import { markdownTree, plainText } from './markdown-tree.ts'
import { escaped } from './markdown-writing.ts'
import { type Edit, edited, type SourceText } from './source-text.ts'

const container = /^([ \t>]*):{3,}[ \t]*(?:\{?\.?([A-Za-z][\w-]*)\}?)?(.*)$/
const leaf = /^[ \t]*::[A-Za-z][\w-]*(?:\[[^\]]*\])?(?:\{[^}]*\})?[ \t]*$/

/** What the line that closes a container becomes. */
type Open = { readonly close: string; readonly isBlock: boolean }

/**
 * Turns containers (`:::tip[Title]`, `::: warning`) into Magnetiq's blocks. Blocks do not nest and begin at the start
 * of a line, so one within another, in a list or in a quote keeps its title in bold and its content; unknown ones keep
 * their content. Runs last, over what the other steps wrote as well.
 */
export function translateContainers(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  if (!text.includes('::')) return source
  const edits: Edit[] = []
  const open: Open[] = []
  for (const [index, line] of linesOf(text).entries()) {
    if (line.inCode) continue
    const tell = () => {
      const message = `the block ${quoted(line.text)} was left out, its content stays`
      dialect.notify(source.lines[index] ?? 1, 'component', message)
    }
    if (leaf.test(line.text)) {
      tell()
      edits.push({ start: line.start, end: line.end, text: '' })
      continue
    }
    const match = container.exec(line.text)
    if (!match) continue
    const [, prefix = '', name, rest = ''] = match
    if (name === undefined && rest.trim() === '') {
      edits.push({ start: line.start, end: line.end, text: prefix + (open.pop()?.close ?? '') })
      continue
    }
    // Colons in a sentence are no block.
    if (name === undefined) continue
    const isFlat = prefix !== '' || open.some(({ isBlock }) => isBlock)
    const made = opened(name, titleOf(rest), isFlat, dialect)
    if (!made) tell()
    open.push(made ?? { close: '', isBlock: false })
    edits.push({ start: line.start, end: line.end, text: prefix + (made?.text ?? '') })
  }
  const unclosed = open.reverse().map(({ close }) => `\n${close}`)
  edits.push({ start: text.length, end: text.length, text: unclosed.join('') })
  return edited(source, edits)
}

function opened(
  name: string,
  title: string,
  isFlat: boolean,
  dialect: Dialect,
): (Open & { readonly text: string }) | undefined {
  const isOwn = blockNames.some((known) => known === name)
  if (name === 'details') {
    return { text: `<details><summary>${title || '…'}</summary>\n`, close: '\n</details>\n', isBlock: false }
  }
  if (!isOwn && !isCallout(name)) return undefined
  if (isFlat) {
    const words = title || (isCallout(name) ? kindTitle(name, dialect.language) : '')
    return { text: words ? `**${escaped(words)}**` : '', close: '', isBlock: false }
  }
  const text = isOwn && name !== 'note' ? `:::${name}` : calloutOpening(name, title, dialect.language)
  return { text, close: ':::', isBlock: true }
}

/** The title as plain words: from `[Title]`, `Title` or `title="Title"`, without attributes behind it. */
function titleOf(rest: string): string {
  const plain = rest.replace(/\{[^}]*\}\s*$/, '').trim()
  const words = /^\[(.*)\]$/.exec(plain)?.[1] ?? /^title="([^"]*)"$/.exec(plain)?.[1] ?? plain
  return plainText(markdownTree(words)).replace(/\s+/g, ' ').trim()
}
