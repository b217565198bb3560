import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isLanguageCode, type LanguageCode, languageOf } from '../languages.ts'
import { compoundSplitter, type Splitter } from '../site/search/compounds.ts'
import { wordsForBrowser, wordsForServer } from '../site/search/listing.ts'
import { type WordCounts, wordCounter } from '../site/search/word-counts.ts'
import { formatWordList } from '../site/search/word-list.ts'
import { searchedMark, searchedText } from './searched-text.ts'

/** The words of the pages of one language, and the parts of the compounds among them. */
export interface LanguageWords {
  readonly counts: WordCounts
  readonly split: Splitter
}

/** The words of a site by the language of its pages. */
export type SiteWords = ReadonlyMap<LanguageCode, LanguageWords>

/** The language of `<html lang>`; undefined where it is none of the site's. */
export function pageLanguage(html: string): LanguageCode | undefined {
  const [, code] = /<html\b[^>]*?\slang="([^"]*)"/i.exec(html) ?? []
  return isLanguageCode(code) ? code : undefined
}

/** Counts the words that a search finds on pages of a folder. */
export async function readSiteWords(directory: string, files: readonly string[]): Promise<SiteWords> {
  const counters = new Map<LanguageCode, ReturnType<typeof wordCounter>>()
  for (const file of files) {
    const html = await readFile(join(directory, file), 'utf8')
    const language = pageLanguage(html)
    if (!language || !html.includes(searchedMark)) continue
    const counter = counters.get(language) ?? wordCounter()
    counters.set(language, counter)
    counter.add(searchedText(html))
  }
  return new Map(
    [...counters].map(([language, { counts }]) => [
      language,
      { counts, split: compoundSplitter(counts, languageOf(language)) },
    ]),
  )
}

/**
 * Writes the words by which browsers mend what is typed: a list for each language below `words/`, named by the hash of
 * its content, and `words.json`, which says which one is whose.
 */
export async function writeBrowserWords(words: SiteWords, folder: string): Promise<void> {
  const names: Record<string, string> = {}
  await mkdir(join(folder, 'words'), { recursive: true })
  for (const [language, { counts }] of words) {
    const list = formatWordList(wordsForBrowser(counts, languageOf(language)))
    const hash = createHash('sha256').update(list).digest('hex').slice(0, 10)
    names[language] = `${language}_${hash}.txt`
    await writeFile(join(folder, 'words', names[language]), list)
  }
  await writeFile(join(folder, 'words.json'), JSON.stringify(names))
}

/** The file below a folder that holds the words of a language, as a server's search reads them. */
export const serverWordsFile = (folder: string, language: LanguageCode) =>
  join(folder, 'words', `${language}.txt`)

/** Writes the words by which a server reads what is typed. */
export async function writeServerWords(words: SiteWords, folder: string): Promise<void> {
  await mkdir(join(folder, 'words'), { recursive: true })
  for (const [language, { counts, split }] of words) {
    await writeFile(serverWordsFile(folder, language), formatWordList(wordsForServer(counts, split)))
  }
}
