import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edition } from '../content-db/published/edition.ts'
import { type LanguageCode, languageCodes, languageOf } from '../languages.ts'
import { serverWordsFile } from '../publishing/search-words.ts'
import { readingsIn } from '../site/search/readings.ts'
import { makeVocabulary, type Vocabulary } from '../site/search/vocabulary.ts'
import { parseWordList } from '../site/search/word-list.ts'

type Readings = NonNullable<Edition['readings']>

/** Reads searched words by the words of the site as it was last built, anew once another build has taken its place. */
export function currentReadings(work: string): () => Promise<Readings> {
  const folder = join(work, 'server')
  let loaded: { readonly at: string; readonly readings: Readings } = { at: '', readings: () => [] }
  return async () => {
    const at = await stat(join(folder, 'words')).then(
      ({ ino, mtimeMs }) => `${ino} ${mtimeMs}`,
      () => undefined,
    )
    // Between two builds there are none for a moment: what was read last holds on.
    if (at !== undefined && at !== loaded.at) loaded = { at, readings: await readWords(folder) }
    return loaded.readings
  }
}

async function readWords(folder: string): Promise<Readings> {
  const vocabularies = new Map<LanguageCode, Vocabulary>()
  for (const code of languageCodes) {
    const list = await readFile(serverWordsFile(folder, code), 'utf8').catch(() => undefined)
    if (list !== undefined) vocabularies.set(code, makeVocabulary(parseWordList(list), code))
  }
  return readingsIn(vocabularies, (code) => languageOf(code).stemmer !== undefined)
}
