import { type RawBuilder, sql } from 'kysely'
import type { UtcTime } from '../tables.ts'
import { publishedAt } from './views.ts'

/** What a visitor finds. */
export type SearchKind = 'page' | 'webinar' | 'whitepaper'

/** How a kind of content is searched. */
export interface SearchedKind {
  readonly kind: SearchKind
  readonly table: 'pages' | 'webinars' | 'whitepapers'
  /** The columns of its full-text tables, and what a word found there counts. */
  readonly weights: Readonly<Record<string, number>>
  /** The condition, on a row of its view under the name of the kind, that visitors may see it at a moment. */
  readonly visible: (asOf: UtcTime) => RawBuilder<boolean>
}

/** Everything that is searched; among equal results the kind that stands first here is shown first. */
export const searchedKinds: readonly SearchedKind[] = [
  {
    kind: 'page',
    table: 'pages',
    weights: { title: 10, excerpt: 4, content: 1 },
    visible: (asOf) => publishedAt('page', asOf),
  },
  {
    kind: 'webinar',
    table: 'webinars',
    weights: { title: 10, description: 4 },
    visible: () => sql<boolean>`(webinar.status <> 'draft')`,
  },
  {
    kind: 'whitepaper',
    table: 'whitepapers',
    weights: { title: 10, description: 4, preview_content: 1 },
    visible: (asOf) => publishedAt('whitepaper', asOf),
  },
]
