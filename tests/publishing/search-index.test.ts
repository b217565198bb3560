import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexSite } from '../../src/publishing/search-index.ts'
import { seam } from '../../src/site/search/seams.ts'
import { parseWordList } from '../../src/site/search/word-list.ts'
import { launchChromium } from '../support/chromium.ts'
import { makeFolder, removeFolder } from '../support/database.ts'
import { serveFolder } from '../support/static-host.ts'

const filters = 'kind[data-kind], language[data-language], title_language[data-title-language]'

/** A page as Layout.astro frames it. */
const pageHtml = (language: string, kind: string, spoken: string, title: string, text: string) =>
  `<!doctype html><html lang="${language}"><head><title>${title} – Voltaic</title></head><body>
  <header data-pagefind-ignore>Menu</header>
  <main data-pagefind-body data-pagefind-filter="${filters}" data-kind="${kind}" data-language="${spoken}" data-title-language="${spoken}">
  <p role="note" data-pagefind-ignore>Notice</p><h1>${title}</h1><p>${text}</p></main></body></html>`

const site = {
  'de/index.html': pageHtml('de', 'page', 'de', 'Voltaic', 'Willkommen'),
  'de/careers/index.html': pageHtml(
    'de',
    'page',
    'en',
    'Careers',
    'Machinists balance stored flywheels &amp; &lt;b&gt;batteries&lt;/b&gt;.',
  ),
  'de/flywheels/index.html': pageHtml(
    'de',
    'page',
    'de',
    'Schwungräder',
    'Die Größe der Straße, im Prüfstand.',
  ),
  'de/privacy/index.html': pageHtml(
    'de',
    'page',
    'de',
    'Daten<span class="part"></span>schutz',
    'Die Daten\u00ADschutzerklärung: eine Erklärung zum Schutz von Daten, dem Daten\u00ADschutz.',
  ),
  'de/webinars/inertia/index.html': pageHtml('de', 'webinar', 'de', 'Trägheit', 'Was ein Netz verliert.'),
  'en/index.html': pageHtml('en', 'page', 'en', 'Voltaic', 'Welcome'),
  'en/careers/index.html': pageHtml('en', 'page', 'en', 'Careers', 'Machinists balance stored flywheels.'),
  'en/notes.html/index.html': pageHtml('en', 'page', 'en', 'Notes', 'A slug that looks like a file.'),
  'en/search/index.html': '<!doctype html><html lang="en"><body><main><h1>Canary</h1></main></body></html>',
  'robots.txt': 'data-pagefind-body',
} as const

function write(folder: string, files: readonly (readonly [string, string])[]): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const bytesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(folder.length), readFileSync(file).toString('base64')])

let folder: string
let browser: Browser
let page: Page
let host: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  folder = write(makeFolder(), Object.entries(site))
  await indexSite(folder)
  host = await serveFolder(folder)
  browser = await launchChromium()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
  removeFolder(folder)
})

interface Found {
  readonly url: string
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
}

/** Searches as a page of a language does. */
async function search(language: string, query: string): Promise<Found[]> {
  await page.goto(`${host.origin}/${language}/`)
  // As text: what Vitest makes of an import means nothing in a browser.
  return page.evaluate<Found[]>(`import('/pagefind/pagefind.js')
    .then((pagefind) => pagefind.search(${JSON.stringify(query)}))
    .then(({ results }) => Promise.all(results.map((result) => result.data())))`)
}

const urls = async (language: string, query: string) => (await search(language, query)).map(({ url }) => url)

