import { type LanguageCode, sourceLanguage } from '../languages.ts'
import type { AssembledPage } from './assemble-pages.ts'
import type { LoadedText } from './load-text.ts'
import { withoutGaps } from './markup/gaps.ts'
import type { SourceText } from './markup/source-text.ts'
import type { Intake, MediaIntake, TakenFile } from './media-intake.ts'
import type { TextsByLanguage } from './pages/page-values.ts'
import { isVisibleAt } from './pages/publication.ts'
import { type LinkTargets, linkLabel, linkRule } from './references/link-rule.ts'
import type { FindFile } from './references/local-files.ts'
import { generatorAddress, pageAddresses } from './references/page-addresses.ts'
import { type LocalFile, pictureRule, wordsOf } from './references/picture-rule.ts'
import { rewriteReferences } from './references/rewrite.ts'
import type { Notify } from './report.ts'

/** A page with its final texts and the files that they use. */
export interface ResolvedPage extends AssembledPage {
  readonly bodies: ReadonlyMap<LanguageCode, SourceText>
  readonly media: ReadonlyMap<TakenFile, TextsByLanguage>
}

export interface ReferenceOptions {
  readonly now: string
  readonly homeSlug: string
  /** Addresses below a language that the site answers without this import. */
  readonly onSite: ReadonlySet<string>
  readonly findFile: FindFile
  readonly intake: MediaIntake
  /** The parts of the path of the folder in which the texts of a language lie. */
  readonly above: (language: LanguageCode) => readonly string[]
  readonly onProgress: (done: number, total: number) => void
}

const silent: Notify = () => {}

/** Puts the files that texts use into the library and rewrites every link and picture of every page. */
export async function resolveReferences(
  pages: readonly AssembledPage[],
  options: ReferenceOptions,
): Promise<ResolvedPage[]> {
  const bySlug = new Map(pages.map((page) => [page.slug, page]))
  const targets: Omit<LinkTargets, 'file'> = {
    addresses: pageAddresses(pages),
    homeSlug: options.homeSlug,
    onSite: options.onSite,
    isVisible: (slug) => isVisibleAt(bySlug.get(slug)?.main, options.now),
    title: (slug, language) => {
      const page = bySlug.get(slug)
      return page?.texts.get(language)?.title || page?.main.title
    },
    anchors: (slug, language) => {
      const texts = bySlug.get(slug)?.texts
      return (texts?.get(language) ?? texts?.get(sourceLanguage))?.anchors ?? new Set()
    },
  }
  const rewrite = (page: AssembledPage, text: LoadedText, fileOf: FileOf, notify: Notify): SourceText => {
    const standpoint = {
      slug: page.slug,
      language: text.source.language,
      isDraft: !isVisibleAt(page.main, options.now),
      folder: text.source.folder,
      address: generatorAddress(text),
      above: options.above(text.source.language),
    }
    const file = (reference: string) => {
      const found = fileOf(reference, '')
      return found?.kind === 'stored' ? found.url : undefined
    }
    const picture = (url: string, alt: string, line: number) =>
      pictureRule((reference) => fileOf(reference, alt), notify)(url, alt, line)
    const all = { ...targets, file }
    return rewriteReferences(text.body, {
      link: linkRule(all, standpoint, notify),
      label: linkLabel(all, standpoint),
      picture,
    })
  }

  // What a text will call a file is known only when the library has named it, so texts are read twice.
  const wanted = new Set<string>()
  for (const page of pages) {
    for (const text of page.texts.values()) {
      const want: FileOf = (reference) => {
        const path = options.findFile(reference, text.source.absolute)
        if (path) wanted.add(path)
        return undefined
      }
      rewrite(page, text, want, silent)
      if (text.fields.picture) want(text.fields.picture.path, '')
    }
  }
  const taken = new Map<string, Intake>()
  for (const path of [...wanted].sort()) {
    taken.set(path, await options.intake.take(path))
    options.onProgress(taken.size, wanted.size)
  }
  return pages.map((page) =>
    resolved(page, rewrite, (reference, text) => {
      const path = options.findFile(reference, text.source.absolute)
      return path === undefined ? undefined : taken.get(path)
    }),
  )
}

/** What became of the file that a reference means; the words are its alternative text there. */
type FileOf = (reference: string, alt: string) => LocalFile | undefined

function resolved(
  page: AssembledPage,
  rewrite: (page: AssembledPage, text: LoadedText, fileOf: FileOf, notify: Notify) => SourceText,
  takenFor: (reference: string, text: LoadedText) => Intake | undefined,
): ResolvedPage {
  const bodies = new Map<LanguageCode, SourceText>()
  const media = new Map<TakenFile, TextsByLanguage>()
  for (const [language, text] of page.texts) {
    const fileOf: FileOf = (reference, alt) => {
      const found = takenFor(reference, text)
      if (found?.kind === 'stored') media.set(found, withWords(media.get(found), language, wordsOf(alt)))
      return found
    }
    bodies.set(language, withoutGaps(rewrite(page, text, fileOf, text.notify)))
    takeTitlePicture(text, fileOf)
  }
  return { ...page, bodies, media }
}

const withWords = (known: TextsByLanguage = {}, language: LanguageCode, words: string): TextsByLanguage =>
  words && !known[language] ? { ...known, [language]: words } : known

/** Pages have no picture beside their text, so the one of the front matter only goes into the library. */
function takeTitlePicture({ fields, notify }: LoadedText, fileOf: FileOf): void {
  if (!fields.picture) return
  const { path, line } = fields.picture
  const found = fileOf(path, '')
  if (found?.kind === 'stored') {
    const message = `the page's picture is in the media library as ${found.url}; pages show none above their text`
    notify(line, 'picture-unplaced', message)
  } else if (found) notify(line, 'picture-unusable', found.message)
  else if (/^(?:https?:)?\/\//i.test(path)) {
    notify(line, 'picture-remote', `the page's picture ${path} is on another site and was left out`)
  } else notify(line, 'picture-missing', `the page's picture ${path} was not found`)
}
