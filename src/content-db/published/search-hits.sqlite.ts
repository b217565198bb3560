import { sql } from 'kysely'
import { fallbackChain, type LanguageCode, languageOf } from '../../languages.ts'
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
  const fields = Object.entries(kind.weights)
  const chain = fallbackChain(language) as LanguageCode[]
  const looks = words.flatMap(({ text, readings }, position) =>
    chain.flatMap((code) =>
      looksFor(text, readings(code), (spelled) => foldWords(spelled, languageOf(code))).flatMap((look) =>
        fields.map(([field, weight]) => ({
          query: `{${field}} : ${look.query}`,
          weight: weight * look.weight,
          letters: text.length,
          position,
          code,
          field,
        })),
      ),
    ),
  )
  const found = looks.map(({ query, weight, letters, position, code, field }, look) => {
    const index = sql.ref(`${kind.table}_fts_${code}`)
    return sql`select rowid as id, ${look} as look, ${position} as word, ${letters} as letters, ${field} as field,
      ${code} as code, ${weight} as weight, bm25(${index}) as rank from ${index} where ${index} match ${query}`
  })
  const speaks = fields.map(([field]) => sql`when ${field} then ${sql.ref(`shown.${field}_language`)}`)
  const view = sql`${sql.table(`${kind.table}_${language}`)} as ${sql.ref(kind.kind)}`
  const id = sql.ref(`${kind.kind}.id`)
  const languages = fields.map(([field]) => sql.ref(`${kind.kind}.${field}_language`))
  const title = sql.ref(`${kind.kind}.title`)
  // Materialized, as the languages of a row's fields are read from its JSON: once a row, not once a hit.
  // A rank says how rare a word is in that one index: between indexes it means nothing, so each counts relative to its
  // best. In a title it would count against a page that its text is long; there it counts how much of it the word is.
  const hits = sql<SearchHit>`(
    with
      hit as materialized (${sql.join(found, sql` union all `)}),
      shown as materialized (
        select ${sql.join([id, ...languages])}, length(${title}) as title_length from ${view}
        where ${id} in (select id from hit) and ${kind.visible(edition.asOf)}
      ),
      ranked as (
        select hit.id, word, weight * case field
          when 'title' then 0.5 + min(1.0, 1.0 * letters / title_length)
          else rank / min(rank) over (partition by look) end as score
        from hit join shown on shown.id = hit.id
        where hit.code = case hit.field ${sql.join(speaks, sql` `)} end
      )
    select id, count(distinct word) as found, sum(score) as score from ranked group by id)`
  return edition.db.selectFrom(hits.as('hits')).selectAll('hits').execute()
}
