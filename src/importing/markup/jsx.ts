import { codeFinder } from './code-ranges.ts'
import { componentText, type PathOf } from './components.ts'
import { type Dialect, quoted, quotedField } from './dialect.ts'
import { dedentEdits, type Span } from './indentation.ts'
import { moduleLines } from './jsx-modules.ts'
import { type JsxToken, jsxTokens } from './jsx-tokens.ts'
import { escaped } from './markdown-writing.ts'
import { replacementEdit } from './replacement.ts'
import { type Edit, edited, lineFinder, type SourceText } from './source-text.ts'
import { attributeValue, isEmptyTag, type Tag } from './tags.ts'

/**
 * Translates what MDX and Markdown with components add: imports and exports go, components become Markdown where
 * their meaning is known, otherwise their tags go with a notice and their content stays; expressions go.
 */
export function translateJsx(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  const inCode = codeFinder(text, dialect.mdx ? 'mdx' : 'all')
  const modules = moduleLines(text, dialect.mdx, inCode)
  const inModule = (at: number) => modules.edits.some(({ start, end }) => start <= at && at < end)
  const tokens = jsxTokens(text, dialect.mdx, (at) => inCode(at) || inModule(at))
  const pathOf = pathFinder(modules.imported)
  const lineAt = lineFinder(source)
  const tell = (start: number, end: number, message: (shown: string) => string) =>
    dialect.notify(lineAt(start), 'component', message(quoted(text.slice(start, end))))

  const { closeOf, closings } = pairs(tokens, dialect.mdx)
  const edits: Edit[] = [...modules.edits]
  const spans: Span[] = []
  for (const token of tokens) {
    if (token.kind === 'expression') {
      const value = expressionText(token.source, dialect)
      edits.push({ start: token.start, end: token.end, text: value ?? '' })
      if (value === undefined) tell(token.start, token.end, (shown) => `the expression ${shown} was left out`)
      continue
    }
    const { tag } = token
    if (!isComponent(tag)) {
      const plain = plainTag(tag, pathOf)
      const [before, after] = dialect.mdx ? spaceAround(text, tag) : ['', '']
      if (plain !== undefined || before + after !== '') {
        const made = before + (plain ?? text.slice(tag.start, tag.end)) + after
        edits.push({ start: token.start, end: token.end, text: made })
      }
      const close = closeOf.get(tag)
      if (close) spans.push({ start: token.end, end: close.start })
      continue
    }
    if (tag.closing) {
      if (!closings.has(tag)) edits.push({ start: token.start, end: token.end, text: '' })
      continue
    }
    const close = closeOf.get(tag)
    const made = componentText(tag, close !== undefined, dialect, pathOf)
    edits.push(replacementEdit(text, token.start, token.end, made.open))
    if (close) {
      edits.push(replacementEdit(text, close.start, close.end, made.close))
      spans.push({ start: token.end, end: close.start })
    }
    if (!made.complete) {
      const rest = close ? ', its content stays' : ''
      tell(token.start, token.end, (shown) => `the component ${shown} was left out${rest}`)
    }
  }
  return edited(source, dedentEdits(text, spans, edits))
}

const htmlInCapitals =
  /^(A|ABBR|B|BLOCKQUOTE|BR|CENTER|CODE|DD|DIV|DL|DT|EM|FONT|H[1-6]|HR|I|IMG|LI|OL|P|PRE|SPAN|STRONG|SUB|SUP|TABLE|TBODY|TD|TH|THEAD|TR|TT|U|UL)$/

/** Components have a capital or a dot in their name; `<>` is one without a name. */
const isComponent = ({ name }: Tag) => /^[A-Z]|^$|\./.test(name) && !htmlInCapitals.test(name)

/** Which closing tag belongs to which opening one; a tag that is never closed has none. */
function pairs(tokens: readonly JsxToken[], mdx: boolean): { closeOf: Map<Tag, Tag>; closings: Set<Tag> } {
  const closeOf = new Map<Tag, Tag>()
  const closings = new Set<Tag>()
  const open: Tag[] = []
  for (const token of tokens) {
    if (token.kind !== 'tag') continue
    const { tag } = token
    if (!isComponent(tag) && !(mdx && blockElement.test(tag.name))) continue
    if (!tag.closing && !isEmptyTag(tag)) open.push(tag)
    if (!tag.closing) continue
    const at = open.findLastIndex(({ name }) => name === tag.name)
    if (at === -1) continue
    closeOf.set(open[at] as Tag, tag)
    closings.add(tag)
    open.length = at
  }
  return { closeOf, closings }
}

function pathFinder(imported: ReadonlyMap<string, string>): PathOf {
  return (attribute) => {
    if (!attribute) return undefined
    if (attribute.kind === 'text') return attribute.value
    const call = /^(?:require|useBaseUrl|withBase|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/.exec(attribute.source)
    return call?.[1] ?? imported.get(/^([\w$]+)(?:\.src)?$/.exec(attribute.source)?.[1] ?? '')
  }
}

/** What an expression shows, where that can be known; undefined where it cannot. */
function expressionText(source: string, dialect: Dialect): string | undefined {
  if (/^\/\*[\s\S]*\*\/$/.test(source)) return ''
  const string = /^(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`)$/.exec(source)
  if (string) return (string[1] ?? string[2] ?? string[3] ?? '').replace(/^ +$/, ' ')
  const field = /^(?:props\.)?front[mM]atter\.(\w+)$/.exec(source)?.[1]
  const value = field && quotedField(dialect, field)
  return value ? escaped(value) : undefined
}

/** A tag of HTML without what only JSX knows; undefined where it holds nothing of the kind. */
function plainTag(tag: Tag, pathOf: PathOf): string | undefined {
  const attributes = [...tag.attributes]
  if (attributes.every(([name, { kind }]) => kind === 'text' && name !== 'classname')) return undefined
  const kept = attributes.flatMap(([name, attribute]) => {
    const value = attribute.kind === 'text' || /^(src|href)$/.test(name) ? pathOf(attribute) : undefined
    return value === undefined ? [] : ` ${name === 'classname' ? 'class' : name}="${attributeValue(value)}"`
  })
  return `<${tag.name}${kept.join('')}${tag.selfClosing ? ' /' : ''}>`
}

const blockElement = /^(?:div|section|article|aside|details|center)$/

/** In MDX the content of a block element is Markdown; in Markdown only where blank lines part it from its tags. */
function spaceAround(text: string, tag: Tag): [before: string, after: string] {
  if (!blockElement.test(tag.name) && tag.name !== 'summary') return ['', '']
  const isFirst = /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, tag.start - 200), tag.start))
  const isLast = /^[ \t]*\n/.test(text.slice(tag.end, tag.end + 200))
  const isEnd = tag.closing && tag.name !== 'summary'
  const opensText = tag.name === 'summary' ? tag.closing : !tag.closing
  return [isEnd && isFirst ? '\n' : '', isLast && opensText ? '\n' : '']
}
