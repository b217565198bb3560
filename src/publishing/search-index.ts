import { closeSync, openSync, readSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type LanguageCode, sourceLanguage } from '../languages.ts'
import { type IndexedLanguage, indexLanguage, type LanguageJob } from './language-index.ts'
import { pagesWorthThreads } from './render-workers.ts'
import { pageLanguage } from './search-words.ts'

/** The folder of the index below the site's root; the search's script expects it there. */
const folder = 'pagefind'

/** What Pagefind writes for its own interfaces, of which the site uses none: more bytes than everything else together. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./

/** What Pagefind's script reads first: the languages that it has an index of. */
const entryName = 'pagefind-entry.json'

/** What was indexed. */
export interface IndexedSite {
  readonly pages: number
}

interface IndexOptions {
  /** The folder that gets the words of each language, by which a server's search reads what is typed. */
  readonly serverFolder?: string
  /** The number of pages from which on each language has a thread; `pagesWorthThreads` unless told. */
  readonly threadsFrom?: number
  readonly onProgress?: (done: number, total: number) => void
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Indexes the pages of a built site for the search in the browser, one index for each language of `<html lang>`, into
 * `pagefind/` below it, with the words of the site beside it. The same pages give the same bytes. Throws, naming the
 * file, where a page cannot be indexed.
 */
export function indexSite(directory: string, options: IndexOptions = {}): Promise<IndexedSite> {
  // Pagefind runs as one service of a thread, and closing it closes it for everybody: indexings take turns.
  const turn = last.then(() => indexAlone(directory, options))
  last = turn.catch(() => {})
  return turn
}

async function indexAlone(
  directory: string,
  { serverFolder, threadsFrom = pagesWorthThreads, onProgress }: IndexOptions,
): Promise<IndexedSite> {
  const output = join(directory, folder)
  await rm(output, { recursive: true, force: true })
  const files = await pageFiles(directory)
  const jobs = jobsOf(directory, files, output, serverFolder)
  const total = jobs.reduce((sum, job) => sum + job.files.length, 0)
  let done = 0
  const onPage = () => onProgress?.(++done, total)
  const indexed: IndexedLanguage[] = []
  if (total >= threadsFrom)
    indexed.push(...(await Promise.all(jobs.map((job) => indexInThread(job, onPage)))))
  else for (const job of jobs) indexed.push(await indexLanguage(job, onPage))
  await joinIndexes(jobs, output)
  const names = indexed.filter(({ pages }) => pages > 0).map(({ language, words }) => [language, words])
  await writeFile(join(output, 'words.json'), JSON.stringify(Object.fromEntries(names)))
  return { pages: indexed.reduce((sum, { pages }) => sum + pages, 0) }
}

/** The HTML files of a folder, in order. */
async function pageFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}

/** One job for each language that pages speak. */
function jobsOf(
  directory: string,
  files: readonly string[],
  output: string,
  serverFolder: string | undefined,
): LanguageJob[] {
  const byLanguage = Map.groupBy(files, (file) => languageOfFile(join(directory, file)))
  if (byLanguage.size === 0) byLanguage.set(sourceLanguage, [])
  return [...byLanguage]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, own]) => ({
      ...{ language, directory, files: own, serverFolder },
      output: join(output, language),
    }))
}

/** The language of a page, which its first tag names; the source language where it is none of the site's. */
function languageOfFile(path: string): LanguageCode {
  const file = openSync(path, 'r')
  try {
    const beginning = Buffer.alloc(500)
    readSync(file, beginning)
    return pageLanguage(beginning.toString('latin1')) ?? sourceLanguage
  } finally {
    closeSync(file)
  }
}

function indexInThread(job: LanguageJob, onPage: () => void): Promise<IndexedLanguage> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: job })
    worker.on('message', (indexed: IndexedLanguage | null) => (indexed ? resolve(indexed) : onPage()))
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error(`The thread that indexes ${job.language} ended too early.`)))
  })
}

/** Makes one index of those of the languages: they share Pagefind's own files, and have no other in common. */
async function joinIndexes(jobs: readonly LanguageJob[], output: string): Promise<void> {
  const entries = []
  for (const job of jobs) {
    entries.push(JSON.parse(await readFile(join(job.output, entryName), 'utf8')))
    await moveInto(job.output, output)
    await rm(job.output, { recursive: true })
  }
  const languages = Object.assign({}, ...entries.map((entry) => entry.languages))
  await writeFile(join(output, entryName), JSON.stringify({ ...entries[0], languages }))
}

/** Moves the files of a folder into another one, each to where it lay. */
async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isDirectory()) await moveInto(join(from, entry.name), join(to, entry.name))
    else if (!unused.test(entry.name)) await rename(join(from, entry.name), join(to, entry.name))
  }
}
