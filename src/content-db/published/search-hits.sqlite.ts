import { sql } from 'kysely'
import { fallbackChain, type LanguageCode, languageOf } from '../../languages.ts'
import { contentTables } from '../content-tables.ts'
import { foldWords } from '../folding.sqlite.ts'
import type { Edition } from './edition.ts'
import type { SearchedKind } from './search-kinds.ts'
import { looksFor, type WordReading } from './search-words.ts'

/** A row that holds words of a search. */
export interface SearchHit {
  readonly id: number
  /** How many of the words it holds. */
  readonly found: number
  /** How well it fits: larger is better, and comparable between kinds and languages. */
  readonly score: number
}

/** A word of a search, and what else it may mean in a language. */
export interface SearchedWord {
  readonly text: string
  readonly readings: (language: LanguageCode) => readonly WordReading[]
}

/**
 * The visible rows of a kind that hold at least one of the words, in no order. A word counts where the page shows it:
 * in each field, in the language that this field really speaks when read in the language searched.
 */
export async function searchHits(
  edition: Edition,
  language: LanguageCode,
  kind: SearchedKind,
  words: readonly SearchedWord[],
): Promise<SearchHit[]> {
  const columns = contentTables.find(({ name }) => name === kind.table)?.searched ?? []
  const fields = columns.map((field, column) => ({
    field,
    weight: kind.weights[field] ?? 0,
    column,
    rank: sql.ref(`rank_${field}`),
    spoken: sql.ref(`${kind.kind}.${field}_language`),
  }))
  const looks = words.flatMap(({ text, readings }, position) =>
    (fallbackChain(language) as LanguageCode[]).flatMap((code) =>
      looksFor(text, readings(code), (spelled) => foldWords(spelled, languageOf(code))).map((look) => ({
        ...look,
        position,
        letters: text.length,
        code,
      })),
    ),
  )
  const found = looks.map(({ query, weight, position, letters, code }, look) => {
    const index = sql.ref(`${kind.table}_fts_${code}`)
    // One look for all fields, as each costs more than what it finds: bm25 weighs the columns, here one at a time.
    const ranks = fields.map(({ rank, column }) => {
      const only = fields.map((_, other) => sql`${other === column ? 1 : 0}`)
      return sql`bm25(${index}, ${sql.join(only)}) as ${rank}`
    })
    return sql`select rowid as id, ${look} as look, ${position} as word, ${letters} as letters, ${code} as code,
      ${weight} as weight, ${sql.join(ranks)} from ${index} where ${index} match ${query}`
  })
  const view = sql`${sql.table(`${kind.table}_${language}`)} as ${sql.ref(kind.kind)}`
  const [id, title] = [sql.ref(`${kind.kind}.id`), sql.ref(`${kind.kind}.title`)]
  // A rank says how rare a word is in that one index: between indexes it means nothing, so each counts relative to its
  // best. In a title it would count against a page that its text is long; there it counts how much of it the word is.
  const ranked = fields.map(({ field, weight, rank }) => {
    const fit =
      field === 'title'
        ? sql`0.5 + min(1.0, 1.0 * letters / title_length)`
        : sql`${rank} / min(${rank}) over (partition by look)`
    return sql`select hit.id, word, ${weight} * weight * (${fit}) as score from hit join shown on shown.id = hit.id
      where ${rank} < 0 and hit.code = ${sql.ref(`shown.${field}_language`)}`
  })
  // Materialized, as the languages of a row's fields are read from its JSON: once a row, not once a hit.
  const hits = sql<SearchHit>`(
    with
      hit as materialized (${sql.join(found, sql` union all `)}),
      shown as materialized (
        select ${sql.join([id, ...fields.map(({ spoken }) => spoken)])}, length(${title}) as title_length from ${view}
        where ${id} in (select id from hit) and ${kind.visible(edition.asOf)}
      ),
      ranked as (${sql.join(ranked, sql` union all `)})
    select id, count(distinct word) as found, sum(score) as score from ranked group by id)`
  return edition.db.selectFrom(hits.as('hits')).selectAll('hits').execute()
}
