import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import german from '../../src/site/texts/de.json' with { type: 'json' }
import english from '../../src/site/texts/en.json' with { type: 'json' }
import { launchChromium } from '../support/chromium.ts'
import { type FixtureSite, makeBuiltSite, mustBuild, siteUrl } from '../support/fixture-site.ts'
import { fallbackContent } from './fallback-content.ts'
import { type PageReading, type Passage, readPages } from './page-reading.ts'

type Code = 'en' | 'de'
type Head = readonly [title: string, description: string | null]

/** What the German page of a row says. The English one says the same in English. */
interface Content {
  readonly kind: 'page' | 'webinar' | 'whitepaper'
  /** The name of the row in its texts. */
  readonly row: string
  /** The language that the page speaks as a whole. */
  readonly speaks: Code
  /** Its fields in their order, each in the language that is shown. */
  readonly says: readonly string[]
  readonly head: Readonly<Record<Code, Head>>
}

/** The first field of `says` is the title, and the second stands in the description, unless `head` tells otherwise. */
const content =
  (kind: Content['kind']) =>
  (row: string, speaks: Code, says: string, head: Partial<Content['head']> = {}): Content => {
    const fields = says.split(' ')
    const named = (field: string) => field.replace('-', `-${row}-`)
    const [title = '', about] = fields.map(named)
    const usual: Head = [title, about ?? null]
    const inEnglish: Head = [`en${title.slice(2)}`, about ? `en${about.slice(2)}` : null]
    return { kind, row, speaks, says: fields.map(named), head: { de: usual, en: inEnglish, ...head } }
  }
const page = content('page')
const webinar = content('webinar')
const whitepaper = content('whitepaper')

/** Every page with content of its own, by its address below the language. */
const contents: Readonly<Record<string, Content>> = {
  '': page('home', 'de', 'de-title de-excerpt de-content', {
    en: ['en-home-title', 'en-site-description'],
    de: ['de-home-title', 'de-home-excerpt'],
  }),
  'whole/': page('whole', 'de', 'de-title de-excerpt de-content'),
  'article/': page('article', 'de', 'de-title de-excerpt de-content'),
  'foreign/': page('foreign', 'en', 'en-title en-excerpt en-content'),
  'english/': page('english', 'en', 'en-title en-excerpt en-content'),
  'titleonly/': page('titleonly', 'en', 'de-title en-excerpt en-content'),
  'bodyonly/': page('bodyonly', 'de', 'en-title en-excerpt de-content', {
    de: ['en-bodyonly-title', 'de-bodyonly-content'],
  }),
  'excerptless/': page('excerptless', 'de', 'de-title de-content'),
  'excerptonly/': page('excerptonly', 'en', 'en-title de-excerpt en-content'),
  'halfexcerpt/': page('halfexcerpt', 'de', 'de-title en-excerpt de-content', {
    de: ['de-halfexcerpt-title', 'de-halfexcerpt-content'],
  }),
  'legal/': page('legal', 'de', 'de-title de-content', {
    en: ['en-legal-title', 'en-legal-excerpt'],
    de: ['de-legal-title', 'de-legal-content'],
  }),
  'landing/': page('landing', 'en', 'en-title en-excerpt en-content'),
  'blank/': page('blank', 'en', 'en-title en-excerpt en-content'),
  'seo/': page('seo', 'de', 'de-title de-excerpt de-content', { en: ['en-seo-seotitle', 'en-seo-meta'] }),
  'seowhole/': page('seowhole', 'de', 'de-title de-excerpt de-content', {
    en: ['en-seowhole-seotitle', 'en-seowhole-meta'],
    de: ['de-seowhole-seotitle', 'de-seowhole-meta'],
  }),
  'english/child/': page('child', 'de', 'de-title de-excerpt de-content'),
  'elsewhere/': page('elsewhere', 'de', 'de-title de-excerpt de-content'),
  'webinars/wwhole/': webinar('wwhole', 'de', 'de-title de-description de-presenter_bio'),
  'webinars/wenglish/': webinar('wenglish', 'en', 'en-title en-description en-presenter_bio'),
  'webinars/wtitleonly/': webinar('wtitleonly', 'en', 'de-title en-description en-presenter_bio'),
  'webinars/wbodyonly/': webinar('wbodyonly', 'de', 'en-title de-description en-presenter_bio'),
  'webinars/wbioless/': webinar('wbioless', 'de', 'de-title de-description en-presenter_bio'),
  'webinars/wuntold/': webinar('wuntold', 'de', 'de-title'),
  'webinars/wpast/': webinar('wpast', 'de', 'de-title de-description de-presenter_bio'),
  'whitepapers/pwhole/': whitepaper('pwhole', 'de', 'de-title de-description de-preview_content'),
  'whitepapers/penglish/': whitepaper('penglish', 'en', 'en-title en-description en-preview_content'),
  'whitepapers/ptitleonly/': whitepaper('ptitleonly', 'en', 'de-title en-description en-preview_content'),
  'whitepapers/pbodyonly/': whitepaper('pbodyonly', 'de', 'en-title de-description en-preview_content'),
  'whitepapers/ppreviewless/': whitepaper('ppreviewless', 'de', 'de-title de-description en-preview_content'),
  'whitepapers/puntold/': whitepaper('puntold', 'de', 'de-title'),
  'whitepapers/pseo/': whitepaper('pseo', 'de', 'de-title de-description de-preview_content', {
    en: ['en-pseo-metatitle', 'en-pseo-meta'],
  }),
}

