import type { z } from 'zod'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import { insertTranslation } from '../../src/content-db/editorial/seeding.ts'
import { languageCodes, sourceLanguage } from '../../src/languages.ts'
import type { terms } from './shapes.ts'

/** Stores the names of categories, tags and industries, each in every language that it has. */
export async function insertTerms(db: WritingDb, named: z.infer<typeof terms>): Promise<void> {
  for (const [facet, names] of Object.entries(named)) {
    for (const [term, texts] of Object.entries(names)) {
      for (const language of languageCodes.filter((code) => texts[code])) {
        await insertTranslation(db, {
          namespace: 'terms',
          key: `${facet}.${term}`,
          source_language: sourceLanguage,
          target_language: language,
          source_text: texts[sourceLanguage] ?? term,
          translated_text: texts[language] as string,
          status: 'approved',
        })
      }
    }
  }
}
