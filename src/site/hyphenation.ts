import { createRequire } from 'node:module'
import { isLanguageCode, type LanguageCode, languageOf } from '../languages.ts'

/** Letters from which on a word of a heading may part, and how many stay together at its ends. */
const [longWord, least] = [15, 4]

const softHyphen = '\u00ad'

const longWords = new RegExp(`\\p{L}{${longWord},}`, 'gu')

type Hyphenate = (text: string, options: { hyphenChar: string; minWordLength: number }) => string

const require = createRequire(import.meta.url)
const known = new Map<LanguageCode, Hyphenate | null>()

/** Made when a language is first asked for: its patterns take a moment to read. */
function hyphenationOf(language: LanguageCode): Hyphenate | null {
  const made = known.get(language)
  if (made !== undefined) return made
  const { hyphenation } = languageOf(language)
  const library = hyphenation && (require(`hyphen/${hyphenation}`) as { hyphenateSync: Hyphenate })
  const hyphenate = library ? library.hyphenateSync : null
  known.set(language, hyphenate)
  return hyphenate
}

/**
 * A text in pieces, between which a line may break with a hyphen: within long words alone, where the language of the
 * text parts them. For headings, whose large words no narrow window holds; what is read is not cut this way.
 */
export function piecesOf(text: string, language: LanguageCode): string[] {
  const hyphenate = hyphenationOf(language)
  if (!hyphenate) return [text]
  const parted = text.replace(longWords, (word) => {
    const parts = hyphenate(word, { hyphenChar: softHyphen, minWordLength: longWord }).split(softHyphen)
    return partedInside(parts).join(softHyphen)
  })
  return parted.split(softHyphen)
}

/**
 * Escaped HTML in which an empty element stands where a line may break. A style sheet gives it the soft hyphen, so that
 * none is in the text: nobody copies it, and no search stumbles over it.
 */
export function partedHtml(html: string, language: string): string {
  return isLanguageCode(language) ? piecesOf(html, language).join('<span class="part"></span>') : html
}

/** The parts of a word, of which the first and the last have the fewest letters that may stand alone, or more. */
function partedInside(parts: readonly string[]): string[] {
  const [first = '', second, ...rest] = parts
  if (second !== undefined && first.length < least) return partedInside([first + second, ...rest])
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || last.length >= least) return [...parts]
  return partedInside([...parts.slice(0, -2), `${parts.at(-2)}${last}`])
}
