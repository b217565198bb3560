import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import english from '../src/site/texts/en.json' with { type: 'json' }
import { fallbackContent } from './built-site/fallback-content.ts'
import { filesOf, type PageReading, readPages } from './built-site/page-reading.ts'
import { launchChromium } from './support/chromium.ts'
import { builtFor, makeProjectFolder, makeSite, siteUrl } from './support/fixture-site.ts'
import { copyProject, runCommand } from './support/project-copy.ts'

vi.setConfig({ testTimeout: 240_000 })

const french = `  { code: 'fr', name: 'Français', locale: 'fr-FR', fallback: 'en' },\n`

const folder = makeProjectFolder()
const [project, dataDir] = [join(folder, 'project'), join(folder, 'data')]
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = async (...words: string[]) => {
  const ending = await runCommand(project, words, {
    env: { DATA_DIR: dataDir, SITE_URL: siteUrl, AS_OF: builtFor },
  })
  expect(ending).toMatchObject({ code: 0 })
  return ending.stdout
}

/** A page without what differs once there is another language: the switch, and what knows the languages of the site. */
const withoutFrench = (text: string) =>
  text
    .replaceAll(/<li>(?:(?!<\/li>)[\s\S])*hreflang="fr"[\s\S]*?<\/li>/g, '')
    .replaceAll(/(?<=\/_assets\/[^"]*)\.[\w-]{8}(?=\.js")/g, '')
    .replaceAll('"de","fr"]', '"de"]')

test('a third language is one entry and one migration: a whole site that falls back and says so', async () => {
  const site = await makeSite(await fallbackContent())
  cpSync(site.dataDir, dataDir, { recursive: true })
  await site.close()
  copyProject(project)
  await run('build')
  const before = filesOf(join(project, 'dist'))

  const list = join(project, 'src/languages.ts')
  const code = readFileSync(list, 'utf8')
  expect(code).toContain('] as const satisfies readonly Language[]')
  writeFileSync(list, code.replace('] as const satisfies', `${french}] as const satisfies`))
  const refused = await runCommand(project, ['build'], { env: { DATA_DIR: dataDir } })
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('npx magnetiq migrate') })
  expect(await run('migrate')).toBe('Made the language views and full-text tables anew.\n')
  await run('build')

  const after = filesOf(join(project, 'dist'))
  const pages = await readPages(browser, join(project, 'dist'))
  wholeSite(after)
  for (const [address, page] of pages) {
    if (address.startsWith('/fr/'))
      saysThatItFallsBack(address, page, pages.get(address.replace('/fr/', '/en/')))
  }
  announcedAndFound(after, pages)
  // Only what speaks every language at once is longer by one.
  const own = [...before].filter(([path]) => /^\/(en|de)\/.*\.(html|ics|xml)$/.test(path))
  expect(own.length).toBeGreaterThan(80)
  for (const [path, bytes] of own) {
    const tags = (text: string | undefined) => withoutFrench(String(text)).split(/(?=<)/)
    expect({ path, tags: tags(after.get(path)?.toString()) }).toEqual({ path, tags: tags(bytes.toString()) })
  }
})

/** Every address that English has, French has too. */
function wholeSite(files: ReadonlyMap<string, Buffer>): void {
  const below = (code: string) =>
    [...files.keys()].filter((path) => path.startsWith(`/${code}/`)).map((path) => path.slice(4))
  expect(below('fr')).toEqual(below('en'))
  expect(below('fr').length).toBeGreaterThan(40)
}

function saysThatItFallsBack(address: string, page: PageReading, source: PageReading | undefined): void {
  if (!source) throw new Error(`${address} has no English page.`)
  const { lang, title, notices, alternates, canonical, main, header, footer } = page
  expect({ address, lang }).toEqual({ address, lang: 'fr' })
  const words = (passages: PageReading['main']) => passages.map(({ text }) => text)
  const isRedirect = main.length === 0
  if (!isRedirect) {
    const notice = english['fallback.notice'].replace('{language}', 'English')
    expect({ address, notices }).toEqual({ address, notices: [notice] })
    // The same words in the same order, and each of them marked as what it is.
    expect(words(main).filter((text) => text !== notice)).toEqual(words(source.main))
    const unmarked = [...main, ...header, ...footer].filter(
      ({ lang: marked, text }) => marked !== languageOf(text),
    )
    expect({ address, unmarked }).toEqual({ address, unmarked: [] })
  }
  // The word for the kind of page, or a title that fell back, does not stand in a head of another language.
  if (!isRedirect) expect(source.title).toContain(title)
  expect({ address, alternates }).toEqual({ address, alternates: [] })
  if (source.canonical !== null)
    expect(canonical).toBe(isRedirect ? source.canonical.replace('/en/', '/fr/') : source.canonical)
  expect(source.alternates.filter((alternate) => alternate.startsWith('fr'))).toEqual([])
  if (!isRedirect && source.filters.kind) expect(page.filters).toEqual(source.filters)
}

/** The names of languages in the switch are each in their own; everything else is English. */
const languageOf = (text: string) => ({ Deutsch: 'de', DE: 'de', Français: 'fr', FR: 'fr' })[text] ?? 'en'

function announcedAndFound(
  files: ReadonlyMap<string, Buffer>,
  pages: ReadonlyMap<string, PageReading>,
): void {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['url', 'item', 'sitemap'].includes(name),
  })
  const xml = (path: string) => parser.parse(String(files.get(path)))
  const { item, language } = xml('/fr/rss.xml').rss.channel
  expect(language).toBe('fr')
  expect(item.length).toBe(xml('/en/rss.xml').rss.channel.item.length)
  for (const entry of item) {
    expect(entry).toMatchObject({ 'dc:language': 'en', title: expect.stringMatching(/ \[in English\]$/) })
  }
  const sitemaps = xml('/sitemap.xml').sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc)
  expect(sitemaps).toEqual(expect.arrayContaining([`${siteUrl}/en/sitemap.xml`, `${siteUrl}/de/sitemap.xml`]))
  expect(xml('/fr/sitemap.xml').urlset.url ?? []).toEqual([])
  expect(String(files.get('/en/sitemap.xml'))).not.toContain('/fr/')
  const { languages } = JSON.parse(String(files.get('/pagefind/pagefind-entry.json')))
  expect(languages.fr.page_count).toBe(languages.en.page_count)

  const chooser = pages.get('/')
  expect(chooser?.main.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['English', 'Deutsch', 'Français']),
  )
  expect(pages.get('/404.html')?.main.filter(({ text }) => text === english['notFound.title']).length).toBe(2)
  const { header = [] } = pages.get('/de/whole/') ?? {}
  expect(header.map(({ text }) => text)).toContain('Français')
  expect(pages.get('/de/whole/')?.untranslated).toEqual(['fr'])
}
