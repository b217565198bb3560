/** An attribute of a tag; JSX writes expressions in braces, which have no value that is known here. */
export type Attribute =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'expression'; readonly source: string }

/** A tag of HTML or JSX in a text. */
export interface Tag {
  /** As written; empty for JSX's `<>`. */
  readonly name: string
  readonly closing: boolean
  readonly selfClosing: boolean
  /** By name in lower case, except for components, whose attributes keep theirs. */
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly start: number
  readonly end: number
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Whether a tag has no closing one; a component `Link` has, as it is not the element `link`. */
export const isEmptyTag = ({ name, selfClosing }: Tag): boolean =>
  selfClosing ||
  voidElements.has(name) ||
  (name === name.toUpperCase() && voidElements.has(name.toLowerCase()))

/** The text of an attribute; undefined where it is missing or an expression. */
export function attributeText(tag: Tag, name: string): string | undefined {
  const attribute = tag.attributes.get(name)
  return attribute?.kind === 'text' ? attribute.value : undefined
}

/** Every tag of a text whose start `counts`, in order. Text that only looks like a tag (`a < b`) is none. */
export function findTags(
  text: string,
  counts: (offset: number) => boolean = () => true,
  names: AttributeNames = 'careful',
): Tag[] {
  const tags: Tag[] = []
  for (let at = text.indexOf('<'); at !== -1; ) {
    const tag = counts(at) ? readTag(text, at, names) : undefined
    if (tag) tags.push(tag)
    at = text.indexOf('<', tag ? tag.end : at + 1)
  }
  return tags
}

/** How browsers read names of attributes, and how a text that may hold none is read. */
type AttributeNames = 'careful' | 'as-browsers'
const attributeNames: Readonly<Record<AttributeNames, RegExp>> = {
  careful: /^([A-Za-z_:@#*][^\s"'<>/={},;]*)(\s*=\s*)?/,
  'as-browsers': /^([^\s>/=][^\s>/=]*)(\s*=\s*)?/,
}

/** No tag that a person writes is longer; the bound keeps a file of `<a <a <a` from taking minutes. */
const longest = 10_000

/** The tag that starts at an offset; undefined where there is none. */
export function readTag(whole: string, start: number, names: AttributeNames = 'careful'): Tag | undefined {
  const text = whole.slice(start, start + longest)
  const opening = /^<(\/?)([A-Za-z][\w.:-]*)?/.exec(text)
  if (!opening) return undefined
  const name = opening[2] ?? ''
  let at = opening[0].length
  if (name === '' && text[at] !== '>') return undefined
  // An autolink such as <https://example.org> is no tag.
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text.slice(1)) || /^<[^\s<>]*@/.test(text)) return undefined
  const attributes = new Map<string, Attribute>()
  for (;;) {
    at += (/^\s*/.exec(text.slice(at)) as RegExpExecArray)[0].length
    const closes = /^(\/?)>/.exec(text.slice(at, at + 2))
    if (closes) {
      const end = start + at + closes[0].length
      return { name, closing: opening[1] === '/', selfClosing: closes[1] === '/', attributes, start, end }
    }
    const next = readAttribute(text, at, attributeNames[names])
    if (!next) return undefined
    const key = /^[A-Z]/.test(name) ? next.name : next.name.toLowerCase()
    if (key !== '' && !attributes.has(key)) attributes.set(key, next.attribute)
    at = next.end
  }
}

function readAttribute(
  text: string,
  start: number,
  names: RegExp,
): { readonly name: string; readonly attribute: Attribute; readonly end: number } | undefined {
  if (text[start] === '{') {
    const end = closingBrace(text, start)
    return end === undefined ? undefined : { name: '', attribute: { kind: 'expression', source: '' }, end }
  }
  const head = names.exec(text.slice(start))
  if (!head) return undefined
  const name = head[1] as string
  const at = start + head[0].length
  if (!head[2]) return { name, attribute: { kind: 'text', value: '' }, end: at }
  if (text[at] === '{') {
    const end = closingBrace(text, at)
    if (end === undefined) return undefined
    const source = text.slice(at + 1, end - 1).trim()
    return { name, attribute: expressionOrText(source), end }
  }
  const value = /^(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`{}]+))/.exec(text.slice(at))
  if (!value) return undefined
  return {
    name,
    attribute: { kind: 'text', value: decodeEntities(value[1] ?? value[2] ?? (value[3] as string)) },
    end: at + value[0].length,
  }
}

/** A literal in braces says what it is. */
function expressionOrText(source: string): Attribute {
  const literal = /^(?:"([^"\\]*)"|'([^'\\]*)'|`([^`\\$]*)`|(\d+))$/.exec(source)
  const value = literal && (literal[1] ?? literal[2] ?? literal[3] ?? literal[4])
  return value === null || value === undefined ? { kind: 'expression', source } : { kind: 'text', value }
}

/** The offset behind the brace that closes the one at `start`; braces within quotes do not count. */
export function closingBrace(text: string, start: number): number | undefined {
  const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|[{}]/g
  tokens.lastIndex = start
  let depth = 0
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{') depth += 1
    if (token[0] === '}') {
      depth -= 1
      if (depth === 0) return tokens.lastIndex
    }
  }
  return undefined
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Character references that people write in attributes. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Text for an attribute in double quotes. */
export const attributeValue = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
