import { sql } from 'kysely'
import { type LanguageCode, languageCodes } from '../../languages.ts'

/** A column that says, in every row alike, whether a language has interface texts of its own. */
const speaks = (code: LanguageCode) =>
  sql<number>`EXISTS (
    SELECT 1 FROM ${sql.table(`interface_texts_${code}`)} AS own
    WHERE own.namespace = 'ui' AND own.text_language = ${code}
  )`.as(`speaks_${code}`)

/** Columns that say which languages have interface texts: for a statement that is run anyway, as each one counts. */
export const interfaceLanguageColumns = () => languageCodes.map(speaks)

/** The languages that those columns name; a new language without any texts falls back as a whole. */
export function interfaceLanguagesOf(row: object | undefined): LanguageCode[] {
  const columns = (row ?? {}) as Readonly<Record<string, unknown>>
  return languageCodes.filter((code) => columns[`speaks_${code}`] === 1)
}
