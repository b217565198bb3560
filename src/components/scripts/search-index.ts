import { isLanguageCode } from '../../languages.ts'
import { readTyped, type TypedWord } from '../../site/search/readings.ts'
import { withoutSeams } from '../../site/search/seams.ts'
import { titleShare } from '../../site/search/title-share.ts'
import { makeVocabulary, type Vocabulary } from '../../site/search/vocabulary.ts'
import { parseWordList } from '../../site/search/word-list.ts'

/** A page of the index, in the shape that Pagefind gives it. */
export interface Found {
  readonly url: string
  /** HTML: text with `<` and `>` escaped, in which nothing but `<mark>` stands. */
  readonly excerpt: string
  readonly meta: { readonly title?: string }
  /** As Layout.astro says them. */
  readonly filters: Readonly<Partial<Record<'kind' | 'language' | 'title_language', readonly string[]>>>
}

/** A page that fits a query; what it says is loaded when asked for. */
export interface Match {
  readonly id: string
  readonly score: number
  data(): Promise<Found>
}

interface Pagefind {
  options(options: object): Promise<void>
  search(query: string): Promise<{ readonly results: readonly Match[] }>
}

/** Something to search for in the place of a typed word, and what finding it counts. */
interface Choice {
  readonly text: string
  readonly weight: number
}

/** A match, and the words by which it was found. */
interface FoundMatch extends Match {
  readonly words: string
}

const folder = '/pagefind/'

/** Matches that are put into order by their titles: whoever looks at more has not found anything. */
const titled = 20

/** Matches from which on there are enough: fewer are looked for under other readings of the words, too. */
const enough = 10

/** Searches at most that one query becomes. */
const mostSearches = 8

let loading: Promise<Pagefind> | undefined
let loadingWords: Promise<Vocabulary | undefined> | undefined

/** Loads the index that lies beside the site, once, and the words of the site. Rejects where there is no index. */
export function loadIndex(): Promise<Pagefind> {
  loadingWords ??= loadWords().catch(() => undefined)
  loading ??= import(/* @vite-ignore */ `${folder}pagefind.js`).then(async (pagefind: Pagefind) => {
    await pagefind.options({ excerptEllipsis: '…' })
    return pagefind
  })
  return loading
}

/** The words by which typed ones are read. Without them, what is typed is searched as it is. */
async function loadWords(): Promise<Vocabulary | undefined> {
  const language = document.documentElement.lang
  const names: Record<string, string> = await (await fetch(`${folder}words.json`)).json()
  const list = await fetch(`${folder}words/${names[language]}`)
  return list.ok && isLanguageCode(language)
    ? makeVocabulary(parseWordList(await list.text()), language)
    : undefined
}

/** The pages that hold all words of a query or, where none does, some of them; those that fit best come first. */
export async function matchesOf(query: string): Promise<readonly Match[]> {
  const matches = await unorderedMatches(query)
  const first = await Promise.all(matches.slice(0, titled).map(withTitle))
  return [...first.sort((a, b) => b.score - a.score), ...matches.slice(titled)]
}

/** A match whose score says how much of its title was searched for, too. */
async function withTitle(match: FoundMatch): Promise<Match> {
  const language = document.documentElement.lang
  const { title = '' } = (await match.data()).meta
  const share = isLanguageCode(language) ? titleShare(title, match.words.split(' '), language) : 0
  return { ...match, score: match.score * (1 + share) }
}

async function unorderedMatches(query: string): Promise<readonly FoundMatch[]> {
  const pagefind = await loadIndex()
  const vocabulary = await loadingWords
  const words = [...new Set(query.split(/\s+/))].map((text) => ({
    text,
    ...(vocabulary ? readTyped(text, vocabulary, true) : { isKnown: true, readings: [] }),
  }))
  const likely = await matchesAmong(pagefind, words.map(likelyChoices))
  if (likely.length >= enough) return likely
  const all = await matchesAmong(pagefind, words.map(allChoices))
  if (all.length > 0 || words.length === 1) return all
  return someOf(await Promise.all(words.map((word) => matchesAmong(pagefind, [allChoices(word)]))))
}

type Word = TypedWord & { readonly text: string }

/** What to search for first: a word that the site has or for which nothing else can be read, or its other readings. */
const likelyChoices = ({ text, isKnown, readings }: Word): readonly Choice[] =>
  isKnown || readings.length === 0 ? [{ text, weight: 1 }] : readings

const allChoices = ({ text, isKnown, readings }: Word): readonly Choice[] =>
  isKnown || readings.length === 0 ? [{ text, weight: 1 }, ...readings] : readings

/** The matches for a choice of each word together, as many choices as there is room for. */
async function matchesAmong(
  pagefind: Pagefind,
  words: readonly (readonly Choice[])[],
): Promise<readonly FoundMatch[]> {
  const queries = words.reduce<readonly Choice[]>(
    (before, choices) =>
      before
        .flatMap((query) =>
          choices.map(({ text, weight }) => ({
            text: `${query.text} ${text}`,
            weight: query.weight * weight,
          })),
        )
        .sort((a, b) => b.weight - a.weight)
        .slice(0, mostSearches),
    [{ text: '', weight: 1 }],
  )
  const best = new Map<string, FoundMatch>()
  for (const { text, weight } of queries) {
    for (const match of (await pagefind.search(text.trim())).results) {
      const score = match.score * weight
      if (score > (best.get(match.id)?.score ?? 0)) {
        best.set(match.id, {
          id: match.id,
          score,
          words: text.trim(),
          data: async () => readable(await match.data()),
        })
      }
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** A page of the index as people read it. */
function readable(found: Found): Found {
  const { title = found.url } = found.meta
  return { ...found, excerpt: withoutSeams(found.excerpt), meta: { title: withoutSeams(title) } }
}

/** Pages that some words find: those that more of them find come first. */
function someOf(found: readonly (readonly FoundMatch[])[]): readonly FoundMatch[] {
  const pages = new Map<
    string,
    { readonly match: FoundMatch; readonly words: number; readonly score: number }
  >()
  for (const match of found.flat()) {
    const page = pages.get(match.id) ?? { match, words: 0, score: 0 }
    pages.set(match.id, { ...page, words: page.words + 1, score: page.score + match.score })
  }
  const ranked = [...pages.values()].sort((a, b) => b.words - a.words || b.score - a.score)
  return ranked.map(({ match }) => match)
}
