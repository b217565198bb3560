import { type Language, languages } from '../../languages.ts'

/** Opening and closing quotation marks, then the inner pair. */
export type Quotes = NonNullable<Language['quotes']>

/** Where the punctuation of one paragraph stands, carried from one piece of text to the next. */
export interface Typography {
  /** Absent: the text keeps its straight quotes. */
  readonly quotes: Quotes | undefined
  /** The last character before the next piece; '' at the start of a paragraph. */
  before: string
  double: boolean
  single: boolean
}

const quotesOf = new Map<string, Quotes | undefined>(
  languages.map((language: Language) => [language.code, language.quotes]),
)
const straight = /["']|--|\.\.\./
const everyStraight = /---?|\.\.\.|["']/g
const opener = /[\s([{<–—/„“‚‘«‹]/
// ’90s, ’60er and rock ’n’ roll.
const dropsLetters = /^(?:\d0(?:s|er)\b|n')/
const word = /[\p{L}\p{N}]/u
// 60 MW, 12 s, 99 %: a number and the sign of its unit, which no line end may part.
const measured =
  /(\d) (?=(?:[kMGTmµ]?(?:Wh?|VA?|var|A|Hz|g|m|s|T|J|Pa|K|N|Ω)|min|h|°C|%|€|Mio\.|Mrd\.)(?![\p{L}\p{N}]))/gu

/** The state at the start of a text in this language. */
export function typographyOf(language: string): Typography {
  return { quotes: quotesOf.get(language), before: '', double: false, single: false }
}

/** A paragraph starts: what was open before is not open any more. */
export function startParagraph(state: Typography): void {
  state.before = ''
  state.double = false
  state.single = false
}

/** A piece of text with the quotation marks of its language, apostrophes, dashes and ellipses; units stay with numbers. */
export function typeset(text: string, state: Typography): string {
  if (text === '') return text
  const { quotes } = state
  const set =
    quotes === undefined || !straight.test(text)
      ? text
      : text.replace(everyStraight, (mark, at: number) => {
          const before = at === 0 ? state.before : text.charAt(at - 1)
          const after = text.charAt(at + mark.length)
          if (mark === '"') return doubleQuote(before, after, quotes, state)
          if (mark === "'" && dropsLetters.test(text.slice(at + 1, at + 6))) return '’'
          if (mark === "'") return singleQuote(before, after, quotes, state)
          if (mark === '...') return '…'
          // An option of a command, `--help`, is no dash.
          if (mark === '--') return !word.test(before) && word.test(after) ? mark : '–'
          return '—'
        })
  state.before = text.charAt(text.length - 1)
  return set.replace(measured, '$1\u00a0')
}

function doubleQuote(before: string, after: string, quotes: Quotes, state: Typography): string {
  const opens = before === '' || opener.test(before) || before === "'"
  // 19" of a rack: inches.
  if (!state.double && before >= '0' && before <= '9') return '″'
  const starts = state.double ? opens && after !== '' && word.test(after) && /\s/.test(before) : opens
  state.double = starts
  return starts ? quotes[0] : quotes[1]
}

function singleQuote(before: string, after: string, quotes: Quotes, state: Typography): string {
  const inWord = word.test(before)
  if (state.single && (!inWord || !word.test(after)) && before !== '' && !/\s/.test(before)) {
    state.single = false
    return quotes[3]
  }
  const opens = before === '' || opener.test(before) || before === '"'
  if (!opens) return '’'
  state.single = true
  return quotes[2]
}
