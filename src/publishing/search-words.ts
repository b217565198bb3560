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
  readonly language: LanguageCode
  readonly counts: WordCounts
  readonly split: Splitter
}

/** The language of `<html lang>`; undefined where it is none of the site's. */
export function pageLanguage(html: string): LanguageCode | undefined {
  const [, code] = /<html\b[^>]*?\slang="([^"]*)"/i.exec(html) ?? []
  return isLanguageCode(code) ? code : undefined
}

/** Counts the words that a search finds on pages of a language. */
export async function readWords(
  language: LanguageCode,
  directory: string,
  files: readonly string[],
): Promise<LanguageWords> {
  const { counts, add } = wordCounter()
  for (const file of files) {
    const html = await readFile(join(directory, file), 'utf8')
    if (html.includes(searchedMark)) add(searchedText(html))
  }
  return { language, counts, split: compoundSplitter(counts, languageOf(language)) }
}

/**
 * Writes the words by which browsers mend what is typed into a list below `words/`, named by the hash of its content.
 * Gives its name.
 */
export async function writeBrowserWords(
  { language, counts }: LanguageWords,
  folder: string,
): Promise<string> {
  const list = formatWordList(wordsForBrowser(counts, languageOf(language)))
  const name = `${language}_${createHash('sha256').update(list).digest('hex').slice(0, 10)}.txt`
  await mkdir(join(folder, 'words'), { recursive: true })
  await writeFile(join(folder, 'words', name), list)
  return name
}

/** The file below a folder that holds the words of a language, as a server's search reads them. */
export const serverWordsFile = (folder: string, language: LanguageCode) =>
  join(folder, 'words', `${language}.txt`)

/** Writes the words by which a server reads what is typed. */
export async function writeServerWords(
  { language, counts, split }: LanguageWords,
  folder: string,
): Promise<void> {
  await mkdir(join(folder, 'words'), { recursive: true })
  await writeFile(serverWordsFile(folder, language), formatWordList(wordsForServer(counts, split)))
}
