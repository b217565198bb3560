/*
 * What safe HTML looks like, told without any code of the renderer: a grammar so narrow that a browser cannot read it
 * in two ways. Every character that means something is escaped, every tag and attribute is known, tags balance.
 */

const plain =
  'p blockquote ul ol li dl dt dd div section article aside figure figcaption details summary address pre code em strong ' +
  'b i u s del ins mark small sub sup kbd samp var abbr cite q dfn time span bdi bdo ruby rt rp h2 h3 h4 h5 h6 a picture ' +
  'table caption colgroup thead tbody tfoot tr th td'
const known = new Set([...plain.split(' '), 'br', 'hr', 'wbr', 'col', 'img', 'source'])
const voids = new Set(['br', 'hr', 'wbr', 'col', 'img', 'source'])

const url = /^(?:#[^\s"]*|\/(?![/\\])[^\s\\]*|https?:\/\/[^\s\\]+|mailto:\S+|tel:\S+)$/i
const ownFile = /^\/media\/[0-9a-f]{20}(?:-\d+)?\.(?:png|avif|webp)$/
const attributes: Readonly<Record<string, RegExp>> = {
  id: /^~\S+$/,
  class: /^[\w +#-]+$/,
  lang: /^[A-Za-z0-9-]+$/,
  dir: /^(?:ltr|rtl|auto)$/i,
  title: /^/,
  alt: /^/,
  href: url,
  src: ownFile,
  srcset: /^\/media\/[^\s,]+ \d+w(?:, \/media\/[^\s,]+ \d+w)*$/,
  sizes: /^/,
  width: /^\d+$/,
  height: /^\d+$/,
  loading: /^lazy$/,
  decoding: /^async$/,
  type: /^(?:image\/(?:avif|webp)|[1aAiI])$/,
  rel: /^noopener$/,
  role: /^(?:doc-noteref|doc-backlink|doc-endnotes|note|region|img)$/,
  tabindex: /^0$/,
  start: /^-?\d+$/,
  value: /^-?\d+$/,
  colspan: /^\d+$/,
  rowspan: /^\d+$/,
  span: /^\d+$/,
  scope: /^\w+$/,
  abbr: /^/,
  datetime: /^[\w:.+\- ]+$/,
  open: /^$/,
  reversed: /^$/,
  'aria-label': /^/,
  'aria-labelledby': /^~\S+$/,
  'aria-describedby': /^~\S+$/,
}

const token =
  /[^<>&"]+|&(?:amp|lt|gt|quot|#x27);|<\/([a-z0-9]+)>|<([a-z0-9]+)((?: [a-z-]+(?:="(?:[^<>&"]|&(?:amp|lt|gt|quot);)*")?)*)>/y

/** Why HTML is not safe, with the place; undefined where it is. */
export function flawOf(html: string): string | undefined {
  const open: string[] = []
  const ids = new Set<string>()
  token.lastIndex = 0
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const match = token.exec(html)
    if (!match) return `Unknown markup: ${html.slice(at, at + 80)}`
    const [, closed, opened, rest = ''] = match
    if (closed !== undefined && open.pop() !== closed)
      return `</${closed}> closes nothing: ${html.slice(0, at).slice(-80)}`
    if (opened === undefined) continue
    if (!known.has(opened)) return `The element <${opened}> is unknown.`
    if (!voids.has(opened)) open.push(opened)
    const flaw = attributeFlaw(rest, ids)
    if (flaw) return `${flaw} at ${match[0]}`
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is never closed.`
}

function attributeFlaw(text: string, ids: Set<string>): string | undefined {
  const names = new Set<string>()
  for (const [, name = '', escaped = ''] of text.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
    const value = escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
    if (names.has(name)) return `Attribute ${name} twice`
    names.add(name)
    if (!attributes[name]?.test(value)) return `Attribute ${name}="${value}"`
    if (name === 'id' && ids.has(value)) return `Id ${value} twice`
    if (name === 'id') ids.add(value)
  }
  return undefined
}
