import type { InCode } from './code-ranges.ts'
import { closingBrace, readTag, type Tag } from './tags.ts'

/** A tag, or an expression in braces. */
export type JsxToken =
  | { readonly kind: 'tag'; readonly tag: Tag; readonly start: number; readonly end: number }
  | { readonly kind: 'expression'; readonly source: string; readonly start: number; readonly end: number }

/** Tags and expressions outside of code, in order. Outside of MDX braces mean nothing, except around a comment. */
export function jsxTokens(text: string, mdx: boolean, inCode: InCode): JsxToken[] {
  const tokens: JsxToken[] = []
  let unclosed = 0
  const starts = mdx ? /(?<!\\)[<{]/g : /<|\{(?=\s*\/\*)/g
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const start = match.index
    if (inCode(start)) continue
    if (match[0] === '{' && unclosed > mostUnclosed) continue
    const token = match[0] === '<' ? tagAt(text, start) : expressionAt(text, start)
    if (!token) {
      if (match[0] === '{') unclosed += 1
      continue
    }
    tokens.push(token)
    starts.lastIndex = token.end
  }
  return tokens
}

function tagAt(text: string, start: number): JsxToken | undefined {
  const tag = readTag(text, start)
  return tag && { kind: 'tag', tag, start, end: tag.end }
}

/** Nobody writes a longer expression, nor more braces that are never closed; looking for each end takes its time. */
const longest = 5_000
const mostUnclosed = 1_000

function expressionAt(text: string, start: number): JsxToken | undefined {
  // The name of a heading, and tags of template languages, which have their own step.
  if (/^\{(?:#[\w-]+\}|[{%:])/.test(text.slice(start, start + 100))) return undefined
  const length = closingBrace(text.slice(start, start + longest), 0)
  if (length === undefined) return undefined
  const end = start + length
  return { kind: 'expression', source: text.slice(start + 1, end - 1).trim(), start, end }
}
