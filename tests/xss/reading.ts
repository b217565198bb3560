/*
 * Two readings of the same HTML, to be compared: the literal one, tag by tag as written, and the browser's, from the
 * tree that it builds. Where they are equal, nothing mutates on the way.
 */

const token = /<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"]*")?)*)>|[^<]+/g
const attribute = / ([a-z-]+)(?:="([^"]*)")?/g
const voids = new Set(['br', 'hr', 'wbr', 'col', 'img', 'source'])

/** HTML as it is written, one line for each tag and text; the first line feed of a `<pre>` is part of its tag. */
export function literalReading(html: string): string {
  const lines: string[] = []
  for (const [whole, slash, name = '', rest = ''] of html.replace(/(<pre[^>]*>)\n/g, '$1').matchAll(token)) {
    if (name === '') lines.push(JSON.stringify(unescaped(whole)))
    else if (slash) lines.push(`/${name}`)
    else {
      const pairs = [...rest.matchAll(attribute)].map(
        ([, key, value = '']) => `${key}=${JSON.stringify(unescaped(value))}`,
      )
      lines.push([name, ...pairs.sort()].join(' '))
      if (voids.has(name)) lines.push(`/${name}`)
    }
  }
  return lines.join('\n')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}

/** The same from what a browser makes of the HTML; runs in the page and so stands for itself. */
export function browserReading(html: string): string {
  const lines: string[] = []
  const read = (node: Node): void => {
    if (node instanceof Text) lines.push(JSON.stringify(node.data))
    else if (node instanceof Element) {
      const pairs = [...node.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
      lines.push([node.localName, ...pairs.sort()].join(' '))
      for (const child of node.childNodes) read(child)
      lines.push(`/${node.localName}`)
    } else lines.push(`? ${node.nodeName}`)
  }
  const inert = new DOMParser().parseFromString(`<!doctype html><body><main>${html}</main>`, 'text/html')
  for (const child of inert.querySelector('main')?.childNodes ?? []) read(child)
  return lines.join('\n')
}
