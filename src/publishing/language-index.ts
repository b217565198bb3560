import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import type { LanguageCode } from '../languages.ts'
import type { Splitter } from '../site/search/compounds.ts'
import { seam } from '../site/search/seams.ts'
import { wordPattern } from '../site/search/spelling.ts'
import { readWords, writeBrowserWords, writeServerWords } from './search-words.ts'
import { rewriteSearchedText, searchedMark, searchedText } from './searched-text.ts'

/** The pages of one language, to be indexed. */
export interface LanguageJob {
  readonly language: LanguageCode
  /** The site. */
  readonly directory: string
  /** Its pages in this language, below it. In order: the index numbers them as they come, and is named by its bytes. */
  readonly files: readonly string[]
  /** Gets the index. */
  readonly output: string
  /** The folder that gets the words by which a server's search reads what is typed. */
  readonly serverFolder: string | undefined
}

/** What was indexed. */
export interface IndexedLanguage {
  readonly language: LanguageCode
  readonly pages: number
  /** The name of the list of words for browsers. */
  readonly words: string
}

/** Pages that Pagefind, a process of its own, is given ahead of its answers. */
const ahead = 16

/**
 * Indexes the pages of a language. Throws, naming the file, where a page cannot be indexed. Pagefind runs as one service
 * of a thread, and closing it closes it for everybody there: one job at a time.
 */
export async function indexLanguage(job: LanguageJob, onPage: () => void): Promise<IndexedLanguage> {
  const { language, directory, files, output, serverFolder } = job
  const words = await readWords(language, directory, files)
  try {
    // The heading is a result's title, which is searched as such: in the text too, every excerpt would open with it.
    const { index, errors } = await createIndex({ excludeSelectors: ['h1'] })
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
    const added: Promise<boolean>[] = []
    for (const [place, file] of files.entries()) {
      const html = await readFile(join(directory, file), 'utf8')
      added.push(addPage(index, file, html, words.split))
      await added[place - ahead]
      onPage()
    }
    const pages = (await Promise.all(added)).filter((isSearched) => isSearched).length
    const written = await index.writeFiles({ outputPath: output })
    if (written.errors.length > 0) throw new Error(`${output}: ${written.errors.join('; ')}`)
    if (serverFolder) await writeServerWords(words, serverFolder)
    return { language, pages, words: await writeBrowserWords(words, output) }
  } finally {
    await close()
  }
}

/** Adds a page; false for one that is not searched. */
async function addPage(index: PagefindIndex, file: string, html: string, split: Splitter): Promise<boolean> {
  if (!html.includes(searchedMark)) return false
  const { content, words } = withSeams(searchedPart(html), split)
  // A page without any other text would be in no list of results.
  const isBare = words < wordsOfLongHeading && saysOnlyItsHeading(content)
  const { errors } = await index.addHTMLFile({
    sourcePath: file,
    content: isBare ? withHeadingAsText(content) : content,
  })
  if (errors.length > 0) throw new Error(`${file} cannot be indexed for the search: ${errors.join('; ')}`)
  return true
}

/** A page without the head and the frame around its content, of which Pagefind reads nothing. */
function searchedPart(html: string): string {
  const start = /<main\b/i.exec(html)?.index ?? -1
  const end = html.lastIndexOf('</main>')
  if (start < 0 || end < start) return html
  const [root = ''] = /<html\b[^>]*>/i.exec(html) ?? []
  return `<!doctype html>${root}<body>${html.slice(start, end)}</main></body></html>`
}

/** So many words no heading has alone: whoever has more need not be looked through. */
const wordsOfLongHeading = 100

const heading = /<h1\b[^>]*>(.*?)<\/h1>/s

const saysOnlyItsHeading = (html: string) =>
  searchedText(html.replace(heading, '')).every(({ text }) => text.trim() === '')

const withHeadingAsText = (html: string) =>
  html.replace(heading, (whole, text: string) => `${whole}<p>${text}</p>`)

/**
 * A page with seams in its compounds, and without soft hyphens, of which the index would make words of their own; and
 * the number of its words.
 */
function withSeams(html: string, split: Splitter): { readonly content: string; readonly words: number } {
  let words = 0
  const content = rewriteSearchedText(html, ({ text, isForeign }) =>
    text.replace(wordPattern, (word) => {
      words++
      const whole = word.replaceAll('\u00AD', '').normalize('NFC')
      const parts = isForeign ? undefined : split(whole.toLowerCase())
      if (!parts || parts.join('').length !== whole.length) return whole
      const ends = parts.map((_, at) => parts.slice(0, at + 1).join('').length)
      return ends.map((end, at) => whole.slice(ends[at - 1] ?? 0, end)).join(seam)
    }),
  )
  return { content, words }
}
