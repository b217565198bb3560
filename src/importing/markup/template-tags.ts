import type { InCode } from './code-ranges.ts'

/** A tag of a template language in a text. */
export interface TemplateTag {
  /**
   * `tag` is Liquid's `{% name ... %}`, `output` its `{{ ... }}`, `comment` is `{# ... #}`, `shortcode` is Hugo's
   * `{{< name ... >}}` or `{{% name ... %}}`.
   */
  readonly kind: 'tag' | 'output' | 'comment' | 'shortcode'
  readonly name: string
  /** What stands behind the name; for an output, all of it. */
  readonly rest: string
  readonly closing: boolean
  readonly start: number
  readonly end: number
}

const openings = /\{(?:\{[<%]?|%|#)/g
const closings: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{{': '}}',
  '{%': '%}',
  '{#': '#}',
}

/** No tag that a person writes is longer; one that is never closed would swallow the text. */
const longest = 5000

/** The next tag from an offset on that is not in code; undefined where there is none. */
export function nextTemplateTag(text: string, from: number, inCode: InCode): TemplateTag | undefined {
  openings.lastIndex = from
  for (let match = openings.exec(text); match; match = openings.exec(text)) {
    const start = match.index
    const tag = inCode(start) ? undefined : readTag(text, start, match[0])
    if (tag) return tag
    openings.lastIndex = start + 1
  }
  return undefined
}

function readTag(text: string, start: number, opening: string): TemplateTag | undefined {
  // A heading's {#id} is no comment.
  if (opening === '{#' && !/^\{#[\s-]/.test(text.slice(start, start + 3))) return undefined
  const closing = closings[opening] as string
  const inside = start + opening.length
  const close = closingOf(text.slice(inside, inside + longest), closing)
  if (close === -1) return undefined
  const end = inside + close + closing.length
  const body = text
    .slice(inside, inside + close)
    .replace(/^-|-$/g, '')
    .trim()
  if (opening === '{#') return { kind: 'comment', name: '', rest: body, closing: false, start, end }
  if (opening === '{{') return { kind: 'output', name: '', rest: body, closing: false, start, end }
  const [, slash, name = '', rest = ''] = /^(\/?)\s*([^\s"'=]*)([\s\S]*)$/.exec(body) ?? []
  if (opening !== '{%') {
    return { kind: 'shortcode', name, rest: rest.trim(), closing: slash === '/', start, end }
  }
  const ends = /^end(.+)$/.exec(name)
  return { kind: 'tag', name: ends?.[1] ?? name, rest: rest.trim(), closing: ends !== null, start, end }
}

/** Where a tag closes: not within quotes, unless a quote is never closed. */
function closingOf(text: string, closing: string): number {
  const mark = closing.replace(/[{}%#>]/g, '\\$&')
  const tokens = new RegExp(`"(?:[^"\\\\\n]|\\\\.)*"|\`[^\`]*\`|${mark}`, 'g')
  for (const { 0: token, index } of text.matchAll(tokens)) if (token === closing) return index
  return text.indexOf(closing)
}