const texts = { en: english, de: german }
const names = { en: { en: 'English', de: 'German' }, de: { en: 'Englisch', de: 'Deutsch' } }
const codes: readonly Code[] = ['en', 'de']

/** What a page of interface says: its title, its description, and whether search engines may list it. */
type Interface = readonly [title: Record<Code, string>, about: Record<Code, string> | null, listed: boolean]
const said = (key: keyof typeof english) => ({ en: english[key], de: german[key] })
const narrowed = (enTerm: string, deTerm: string) => ({
  en: `Whitepapers: ${enTerm}`,
  de: `Whitepaper: ${deTerm}`,
})
const filed = (enTerm: string, deTerm: string) => ({
  en: `1 whitepaper: ${enTerm}. ${english['whitepapers.intro']}`,
  de: `1 Whitepaper: ${deTerm}. ${german['whitepapers.intro']}`,
})
const interfaces: Readonly<Record<string, Interface>> = {
  'webinars/': [said('webinars.title'), said('webinars.intro'), true],
  'whitepapers/': [said('whitepapers.title'), said('whitepapers.intro'), true],
  'whitepapers/category/guide/': [
    narrowed('en-guide-name', 'de-guide-name'),
    filed('en-guide-name', 'de-guide-name'),
    true,
  ],
  'whitepapers/tag/grid/': [
    narrowed('en-grid-name', 'en-grid-name'),
    filed('en-grid-name', 'en-grid-name'),
    true,
  ],
  'whitepapers/industry/rail/': [narrowed('Rail', 'Rail'), filed('Rail', 'Rail'), true],
  'booking/': [said('booking.title'), said('booking.intro'), true],
  'search/': [said('search.title'), said('search.hint'), false],
  '404/': [said('notFound.title'), said('notFound.text'), false],
  '404.html': [said('notFound.title'), said('notFound.text'), false],
  'thank-you/registration/': [said('thanks.registration.title'), said('thanks.registration.text'), false],
  'thank-you/download/': [said('thanks.download.title'), said('thanks.download.text'), false],
  'thank-you/booking/': [said('thanks.booking.title'), said('thanks.booking.text'), false],
}

/** What is told of a page: everything but its passages, which are judged apart. */
type Told = Omit<PageReading, 'header' | 'main' | 'footer' | 'searched'> & {
  /** The fields of the row that the page is about. */
  readonly says: readonly string[]
  /** Whether each of them is found by the search. */
  readonly found: boolean
}

const alternates = (path: string, standard = `/en/${path}`) => [
  ...codes.map((code) => `${code} ${siteUrl}/${code}/${path}`),
  `x-default ${siteUrl}${standard}`,
]

