/** An element of an XML document; text is a string. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

/** A document that is not well-formed, or that uses what this reader refuses; the message names the line. */
export class XmlError extends Error {}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^[<>]*(\[[\s\S]*?\]\s*)?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads an XML document into its root element. Comments and instructions are left out, entities of its own are refused:
 * they can grow without bound. Throws an `XmlError`.
 */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '')
  const document: XmlElement & { children: XmlNode[] } = { name: '', attributes: new Map(), children: [] }
  const open: (XmlElement & { children: XmlNode[] })[] = [document]
  const fail = (at: number, reason: string): never => {
    throw new XmlError(`line ${text.slice(0, at).split('\n').length}: ${reason}`)
  }
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (!match) return fail(at, 'this is not well-formed XML')
    const [whole, cdata, subset, closing, opening, attributes = '', alone] = match
    const parent = open.at(-1)!
    if (subset !== undefined && /<!ENTITY/i.test(subset))
      fail(at, 'it declares entities; save it without them')
    if (closing !== undefined) {
      if (open.length < 2 || parent.name !== closing) fail(at, `</${closing}> closes nothing that is open`)
      open.pop()
    } else if (opening !== undefined) {
      if (open.length > 256) fail(at, 'elements are nested more than 256 deep')
      const element = { name: opening, attributes: attributesOf(attributes, at, fail), children: [] }
      parent.children.push(element)
      if (!alone) open.push(element)
    } else if (cdata !== undefined) parent.children.push(cdata)
    else if (!whole.startsWith('<')) parent.children.push(decode(whole, at, fail))
  }
  if (open.length > 1) fail(text.length, `<${open.at(-1)!.name}> is never closed`)
  const roots = document.children.filter((node) => typeof node !== 'string')
  return roots.length === 1 ? roots[0]! : fail(0, 'there must be exactly one root element')
}

type Fail = (at: number, reason: string) => never

function attributesOf(written: string, at: number, fail: Fail): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name, double, single] of written.matchAll(attribute)) {
    if (attributes.has(name!)) fail(at, `the attribute ${name} is there twice`)
    attributes.set(name!, decode(double ?? single!, at, fail))
  }
  return attributes
}

function decode(text: string, at: number, fail: Fail): string {
  return text.replace(/&([^;\s]*;?)/g, (_, written: string) => {
    const name = written.slice(0, -1)
    const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name)
    const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : Number.NaN
    if (code > 0 && code <= 0x10ffff && written.endsWith(';')) return String.fromCodePoint(code)
    return entities[name] ?? fail(at, `&${written} is not known`)
  })
}

/** Writes an element as XML. */
export function writeXml(node: XmlNode): string {
  if (typeof node === 'string') return node.replace(/[<>&]/g, escaped)
  const attributes = [...node.attributes].map(
    ([name, value]) => ` ${name}="${value.replace(/[<>&"\n\t\r]/g, escaped)}"`,
  )
  const inner = node.children.map(writeXml).join('')
  return inner === ''
    ? `<${node.name}${attributes.join('')}/>`
    : `<${node.name}${attributes.join('')}>${inner}</${node.name}>`
}

const escaped = (character: string): string => `&#${character.codePointAt(0)};`
