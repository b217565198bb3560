import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { LanguageCode } from '../../src/languages.ts'

/** What somebody types, and what they mean to find. Pages are named as in an address, without the language. */
export interface RelevanceQuery {
  readonly query: string
  /** Belongs among the first ten results. */
  readonly finds: readonly string[]
  /** Any of these may be the first result. */
  readonly first: readonly string[]
}

/** A set of queries is about the texts of the demonstration, or about articles imported beside it. */
export type QuerySet = 'demonstration' | 'guides'

const paths = z.array(z.string()).min(1)
const entries = z.array(
  z
    .strictObject({ query: z.string(), finds: paths, first: paths.optional() })
    .transform(({ query, finds, first = finds }): RelevanceQuery => ({ query, finds, first })),
)

/** Reads the queries of a set in a language. */
export function readQueries(set: QuerySet, language: LanguageCode): RelevanceQuery[] {
  const file = join(import.meta.dirname, `${set}.${language}.yaml`)
  return entries.parse(parse(readFileSync(file, 'utf8')))
}
