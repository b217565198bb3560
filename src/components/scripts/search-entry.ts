import type { SearchTexts } from '../../site/search-texts.ts'
import type { Found } from './search-index.ts'

/** The language of the page, as the script finds it. */
export const pageLanguage = document.documentElement.lang

/** Fills the empty shape of a result. `rank` says how many fit better. */
export function entryOf(found: Found, shape: DocumentFragment, texts: SearchTexts, rank: number): Node {
  const { title = found.url } = found.meta
  const { kind: [kind = ''] = [], language: [language = pageLanguage] = [] } = found.filters
  const { title_language: [titleLanguage = pageLanguage] = [] } = found.filters
  const result = shape.cloneNode(true) as DocumentFragment
  const entry = result.firstElementChild as HTMLElement
  entry.dataset.rank = String(rank)
  const part = (name: string) => result.querySelector(`[data-part=${name}]`) as HTMLElement
  const link = part('title') as HTMLAnchorElement
  link.href = found.url
  link.textContent = title
  if (titleLanguage !== pageLanguage) link.lang = titleLanguage
  part('kind').textContent = texts.kinds[kind] ?? ''
  part('snippet').append(...piecesOf(found.excerpt))
  if (language !== pageLanguage) {
    const name = new Intl.DisplayNames([pageLanguage], { type: 'language' }).of(language) ?? language
    part('spoken-in').textContent = filled(texts.spokenIn, { language: name })
    part('snippet').lang = language
  }
  return result
}

/** A text with its `{placeholders}` filled. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** An excerpt as nodes. */
function piecesOf(excerpt: string): (Node | string)[] {
  return excerpt.split(/<\/?mark>/).flatMap((piece, position) => {
    const text = piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    return position % 2 === 0 ? [text] : marked(text)
  })
}

/** A word that was found, marked without the punctuation around it. */
function marked(word: string): (Node | string)[] {
  const [, before = '', bare = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? []
  if (bare === '') return [word]
  const mark = document.createElement('mark')
  mark.textContent = bare
  return [before, mark, after]
}
