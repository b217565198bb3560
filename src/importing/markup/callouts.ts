import { fallbackChain, type LanguageCode } from '../../languages.ts'
import titles from './callout-titles.json' with { type: 'json' }

/** Names under which generators and themes know a callout, by the title it gets where it has none of its own. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  '': [
    'note',
    'info',
    'information',
    'notice',
    'aside',
    'callout',
    'admonition',
    'alert',
    'secondary',
    'seealso',
  ],
  tip: ['tip', 'hint', 'protip'],
  important: ['important'],
  warning: ['warning', 'attention', 'warn'],
  caution: ['caution'],
  danger: ['danger', 'error', 'bug', 'failure', 'fail'],
  example: ['example'],
  question: ['question', 'help'],
  summary: ['abstract', 'summary', 'tldr', 'tl;dr'],
  success: ['success', 'check', 'done'],
}

const kindOf = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind])))

/** Whether a block, component or shortcode of this name is a callout. */
export const isCallout = (name: string): boolean => kindOf.has(name.toLowerCase())

/** The line that opens a callout; one without a title gets that of its kind, and a plain note none. */
export function calloutOpening(name: string, title: string | undefined, language: LanguageCode): string {
  const own = (title ?? '').replace(/\s+/g, ' ').trim()
  return `:::note ${own || kindTitle(name, language)}`.trimEnd()
}

/** The title that a kind of callout has in a language or its fallback; empty for a plain note. */
export function kindTitle(name: string, language: LanguageCode): string {
  const kind = kindOf.get(name.toLowerCase()) ?? ''
  const known = (titles as Readonly<Record<string, Readonly<Record<string, string>>>>)[kind] ?? {}
  for (const code of fallbackChain(language)) {
    const title = known[code]
    if (title) return title
  }
  return ''
}