describe('the index of a site', () => {
  test('finds German words by their stem, however umlauts are typed', async () => {
    for (const query of ['Schwungrad', 'schwungraeder', 'groesse', 'strasse', 'pruefstand', 'größe straße']) {
      expect(await urls('de', query)).toEqual(['/de/flywheels/'])
    }
  })

  test('finds English words on a German page that falls back, in several forms', async () => {
    for (const query of ['flywheels', 'flywheel', 'stored', 'batteries', 'careers', 'balanc']) {
      expect(await urls('de', query)).toEqual(['/de/careers/'])
    }
  })

  test('finds parts of compounds where the whole stands, and shows the whole', async () => {
    const [found] = await search('de', 'Erklärung')
    expect(found?.url).toBe('/de/privacy/')
    const excerpt = found?.excerpt.replaceAll(seam, '')
    expect(excerpt).toBe(
      'Die <mark>Datenschutzerklärung:</mark> eine <mark>Erklärung</mark> zum Schutz von Daten, dem Datenschutz.',
    )
    expect(found?.meta.title?.replaceAll(seam, '')).toBe('Datenschutz')
  })

  test('leaves the pages themselves as they are', () => {
    for (const [path, html] of Object.entries(site)) {
      expect(readFileSync(join(folder, path), 'utf8')).toBe(html)
    }
  })

  test('has a list of its words beside it for each language, named by its content', () => {
    const names = JSON.parse(readFileSync(join(folder, 'pagefind/words.json'), 'utf8'))
    expect(Object.keys(names).sort()).toEqual(['de', 'en'])
    expect(readdirSync(join(folder, 'pagefind/words')).sort()).toEqual(Object.values<string>(names).sort())
    const list = readFileSync(join(folder, 'pagefind/words', names.de), 'utf8')
    const words = parseWordList(list).map(({ word }) => word)
    expect(words).toEqual(expect.arrayContaining(['datenschutzerklärung', 'flywheels', 'straße']))
    for (const word of ['menu', 'notice', 'canary']) expect(words).not.toContain(word)
  })

  test('keeps the languages apart', async () => {
    expect(await urls('en', 'flywheels')).toEqual(['/en/careers/'])
    expect(await urls('en', 'schwungräder')).toEqual([])
  })

  test('says of a result what its list shows, and searches none of that', async () => {
    const [found] = await search('de', 'flywheels')
    expect(found).toMatchObject({
      meta: { title: 'Careers' },
      filters: { kind: ['page'], language: ['en'], title_language: ['en'] },
      excerpt: 'Machinists balance stored <mark>flywheels</mark> & &lt;b&gt;batteries&lt;/b&gt;.',
    })
    for (const word of ['page', 'webinar', 'menu', 'notice', 'canary']) {
      expect([word, await urls('de', word)]).toEqual([word, []])
    }
    expect(await urls('en', 'canary')).toEqual([])
  })

  test('is the same, byte for byte, in another folder whose files were written in another order', async () => {
    const other = write(makeFolder(), Object.entries(site).reverse())
    try {
      await indexSite(other)
      expect(bytesIn(join(other, 'pagefind'))).toEqual(bytesIn(join(folder, 'pagefind')))
    } finally {
      removeFolder(other)
    }
  })

  test('is the same, byte for byte, where each language has a thread', async () => {
    const other = write(makeFolder(), Object.entries(site))
    try {
      const seen: number[] = []
      const onProgress = (done: number) => seen.push(done)
      expect(await indexSite(other, { threadsFrom: 1, onProgress })).toEqual({ pages: 8 })
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(bytesIn(join(other, 'pagefind'))).toEqual(bytesIn(join(folder, 'pagefind')))
    } finally {
      removeFolder(other)
    }
  })

  test('holds what the site needs of Pagefind, its own words, and nothing else', () => {
    const names = readdirSync(join(folder, 'pagefind')).map((name) =>
      name.replace(/_\w+\.pf_meta$/, '.pf_meta'),
    )
    expect(names.sort()).toEqual([
      'filter',
      'fragment',
      'index',
      'pagefind-entry.json',
      'pagefind-worker.js',
      'pagefind.de.pf_meta',
      'pagefind.en.pf_meta',
      'pagefind.js',
      'wasm.de.pagefind',
      'wasm.en.pagefind',
      'wasm.unknown.pagefind',
      'words',
      'words.json',
    ])
  })
})

describe('indexing', () => {
  test('takes the place of an older index, tells how far it is, and can go on side by side', async () => {
    const folders = [0, 1].map(() => write(makeFolder(), Object.entries(site)))
    try {
      for (const one of folders) write(one, [['pagefind/stale.txt', 'old']])
      const seen: string[] = []
      const onProgress = (done: number, total: number) => seen.push(`${done} of ${total}`)
      const indexed = await Promise.all(folders.map((one) => indexSite(one, { onProgress })))
      expect(indexed).toEqual([{ pages: 8 }, { pages: 8 }])
      const once = Array.from({ length: 9 }, (_, index) => `${index + 1} of 9`)
      expect(seen).toEqual([...once, ...once])
      for (const one of folders) expect(existsSync(join(one, 'pagefind/stale.txt'))).toBe(false)
    } finally {
      folders.forEach(removeFolder)
    }
  })

  test('of a folder that is not there names it, and leaves the next one to work', async () => {
    const other = write(makeFolder(), Object.entries(site))
    try {
      const failing = indexSite(join(other, 'nowhere'))
      const working = indexSite(other)
      await expect(failing).rejects.toThrow(join(other, 'nowhere'))
      expect(await working).toEqual({ pages: 8 })
    } finally {
      removeFolder(other)
    }
  })

  test('of a site without a page to search writes an index without pages', async () => {
    const other = write(makeFolder(), [['en/search/index.html', site['en/search/index.html']]])
    try {
      expect(await indexSite(other)).toEqual({ pages: 0 })
      expect(existsSync(join(other, 'pagefind/pagefind.js'))).toBe(true)
    } finally {
      removeFolder(other)
    }
  })
})
