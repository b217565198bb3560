import { readdir, readFile, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { close, createIndex, type PagefindIndex } from 'pagefind'

/** The folder of the index below the site's root; the search's script expects it there. */
const folder = 'pagefind'

/** Pages whose content is searched say so with this attribute. */
const mark = 'data-pagefind-body'

/** What Pagefind writes for its own interfaces, of which the site uses none: more bytes than everything else together. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./

/** What was indexed. */
export interface IndexedSite {
  readonly pages: number
}

interface IndexOptions {
  readonly onProgress?: (done: number, total: number) => void
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Indexes the pages of a built site for the search in the browser, one index for each language of `<html lang>`, into
 * `pagefind/` below it. The same pages give the same bytes. Throws, naming the file, where a page cannot be indexed.
 */
export function indexSite(directory: string, options: IndexOptions = {}): Promise<IndexedSite> {
  // Pagefind runs as one service of the process, and closing it closes it for everybody: indexings take turns.
  const turn = last.then(() => indexAlone(directory, options))
  last = turn.catch(() => {})
  return turn
}

async function indexAlone(directory: string, { onProgress }: IndexOptions): Promise<IndexedSite> {
  const output = join(directory, folder)
  await rm(output, { recursive: true, force: true })
  const files = await pageFiles(directory)
  try {
    // The heading is a result's title, which is searched as such: in the text too, every excerpt would open with it.
    const { index, errors } = await createIndex({ excludeSelectors: ['h1'] })
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
    let pages = 0
    for (const [done, file] of files.entries()) {
      if (await addPage(index, directory, file)) pages++
      onProgress?.(done + 1, files.length)
    }
    const written = await index.writeFiles({ outputPath: output })
    if (written.errors.length > 0) throw new Error(`${output}: ${written.errors.join('; ')}`)
    for (const name of await readdir(output)) if (unused.test(name)) await rm(join(output, name))
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
async function addPage(index: PagefindIndex, directory: string, file: string): Promise<boolean> {
  const content = await readFile(join(directory, file), 'utf8')
  if (!content.includes(mark)) return false
  const { errors } = await index.addHTMLFile({ sourcePath: file, content })
  if (errors.length > 0) throw new Error(`${file} cannot be indexed for the search: ${errors.join('; ')}`)
  return true
}
