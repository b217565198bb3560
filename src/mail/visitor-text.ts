import { withoutControls } from '../site/markdown/html.ts'
import { shortened } from '../site/shortened.ts'

/** What makes text run backwards or hides it, and could make a mail say what it does not. */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Text as one line without control characters, as headers and sentences need it. */
export function oneLine(text: string, { trim = true }: { readonly trim?: boolean } = {}): string {
  const line = text.replace(/[\s\u0085\u2028\u2029]+/g, ' ')
  const clean = withoutControls(line).replace(invisible, '').toWellFormed()
  return trim ? clean.trim() : clean
}

/** Text of several lines without control characters. */
export function severalLines(text: string): string[] {
  return text.split(/\r\n?|[\n\u0085\u2028\u2029]/).map((line) => oneLine(line).trimEnd())
}

const longestName = 80

/**
 * The name by which a mail may greet its reader; null for one that is none. A form can be filled in with somebody
 * else's address, and a name with a link in it would make our mail carry a stranger's message.
 */
export function greetedName(name: string): string | null {
  const line = oneLine(name)
  const isLink = /:\/\/|www\.|[/@\\<>{}]|[\p{L}\p{N}]\.[\p{L}]{2,}/iu.test(line)
  return line === '' || line.length > longestName || isLink ? null : line
}

/** A few words that a visitor wrote, for a line of its own. */
export const shortWords = (text: string): string => shortened(oneLine(text), 200)
