import type { TextRun } from '../site/search/word-counts.ts'

/** Pages whose content is searched say so with this attribute, on the element that holds it. */
export const searchedMark = 'data-pagefind-body'

/** Comments, elements whose content is no text, tags, text. */
const pieces =
  /<!--.*?-->|<(script|style|template|svg)\b.*?<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gis

/** Elements without content: they say where a long word may be parted, inside of it. */
const partings = /<span\b[^>]*><\/span>|<wbr\b[^>]*>/gi

const withoutEnd = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

interface OpenElement {
  readonly tag: string
  readonly language: string | undefined
  readonly isSearched: boolean
}

/**
 * The text of a page's HTML that a search reads, in its order. The HTML is what the site itself has rendered: every
 * element is closed, and `<` stands for nothing else than a tag.
 */
export function searchedText(html: string): TextRun[] {
  const runs: TextRun[] = []
  rewriteSearchedText(html, (run) => {
    runs.push(run)
    return run.text
  })
  return runs
}

/** The same HTML with other text where a search reads it, and with whole words. */
export function rewriteSearchedText(html: string, rewrite: (run: TextRun) => string): string {
  const open: OpenElement[] = []
  const outside: OpenElement = { tag: '', language: undefined, isSearched: false }
  let pageLanguage: string | undefined
  return html
    .replace(partings, '')
    .replace(pieces, (piece: string, ...[, slash, tag, attributes = '']: (string | undefined)[]) => {
      const parent = open.at(-1) ?? outside
      if (!tag) {
        if (!parent.isSearched || piece.startsWith('<')) return piece
        return rewrite({ text: piece, isForeign: parent.language !== pageLanguage })
      }
      const name = tag.toLowerCase()
      if (slash) {
        const at = open.findLastIndex((element) => element.tag === name)
        if (at >= 0) open.length = at
        return piece
      }
      if (withoutEnd.has(name) || attributes.endsWith('/')) return piece
      const isBody = attributes.includes(searchedMark)
      const language = attributeOf(attributes, isBody ? 'data-language' : 'lang') ?? parent.language
      if (name === 'html') pageLanguage = language
      const isSearched = (isBody || parent.isSearched) && !attributes.includes('data-pagefind-ignore')
      open.push({ tag: name, language, isSearched })
      return piece
    })
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
}