function expectedContent(path: string, { kind, row, speaks, says, head }: Content, language: Code): Told {
  const shown = language === 'en' ? says.map((text) => text.replace(/^de/, 'en')) : says
  const language_ = language === 'en' ? 'en' : speaks
  const isForeign = shown.some((text) => !text.startsWith(language))
  const [title, description] = head[language]
  const notice = texts[language][language_ === language ? 'fallback.part' : 'fallback.notice']
  const isElsewhere = row === 'elsewhere'
  return {
    lang: language,
    title: documentTitle(kind, row, title, language),
    description: descriptionIn(kind, row, title, description, language),
    robots: null,
    canonical: isElsewhere ? 'https://elsewhere.example/original' : `${siteUrl}/${language_}/${path}`,
    alternates: speaks === 'en' || isElsewhere ? [] : alternates(path, path === '' ? '/' : undefined),
    notices: isForeign ? [notice.replace('{language}', names[language].en)] : [],
    untranslated: speaks === 'en' ? ['de'] : [],
    filters: { kind, language: language_, titleLanguage: shown[0]?.slice(0, 2) ?? '' },
    says: shown,
    found: true,
  }
}

/** What search engines and tabs call a page: what kind of thing it is where its title speaks the page's language. */
function documentTitle(kind: Content['kind'], row: string, title: string, language: Code): string {
  if (row === 'home') return `${language}-site-name – ${title}`
  const named = kind === 'page' || !title.startsWith(language) ? '' : `${search[kind]}: `
  return `${named}${title} – ${language}-site-name`
}

const search = { webinar: 'Webinar', whitepaper: 'Whitepaper' }

/** A webinar says when it is, unless its description speaks another language; a whitepaper without one says whose it is. */
function descriptionIn(
  kind: Content['kind'],
  row: string,
  title: string,
  about: string | null,
  language: Code,
): string | null {
  if (kind === 'whitepaper' && about === null)
    return `Whitepaper ${language === 'en' ? 'by' : 'von'} ${language}-site-name: ${title}`
  if (kind !== 'webinar' || about?.startsWith(language) === false) return about
  const day = language === 'en' ? 'on 1 July 2026, 15:00 CEST' : 'am 1. Juli 2026, 15:00 MESZ'
  const past = language === 'en' ? 'of 5 March 2026' : 'vom 5. März 2026'
  return `Webinar ${row === 'wpast' ? past : day}. ${about ?? ''}`.trim()
}

function expectedInterface(path: string, [title, about, listed]: Interface, language: Code): Told {
  return {
    lang: language,
    title: `${title[language]} – ${language}-site-name`,
    description: about?.[language] ?? null,
    robots: listed ? null : 'noindex',
    canonical: listed ? `${siteUrl}/${language}/${path}` : null,
    alternates: listed ? alternates(path) : [],
    notices: [],
    untranslated: [],
    filters: {},
    says: [],
    found: false,
  }
}

/** A page at an old address. */
const expectedRedirect = (language: Code, to: string): Told => ({
  ...expectedInterface('', [{ en: '', de: '' }, null, false], language),
  title: texts[language]['redirect.text'].replace('{address}', to),
  canonical: new URL(to, siteUrl).href,
})

const expected = new Map<string, Told>([
  ...codes.flatMap((code): [string, Told][] => [
    ...Object.entries(contents).map(([path, row]): [string, Told] => [
      `/${code}/${path}`,
      expectedContent(path, row, code),
    ]),
    ...Object.entries(interfaces).map(([path, page]): [string, Told] => [
      `/${code}/${path}`,
      expectedInterface(path, page, code),
    ]),
    [`/${code}/old/`, expectedRedirect(code, `/${code}/whole/`)],
    [`/${code}/gone/`, expectedRedirect(code, 'https://elsewhere.example/new')],
  ]),
  [
    '/',
    {
      ...expectedInterface('', [{ en: '', de: '' }, null, true], 'en'),
      description: 'en-site-description',
      title: 'en-site-name · de-site-name – Choose a language · Sprache wählen',
      canonical: `${siteUrl}/`,
      alternates: alternates('', '/'),
    },
  ],
  [
    '/404.html',
    {
      ...expectedInterface('', [{ en: '', de: '' }, null, false], 'en'),
      description: `${english['notFound.text']} ${german['notFound.text']}`,
      title: 'This page does not exist · Diese Seite gibt es nicht – en-site-name · de-site-name',
    },
  ],
])

