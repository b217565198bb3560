import { readdir, readFile, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import type { Splitter } from '../site/search/compounds.ts'
import { seam } from '../site/search/seams.ts'
import { wordPattern } from '../site/search/spelling.ts'
import {
  pageLanguage,
  readSiteWords,
  type SiteWords,
  writeBrowserWords,
  writeServerWords,
} from './search-words.ts'
import { rewriteSearchedText, searchedMark, searchedText } from './searched-text.ts'

/** The folder of the index below the site's root; the search's script expects it there. */
const folder = 'pagefind'

/** What Pagefind writes for its own interfaces, of which the site uses none: more bytes than everything else together. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./

/** What was indexed. */
export interface IndexedSite {
  readonly pages: number
}

interface IndexOptions {
  /** The folder that gets the words of each language, by which a server's search reads what is typed. */
  readonly serverFolder?: string
  readonly onProgress?: (done: number, total: number) => void
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Indexes the pages of a built site for the search in the browser, one index for each language of `<html lang>`, into
 * `pagefind/` below it, with the words of the site beside it. The same pages give the same bytes. Throws, naming the
 * file, where a page cannot be indexed.
 */
export function indexSite(directory: string, options: IndexOptions = {}): Promise<IndexedSite> {
  // Pagefind runs as one service of the process, and closing it closes it for everybody: indexings take turns.
  const turn = last.then(() => indexAlone(directory, options))
  last = turn.catch(() => {})
  return turn
}

async function indexAlone(
  directory: string,
  { serverFolder, onProgress }: IndexOptions,
): Promise<IndexedSite> {
  const output = join(directory, folder)
  await rm(output, { recursive: true, force: true })
  const files = await pageFiles(directory)
  const words = await readSiteWords(directory, files)
  try {
    // The heading is a result's title, which is searched as such: in the text too, every excerpt would open with it.
    const { index, errors } = await createIndex({ excludeSelectors: ['h1'] })
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
    let pages = 0
    for (const [done, file] of files.entries()) {
      if (await addPage(index, directory, file, words)) pages++
      onProgress?.(done + 1, files.length)
    }
    const written = await index.writeFiles({ outputPath: output })
    if (written.errors.length > 0) throw new Error(`${output}: ${written.errors.join('; ')}`)
    for (const name of await readdir(output)) if (unused.test(name)) await rm(join(output, name))
    await writeBrowserWords(words, output)
    if (serverFolder) await writeServerWords(words, serverFolder)
    return { pages }
  } finally {
    await close()
  }
}

/** The HTML files of a folder. In order: the index numbers its pages as they come, and is named by its bytes. */
async function pageFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}

/** Adds a page; false for one that is not searched. */
async function addPage(
  index: PagefindIndex,
  directory: string,
  file: string,
  words: SiteWords,
): Promise<boolean> {
  const html = await readFile(join(directory, file), 'utf8')
  if (!html.includes(searchedMark)) return false
  const language = pageLanguage(html)
  const content = withSeams(html, (language && words.get(language)?.split) ?? (() => undefined))
  const add = async (text: string) => {
    const { errors, file: added } = await index.addHTMLFile({ sourcePath: file, content: text })
    if (errors.length > 0) throw new Error(`${file} cannot be indexed for the search: ${errors.join('; ')}`)
    return added.uniqueWords
  }
  const found = await add(content)
  // A page without any other text would be in no list of results.
  if (found < wordsOfLongHeading && saysOnlyItsHeading(content)) await add(withHeadingAsText(content))
  return true
}

/** So many words no heading has alone: whoever has more need not be looked through. */
const wordsOfLongHeading = 100

const heading = /<h1\b[^>]*>(.*?)<\/h1>/s

const saysOnlyItsHeading = (html: string) =>
  searchedText(html.replace(heading, '')).every(({ text }) => text.trim() === '')

const withHeadingAsText = (html: string) =>
  html.replace(heading, (whole, text: string) => `${whole}<p>${text}</p>`)

/** A page with seams in its compounds, and without soft hyphens, of which the index would make words of their own. */
function withSeams(html: string, split: Splitter): string {
  return rewriteSearchedText(html, ({ text, isForeign }) =>
    text.replace(wordPattern, (word) => {
      const whole = word.replaceAll('\u00AD', '').normalize('NFC')
      const parts = isForeign ? undefined : split(whole.toLowerCase())
      if (!parts || parts.join('').length !== whole.length) return whole
      const ends = parts.map((_, at) => parts.slice(0, at + 1).join('').length)
      return ends.map((end, at) => whole.slice(ends[at - 1] ?? 0, end)).join(seam)
    }),
  )
}
