import { sql } from 'kysely'
import { type LanguageCode, languageCodes } from '../../languages.ts'
import { oncePerEdition } from './edition.ts'

/** For each row of `webinars` or `whitepapers`, by id: the languages in which it has content of its own. */
export const readOwnLanguages = oncePerEdition(
  async (edition, table): Promise<ReadonlyMap<number, readonly LanguageCode[]>> => {
    const own = new Map<number, LanguageCode[]>()
    for (const code of languageCodes) {
      const rows = sql<{ id: number; content_language: string }>`${sql.table(`${table}_${code}`)}`.as('row')
      const speaking = await edition.db
        .selectFrom(rows)
        .select('row.id')
        .where('row.content_language', '=', code)
        .execute()
      for (const { id } of speaking) own.set(id, [...(own.get(id) ?? []), code])
    }
    return own
  },
)