let site: FixtureSite
let browser: Browser
let pages: ReadonlyMap<string, PageReading>
beforeAll(async () => {
  site = await makeBuiltSite(await fallbackContent())
  browser = await launchChromium()
  pages = await readPages(browser, site.output.site)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test('every page in every language says what it must, in the language that it claims', () => {
  expect([...pages.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [address, reading] of pages) {
    expect({ address, ...toldOf(address, reading) }).toEqual({ address, ...expected.get(address) })
    expect({ address, wrong: wronglyMarked(reading) }).toEqual({ address, wrong: [] })
  }
})

function toldOf(address: string, { header, main, footer, searched, ...told }: PageReading): Told {
  const row = contents[address.replace(/^\/\w+\//, '')]
  const fields = new RegExp(
    `\\b(?:en|de)-${row?.row}-(?:title|excerpt|content|description|presenter_bio|preview_content)\\b`,
    'g',
  )
  const says = [...new Set(main.flatMap(({ text }) => text.match(fields) ?? []))]
  return { ...told, says, found: searched !== null && says.every((text) => searched.includes(text)) }
}

/** Texts of interface that are told apart by their language. The labels within a text are the renderer's affair. */
const different = (Object.keys(english) as (keyof typeof english)[]).filter(
  (key) => english[key] !== german[key] && !key.startsWith('markdown.'),
)
const interfaceTexts = new Map<string, Code>(
  different.flatMap((key): [string, Code][] => codes.map((code) => [texts[code][key], code])),
)

/** Passages that speak another language than they are marked with. */
function wronglyMarked({ header, main, footer }: PageReading): Passage[] {
  const isWrong = ({ lang, text, isLabel }: Passage) => {
    // A label may hold a name of another language: it goes by its own words.
    const name = isLabel ? /^(en|de)-[a-z]+-[a-z_]+$/g : /\b(en|de)-[a-z]+-[a-z_]+/g
    const named = [...text.matchAll(name)].map(([, code]) => code)
    return [...named, interfaceTexts.get(text) ?? lang].some((code) => code !== lang)
  }
  return [...header, ...main, ...footer].filter(isWrong)
}

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['url', 'item'].includes(name) })
const xml = (path: string) => parser.parse(readFileSync(join(site.output.site, path), 'utf8'))

test.each(codes)(
  'the sitemap of %s lists the pages that speak it and are canonical to themselves',
  (code) => {
    const listed = xml(`${code}/sitemap.xml`).urlset.url.map(({ loc }: { loc: string }) => loc)
    const own = [...expected].flatMap(([address, { canonical }]) =>
      address.startsWith(`/${code}/`) && canonical === siteUrl + address ? [canonical] : [],
    )
    expect(listed.toSorted()).toEqual(own.sort())
  },
)

test.each(codes)('the feed of %s says of each entry which language it speaks', (code) => {
  const items: { title: string; link: string; 'dc:language': string }[] = xml(`${code}/rss.xml`).rss.channel
    .item
  const listed = items.map(
    (item) => `${item.link.slice(siteUrl.length)} ${item['dc:language']} ${item.title}`,
  )
  const news = Object.entries(contents).filter(([path, { row }]) => path !== '' && row !== 'legal')
  const entries = news.map(([path, { row, speaks, says }]) => {
    const language = code === 'en' ? 'en' : speaks
    const title = code === 'en' ? `en-${row}-title` : (says[0] as string)
    const badge = language !== code || !title.startsWith(code) ? ' [auf Englisch]' : ''
    return `/${code}/${path} ${language} ${title}${badge}`
  })
  expect(listed.toSorted()).toEqual(entries.sort())
})

test.each(codes)('the search of %s finds every page with content, those that fell back too', (code) => {
  const { languages } = JSON.parse(
    readFileSync(join(site.output.site, 'pagefind/pagefind-entry.json'), 'utf8'),
  )
  expect(languages[code].page_count).toBe(Object.keys(contents).length)
})

test('a home page that falls back says so, and is canonical to the one that it repeats', async () => {
  const home = { key: 'home_page', value: '"landing"', type: 'json' as const }
  await site.database.db.insertInto('system_settings').values(home).execute()
  mustBuild(await site.build())
  const { '/en/': own, '/de/': foreign } = Object.fromEntries(await readPages(browser, site.output.site))
  expect(own).toMatchObject({
    canonical: `${siteUrl}/en/`,
    alternates: [],
    notices: [],
    untranslated: ['de'],
  })
  expect(foreign).toMatchObject({
    canonical: `${siteUrl}/en/`,
    alternates: [],
    notices: [german['fallback.notice'].replace('{language}', 'Englisch')],
    untranslated: ['de'],
  })
  expect(xml('de/sitemap.xml').urlset.url.map(({ loc }: { loc: string }) => loc)).not.toContain(
    `${siteUrl}/de/`,
  )
})
