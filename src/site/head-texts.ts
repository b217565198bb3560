import { dateIn, dateTimeIn } from './dates.ts'
import { plainText } from './markdown/plain-text.ts'
import { shortened } from './shortened.ts'
import { counted, type SpokenText, spoken, spokenFirst, type TextKey, type Texts, words } from './words.ts'

/** What the texts of a head are written with. */
export type HeadFrame = Texts & {
  readonly siteTitle: SpokenText
  readonly siteDescription: SpokenText | null
}

/** So much of a title do lists of results show. What is longer goes without the name of the site. */
const titleLength = 65

/** The title of a document: its own, what kind of thing it is where that is not plain, and whose site it is on. */
export function documentTitle(
  frame: HeadFrame,
  title: SpokenText,
  kind?: 'page' | 'webinar' | 'whitepaper',
): SpokenText {
  const site = frame.siteTitle.text
  if (title.text.includes(site)) return title
  const patterns: TextKey[] = ['head.title']
  // The word for the kind is the page's, and does not stand before a title in another language.
  if (kind && kind !== 'page' && title.language === frame.language) patterns.unshift(`head.title.${kind}`)
  const written = patterns.map((pattern) => words(frame, pattern, { title: title.text, site }))
  const fitting = written.find((text) => text.length <= titleLength)
  return { text: fitting ?? shortened(title.text, titleLength * 1.5), language: title.language }
}

/** The home page's title: what an editor wrote for it, or the name of the site and what its first heading says. */
export function homeTitle(
  frame: HeadFrame,
  page: { readonly seoTitle: SpokenText | null; readonly title: SpokenText },
): SpokenText {
  const own = spokenFirst(frame.language, [page.seoTitle, frame.siteTitle]) ?? frame.siteTitle
  if (own !== frame.siteTitle || page.title.language !== frame.language) return own
  const title = page.title.text.replace(/\.$/, '')
  const full = words(frame, 'head.title.home', { title, site: own.text })
  return full.length <= titleLength ? { text: full, language: own.language } : own
}

/** What a page is about: what an editor wrote for search engines, its excerpt, or how its text begins. */
export function pageDescription(
  frame: HeadFrame,
  page: {
    readonly title: SpokenText
    readonly metaDescription: SpokenText | null
    readonly excerpt: SpokenText | null
    /** Markdown. */
    readonly content: SpokenText
  },
  /** A text that goes before the excerpt. */
  instead: SpokenText | null = null,
): SpokenText {
  const written = spokenFirst(frame.language, [page.metaDescription, instead, page.excerpt])
  const isOwn = written?.language === frame.language
  const said = isOwn ? written : spokenFirst(frame.language, [written, running(page.content)])
  const site = frame.siteTitle.text
  return bounded(
    said ?? frame.siteDescription ?? spoken(frame, 'head.title', { title: page.title.text, site }),
  )
}

/** What a webinar is about, and when: a description in another language than the page's stands for itself. */
export function webinarDescription(
  frame: HeadFrame,
  webinar: {
    /** Markdown. */
    readonly description: SpokenText | null
    readonly startsAt: string
    readonly timezone: string
    readonly phase: string
  },
): SpokenText {
  const { startsAt, timezone, phase, description } = webinar
  const about = description && running(description)
  if (about && about.language !== frame.language) return bounded(about)
  const key = phase === 'past' ? 'webinarPast' : phase === 'cancelled' ? 'webinarCancelled' : 'webinar'
  const { language } = spoken(frame, `head.description.${key}`)
  const date = (phase === 'past' ? dateIn : dateTimeIn)(startsAt, language, timezone)
  const text = words(frame, `head.description.${key}`, { date, about: about?.text ?? '' }).trim()
  return bounded({ text, language })
}

/** What a whitepaper is about: what an editor wrote for search engines, else how its description begins. */
export function whitepaperDescription(
  frame: HeadFrame,
  whitepaper: {
    readonly title: SpokenText
    readonly metaDescription: SpokenText | null
    /** Markdown, both. */
    readonly description: SpokenText | null
    readonly preview: SpokenText | null
  },
): SpokenText {
  const { title, metaDescription, description, preview } = whitepaper
  const said = spokenFirst(frame.language, [
    metaDescription,
    description && running(description),
    preview && running(preview),
  ])
  const values = { title: title.text, site: frame.siteTitle.text }
  return bounded(said ?? spoken(frame, 'head.description.whitepaper', values))
}

/** What a list of whitepapers under a term holds. */
export function termDescription(frame: HeadFrame, term: SpokenText, count: number): SpokenText {
  const intro = words(frame, 'whitepapers.intro')
  const number = counted(frame, 'whitepapers.count', count)
  return bounded(spoken(frame, 'head.description.term', { count: number, term: term.text, intro }))
}

/** How Markdown begins, as running text; null where it holds none. */
function running({ text, language }: SpokenText): SpokenText | null {
  const plain = plainText(beginning(text), language) || plainText(text, language)
  return plain === '' ? null : { text: plain, language }
}

/** Enough of a text for a description, up to the end of a line: parsing all of a long page for it would double its cost. */
function beginning(text: string): string {
  const end = text.indexOf('\n', 1500)
  return end < 0 ? text : text.slice(0, end)
}

const bounded = ({ text, language }: SpokenText): SpokenText => ({ text: shortened(text), language })
