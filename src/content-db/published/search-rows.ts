import type { LanguageCode } from '../../languages.ts'
import type { Edition } from './edition.ts'
import { type Field, field } from './field.ts'
import type { SearchKind } from './search-kinds.ts'
import { pagesIn, webinarsIn, whitepapersIn } from './views.ts'

/** A row that a search found, with the texts a snippet can be cut from. */
export interface FoundRow {
  readonly id: number
  readonly slug: string
  readonly title: Field
  /** The language that the row speaks as a whole. */
  readonly language: LanguageCode
  /** Markdown: the summary first. */
  readonly texts: readonly Field[]
}

/** Reads what the results of one kind show. A row that is gone by now is left out. */
export async function readFound(
  edition: Edition,
  language: LanguageCode,
  kind: SearchKind,
  ids: readonly number[],
): Promise<FoundRow[]> {
  if (ids.length === 0) return []
  return readers[kind](edition, language, ids)
}

type Reader = (edition: Edition, language: LanguageCode, ids: readonly number[]) => Promise<FoundRow[]>

const readers: Readonly<Record<SearchKind, Reader>> = {
  page: async (edition, language, ids) => {
    const rows = await edition.db
      .selectFrom(pagesIn(language))
      .select(['page.id', 'page.slug', 'page.title', 'page.title_language'])
      .select(['page.excerpt', 'page.excerpt_language', 'page.content', 'page.content_language'])
      .where('page.id', 'in', ids)
      .execute()
    return rows.map((row) =>
      found(row, [field(row.excerpt, row.excerpt_language), field(row.content, row.content_language)]),
    )
  },
  webinar: async (edition, language, ids) => {
    const rows = await edition.db
      .selectFrom(webinarsIn(language))
      .select(['webinar.id', 'webinar.slug', 'webinar.title', 'webinar.title_language'])
      .select(['webinar.description', 'webinar.description_language', 'webinar.content_language'])
      .where('webinar.id', 'in', ids)
      .execute()
    return rows.map((row) => found(row, [field(row.description, row.description_language)]))
  },
  whitepaper: async (edition, language, ids) => {
    const rows = await edition.db
      .selectFrom(whitepapersIn(language))
      .select(['whitepaper.id', 'whitepaper.slug', 'whitepaper.title', 'whitepaper.title_language'])
      .select(['whitepaper.description', 'whitepaper.description_language', 'whitepaper.content_language'])
      .select(['whitepaper.preview_content', 'whitepaper.preview_content_language'])
      .where('whitepaper.id', 'in', ids)
      .execute()
    return rows.map((row) =>
      found(row, [
        field(row.description, row.description_language),
        field(row.preview_content, row.preview_content_language),
      ]),
    )
  },
}

interface NamedRow {
  readonly id: number
  readonly slug: string
  readonly title: string
  readonly title_language: LanguageCode
  readonly content_language: LanguageCode
}

function found(row: NamedRow, texts: readonly (Field | null)[]): FoundRow {
  return {
    id: row.id,
    slug: row.slug,
    title: { text: row.title, language: row.title_language },
    language: row.content_language,
    texts: texts.filter((text) => text !== null),
  }
}
