import { parse as parseToml, TomlError } from 'smol-toml'
import { parseDocument } from 'yaml'

/** What stands above a text, and the text. */
export interface SplitText {
  /** Keys in lower case; empty where the file has no front matter. */
  readonly fields: ReadonlyMap<string, unknown>
  /** Line of the file in which each top-level key stands, where it is known. */
  readonly lineOf: (key: string) => number
  readonly body: string
  /** Line of the file in which the body begins. */
  readonly bodyLine: number
}

export type FrontMatterOutcome =
  | { readonly ok: true; readonly split: SplitText }
  | { readonly ok: false; readonly line: number; readonly message: string }

/** Parts YAML (`---`), TOML (`+++`) or JSON (`{`) front matter from the text below it. Lines end with `\n`. */
export function splitFrontMatter(text: string): FrontMatterOutcome {
  const fence = /^(---|\+\+\+)[ \t]*(?:\n|$)/.exec(text)?.[1]
  if (fence) return fenced(text, fence)
  return /^\{\s*["}]/.test(text) ? json(text) : { ok: true, split: bare(text) }
}

const bare = (body: string): SplitText => ({ fields: new Map(), lineOf: () => 1, body, bodyLine: 1 })

function fenced(text: string, fence: string): FrontMatterOutcome {
  const lines = text.split('\n')
  const closes = fence === '---' ? /^(---|\.\.\.)[ \t]*$/ : /^\+\+\+[ \t]*$/
  const end = lines.findIndex((line, index) => index > 0 && closes.test(line))
  if (end === -1) {
    // Without a key in the second line the dashes are a rule above the text.
    if (fence === '---' && !/^[\w-]+[ \t]*:/.test(lines[1] ?? '')) return { ok: true, split: bare(text) }
    return fail(1, `the front matter that "${fence}" opens is never closed by another "${fence}"`)
  }
  const raw = lines.slice(1, end).join('\n')
  const parsed = fence === '---' ? yaml(raw) : toml(raw)
  if (!parsed.ok) return fail(parsed.line + 1, parsed.message)
  return {
    ok: true,
    split: {
      fields: parsed.fields,
      lineOf: (key) => lineOfKey(lines.slice(0, end), key),
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
    },
  }
}

/** `line` counts within the front matter, from 1. */
type Parsed =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, unknown> }
  | { readonly ok: false; readonly line: number; readonly message: string }

function yaml(raw: string): Parsed {
  const document = parseDocument(raw, { stringKeys: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) return broken(error.linePos?.[0].line ?? 1, 'YAML', error.message)
  try {
    return record(document.toJS({ maxAliasCount: 50 }), 'YAML')
  } catch (cause) {
    return broken(1, 'YAML', (cause as Error).message)
  }
}

function toml(raw: string): Parsed {
  try {
    return record(parseToml(raw), 'TOML')
  } catch (error) {
    if (error instanceof TomlError) return broken(error.line, 'TOML', error.message)
    return broken(1, 'TOML', (error as Error).message)
  }
}

function json(text: string): FrontMatterOutcome {
  const end = closingBrace(text)
  if (end === -1) return fail(1, 'the JSON front matter is never closed by "}"')
  const raw = text.slice(0, end + 1)
  const rest = text.slice(end + 1)
  try {
    const parsed = record(JSON.parse(raw), 'JSON')
    if (!parsed.ok) return fail(parsed.line, parsed.message)
    const body = rest.replace(/^[ \t]*\n/, '')
    const above = text.slice(0, text.length - body.length)
    return {
      ok: true,
      split: {
        fields: parsed.fields,
        lineOf: (key) => lineOfKey(raw.split('\n'), key),
        body,
        bodyLine: above.split('\n').length,
      },
    }
  } catch (error) {
    const { message } = error as Error
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? endOfJson(raw))
    const [what] = message.split(/,? (?:in JSON|\.\.\.|")/)
    return fail(raw.slice(0, position).split('\n').length, `the front matter is no JSON: ${what}`)
  }
}

/** Where a text stops being made of what JSON is made of. */
function endOfJson(text: string): number {
  const tokens = /\s+|"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/y
  let end = 0
  while (tokens.test(text)) end = tokens.lastIndex
  return end
}

/** The brace that closes the one at the start; braces within strings do not count. */
function closingBrace(text: string): number {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === '{') depth += 1
    if (token === '}' && --depth === 0) return index
  }
  return -1
}

function record(value: unknown, format: string): Parsed {
  if (value === null || value === undefined) return { ok: true, fields: new Map() }
  if (typeof value !== 'object' || Array.isArray(value))
    return broken(1, format, 'it must consist of keys and values')
  return { ok: true, fields: new Map(Object.entries(value).map(([key, held]) => [key.toLowerCase(), held])) }
}

const broken = (line: number, format: string, message: string): Parsed => ({
  ok: false,
  line,
  message: `the front matter is no ${format}: ${firstLine(message)}`,
})

/** Parsers show the place below their message; the report names it by line. */
const firstLine = (message: string) =>
  (message.trim().split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '')

const fail = (line: number, message: string): FrontMatterOutcome => ({ ok: false, line, message })

function lineOfKey(lines: readonly string[], key: string): number {
  const found = lines.findIndex((line) => {
    const name = /^\s*(?:["']?([\w-]+)["']?\s*[:=]|\[\[?([\w-]+)\])/.exec(line)?.slice(1).find(Boolean)
    return name?.toLowerCase() === key
  })
  return found === -1 ? 1 : found + 1
}
