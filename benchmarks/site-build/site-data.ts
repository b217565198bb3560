import { readFileSync, writeFileSync } from 'node:fs'
import { languages } from '../../src/languages.ts'
import type { CorpusFrame } from './corpus/frame.ts'
import { corpusLanguages, type Texts } from './corpus/texts.ts'

/** What stands around every page in one language, ready to be put into a template. */
export interface SiteData {
  readonly code: string
  readonly name: string
  readonly locale: string
  readonly title: string
  readonly company: readonly string[]
  readonly phone: string
  readonly email: string
  readonly navigation: readonly (SiteLink & { readonly children: readonly SiteLink[] })[]
  readonly footer: readonly { readonly label: string; readonly links: readonly SiteLink[] }[]
  /** The interface texts of Magnetiq that the layout shows, by key. */
  readonly texts: Readonly<Record<string, string>>
}

interface SiteLink {
  readonly label: string
  readonly href: string
}

const textKeys = [
  ...[
    'skip',
    'menu',
    'nav.main',
    'nav.footer',
    'nav.breadcrumbs',
    'nav.home',
    'nav.search',
    'language.label',
  ],
  ...[
    'toc.title',
    'page.updated',
    'page.by',
    'page.below',
    'feed.title',
    'feed.subscribe',
    'webinars.calendar',
  ],
]

/** Writes the data for every language into one file of JSON. */
export function writeSiteData(file: string, frame: CorpusFrame): void {
  const data = Object.fromEntries(corpusLanguages.map((language) => [language, dataIn(frame, language)]))
  writeFileSync(file, JSON.stringify(data))
}

function dataIn(frame: CorpusFrame, language: keyof Texts): SiteData {
  const { name = language, locale = language } = languages.find(({ code }) => code === language) ?? {}
  const { company } = frame
  const link = ({ label, href }: { label: Texts; href: string }): SiteLink => ({
    label: label[language],
    href: `/${language}${href}/`,
  })
  const texts = JSON.parse(readFileSync(`src/site/texts/${language}.json`, 'utf8'))
  return {
    code: language,
    name,
    locale,
    title: frame.title[language],
    company: [
      company.legal_name,
      company.street,
      `${company.postal_code} ${company.city}`,
      company.country[language],
    ],
    phone: company.phone,
    email: company.email,
    navigation: frame.navigation.map((entry) => ({ ...link(entry), children: entry.children.map(link) })),
    footer: frame.footer.map(({ label, links }) => ({ label: label[language], links: links.map(link) })),
    // Hugo's templates read no keys with dots.
    texts: Object.fromEntries(textKeys.map((key) => [key.replace('.', '_'), texts[key]])),
  }
}
