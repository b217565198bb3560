import { readFile } from 'node:fs/promises'
import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { type ShippedText, storedTexts, storeShippedText } from '../content-db/editorial/interface-texts.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { languageCodes, sourceLanguage } from '../languages.ts'

const directory = new URL('../site/texts/', import.meta.url)

/**
 * Brings the interface texts of this version into the database: new keys, and new wordings of texts that nobody
 * has changed since. What a person wrote stays. Gives the number of texts that were stored.
 */
export async function shipInterfaceTexts(db: WritingDb, now: UtcTime): Promise<number> {
  const shipped = await shippedTexts()
  const stored = await storedTexts(db, 'ui')
  const known = new Map(stored.map((row) => [`${row.target_language} ${row.key}`, row]))
  const news = shipped.filter(({ language, key, text, sourceText }) => {
    const row = known.get(`${language} ${key}`)
    return (
      !row ||
      (row.translation_method === 'imported' &&
        (row.translated_text !== text || row.source_text !== sourceText))
    )
  })
  if (news.length === 0) return 0
  await db.transaction().execute(async (transaction) => {
    for (const text of news) await storeShippedText(transaction, text, now)
  })
  return news.length
}

/** The texts that come with this version, one file a language; a language without a file falls back. */
async function shippedTexts(): Promise<ShippedText[]> {
  const source = (await textsOf(sourceLanguage)) ?? {}
  const languages = await Promise.all(
    languageCodes.map(async (code) => ({ code, texts: (await textsOf(code)) ?? {} })),
  )
  return languages.flatMap(({ code, texts }) =>
    Object.entries(texts).map(([key, text]) => ({
      namespace: 'ui',
      key,
      language: code,
      sourceText: source[key] ?? text,
      text,
    })),
  )
}

async function textsOf(code: string): Promise<Record<string, string> | undefined> {
  try {
    return JSON.parse(await readFile(new URL(`${code}.json`, directory), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`src/site/texts/${code}.json cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
