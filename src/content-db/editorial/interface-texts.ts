import { sourceLanguage } from '../../languages.ts'
import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'

/** A text as this software ships it. */
export interface ShippedText {
  readonly namespace: string
  readonly key: string
  readonly language: string
  readonly sourceText: string
  readonly text: string
}

/** Every text of a namespace that is stored, to compare with what is shipped. */
export function storedTexts(db: WritingDb, namespace: string) {
  return db
    .selectFrom('translations')
    .select(['key', 'target_language', 'source_text', 'translated_text', 'translation_method'])
    .where('namespace', '=', namespace)
    .where('source_language', '=', sourceLanguage)
    .execute()
}

/** Stores a shipped text, in place of an earlier shipped one but never of one that a person wrote. */
export async function storeShippedText(db: WritingDb, shipped: ShippedText, now: UtcTime): Promise<void> {
  const values = {
    source_text: shipped.sourceText,
    translated_text: shipped.text,
    status: 'approved' as const,
    translation_method: 'imported' as const,
    translated_at: now,
    updated_at: now,
  }
  await db
    .insertInto('translations')
    .values({
      namespace: shipped.namespace,
      key: shipped.key,
      source_language: sourceLanguage,
      target_language: shipped.language,
      created_at: now,
      ...values,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['namespace', 'key', 'source_language', 'target_language'])
        .doUpdateSet(values)
        .where('translations.translation_method', '=', 'imported'),
    )
    .execute()
}
