import type { LanguageCode } from '../../languages.ts'
import type { Edition } from './edition.ts'
import type { Field } from './field.ts'
import { type SearchedWord, type SearchHit, searchHits } from './search-hits.sqlite.ts'
import { type SearchKind, searchedKinds } from './search-kinds.ts'
import { type FoundRow, readFound } from './search-rows.ts'
import { type Snippet, snippetsOf } from './search-snippets.sqlite.ts'
import { searchedWords, type WordReading } from './search-words.ts'

/** A page, webinar or whitepaper that a search found. */
export interface SearchResult {
  readonly kind: SearchKind
  readonly slug: string
  readonly title: Field
  /** Plain text around the first word found; null where the row has none. */
  readonly snippet: Snippet | null
  /** The language that the result speaks as a whole. */
  readonly language: LanguageCode
}

/** What a search found: how many in all, and the first of them. */
export interface SearchAnswer {
  readonly total: number
  readonly results: readonly SearchResult[]
}

interface SearchOptions {
  /** Results at most. */
  readonly limit: number
  /** Makes plain text of Markdown in a language. */
  readonly plainText: (markdown: string, language: LanguageCode) => string
}

/**
 * Searches what visitors read in a language, fallbacks included. Results hold every word of the query or, where
 * nothing does, some of them; those that fit best come first. Any text whatever is a query.
 */
export async function searchSite(
  edition: Edition,
  language: LanguageCode,
  query: string,
  { limit, plainText }: SearchOptions,
): Promise<SearchAnswer> {
  const words = searchedWords(query).map((text) => searchedWord(edition, text))
  if (words.length === 0) return { total: 0, results: [] }
  const hits: RankedHit[] = []
  for (const [order, kind] of searchedKinds.entries()) {
    const found = await searchHits(edition, language, kind, words)
    hits.push(...found.map((hit) => ({ ...hit, kind: kind.kind, order })))
  }
  const complete = hits.filter(({ found }) => found === words.length)
  const ranked = (complete.length > 0 ? complete : hits).toSorted(byFit)
  const rows = await readRows(edition, language, ranked.slice(0, limit))
  const plain = (field: Field): Field => ({ ...field, text: plainText(field.text, field.language) })
  const snippets = snippetsOf(
    rows.map(({ row }) => row.texts.map(plain)),
    words,
  )
  const results = rows.map(({ kind, row }, position) => ({
    kind,
    slug: row.slug,
    title: row.title,
    snippet: snippets[position] ?? null,
    language: row.language,
  }))
  return { total: ranked.length, results }
}

/** A word with its readings, each of which is read once: every index that is searched asks for them. */
function searchedWord({ readings }: Edition, text: string): SearchedWord {
  const read = new Map<LanguageCode, readonly WordReading[]>()
  return {
    text,
    readings: (language) => {
      const known = read.get(language) ?? readings?.(text, language) ?? []
      read.set(language, known)
      return known
    },
  }
}

interface RankedHit extends SearchHit {
  readonly kind: SearchKind
  /** The place of its kind among the kinds. */
  readonly order: number
}

function byFit(a: RankedHit, b: RankedHit): number {
  return b.found - a.found || b.score - a.score || a.order - b.order || a.id - b.id
}

async function readRows(
  edition: Edition,
  language: LanguageCode,
  hits: readonly RankedHit[],
): Promise<{ kind: SearchKind; row: FoundRow }[]> {
  const rows = new Map<string, FoundRow>()
  for (const { kind } of searchedKinds) {
    const ids = hits.filter((hit) => hit.kind === kind).map(({ id }) => id)
    for (const row of await readFound(edition, language, kind, ids)) rows.set(`${kind} ${row.id}`, row)
  }
  return hits.flatMap(({ kind, id }) => {
    const row = rows.get(`${kind} ${id}`)
    return row ? [{ kind, row }] : []
  })
}
