import { isLanguageCode, type LanguageCode, languageCodes, sourceLanguage } from '../languages.ts'
import type { LoadedText } from './load-text.ts'
import { slugPart, slugPath, slugProblem } from './pages/slugs.ts'
import type { Failure } from './report.ts'

/** A page of the import: its texts by language, before their links are known. */
export interface AssembledPage {
  readonly slug: string
  readonly texts: ReadonlyMap<LanguageCode, LoadedText>
  /** All texts that were found for it, also those that are not used. */
  readonly found: readonly LoadedText[]
  /** The text whose facts (address, order, dates) count. */
  readonly main: LoadedText
}

export interface Assembly {
  readonly pages: readonly AssembledPage[]
  readonly failures: readonly { readonly failure: Failure; readonly text: LoadedText }[]
}

export interface AssemblyOptions {
  /** Parts of every slug, in the form of a slug; empty for none. */
  readonly prefix: string
  /** The slug for the top folder's own page where there is no prefix. */
  readonly topSlug: string
  /** Slugs of pages that have a text in the source language already. */
  readonly existing: ReadonlySet<string>
}

/** Joins the texts of one page in all languages and gives each page its slug. */
export function assemblePages(texts: readonly LoadedText[], options: AssemblyOptions): Assembly {
  const failures: { failure: Failure; text: LoadedText }[] = []
  const pages = new Map<string, AssembledPage>()
  for (const group of grouped(texts)) {
    const ordered = [...group].sort((a, b) => languageOrder(a) - languageOrder(b))
    const main = ordered[0] as LoadedText
    const slug = slugOf(main, options)
    const fail = (text: LoadedText, code: Failure['code'], message: string) =>
      failures.push({ failure: { file: text.source.file, line: 1, code, message }, text })

    const problem = slugProblem(slug)
    const twin = pages.get(slug)
    if (problem) for (const text of ordered) fail(text, 'slug', problem)
    else if (twin) {
      const message = `its address /${slug} is that of ${twin.main.source.file}; give one of them a "slug"`
      for (const text of ordered) fail(text, 'duplicate', message)
    } else if (main.source.language !== sourceLanguage && !options.existing.has(slug)) {
      const message = `there is no "${sourceLanguage}" text for /${slug}, and every page must have one`
      for (const text of ordered) fail(text, 'source-language', message)
    } else {
      const texts = textsByLanguage(ordered, slug, fail)
      pages.set(slug, { slug, main, texts, found: [...texts.values()] })
    }
  }
  return { pages: [...pages.values()], failures }
}

const languageOrder = ({ source }: LoadedText) => languageCodes.indexOf(source.language)

/** Texts of one page have the same path, or else the same key for translations. */
function grouped(texts: readonly LoadedText[]): LoadedText[][] {
  const groups = new Map<string, LoadedText[]>()
  const keys = new Map<string, string>()
  for (const text of [...texts].sort((a, b) => languageOrder(a) - languageOrder(b))) {
    const { key, language } = text.source
    const translation = text.fields.translationKey ?? ''
    const paired = keys.get(translation) ?? key
    const isFree = groups.get(paired)?.every(({ source }) => source.language !== language)
    const joined = !groups.has(key) && isFree ? paired : key
    if (translation) keys.set(translation, joined)
    groups.set(joined, [...(groups.get(joined) ?? []), text])
  }
  return [...groups.values()]
}

/** Of two files in one language, such as `index.md` and `README.md`, the first counts. */
function textsByLanguage(
  ordered: readonly LoadedText[],
  slug: string,
  fail: (text: LoadedText, code: Failure['code'], message: string) => void,
): Map<LanguageCode, LoadedText> {
  const texts = new Map<LanguageCode, LoadedText>()
  for (const text of ordered) {
    const first = texts.get(text.source.language)
    if (!first) texts.set(text.source.language, text)
    else fail(text, 'duplicate', `its address /${slug} is that of ${first.source.file}; rename one of them`)
  }
  return texts
}

/** A slug from the address that a text gives itself, else from its path. */
function slugOf({ source, fields }: LoadedText, { prefix, topSlug }: AssemblyOptions): string {
  const below = (path: string) => [prefix, slugPath(path)].filter((part) => part !== '').join('/')
  const whole = fields.permalink?.startsWith('/') ? fields.permalink : undefined
  const own = whole ?? (fields.slug?.startsWith('/') ? fields.slug : undefined)
  // Patterns of a whole site (`/:categories/:title/`) say nothing of this page.
  if (own && !own.includes(':')) {
    const path = slugPath(withoutLanguage(own).replace(/(?:\/index)?\.html?$/, ''))
    if (path === prefix || path.startsWith(`${prefix}/`)) return path || topSlug
    return below(path) || topSlug
  }
  if (source.ownsFolder) {
    const parts = source.folder.split('/')
    const name = fields.slug ? [...parts.slice(0, -1), fields.slug].join('/') : source.folder
    return below(name) || topSlug
  }
  // A name without a letter that can stand in an address must not become its folder's.
  const name = slugPart(fields.slug ?? source.stem) || slugPart(fields.title ?? '')
  return name === '' ? '' : below(`${source.folder}/${fields.slug?.includes('/') ? fields.slug : name}`)
}

function withoutLanguage(path: string): string {
  const [, first] = path.split('/')
  return isLanguageCode(first) ? path.slice(first.length + 1) : path
}
