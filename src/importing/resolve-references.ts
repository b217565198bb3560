import type { LanguageCode } from '../languages.ts'
import type { AssembledPage } from './assemble-pages.ts'
import type { LoadedText } from './load-text.ts'
import { withoutGaps } from './markup/gaps.ts'
import type { SourceText } from './markup/source-text.ts'
import type { Intake, MediaIntake, TakenFile } from './media-intake.ts'
import { type FileOf, type PageRewriter, pageRewriter, type RewriterOptions } from './page-rewriter.ts'
import type { TextsByLanguage } from './pages/page-values.ts'
import type { FindFile } from './references/local-files.ts'
import { wordsOf } from './references/picture-rule.ts'
import { remainingProblem } from './rendering.ts'
import type { Failure, Notice, Notify } from './report.ts'

/** A page with its final texts and the files that they use. */
export interface ResolvedPage extends AssembledPage {
  readonly bodies: ReadonlyMap<LanguageCode, SourceText>
  readonly media: ReadonlyMap<TakenFile, TextsByLanguage>
  /** What there is to say of its links and pictures. */
  readonly notices: readonly Notice[]
}

export interface ReferenceOptions extends RewriterOptions {
  readonly findFile: FindFile
  readonly intake: MediaIntake
  readonly onProgress: (done: number, total: number) => void
}

export interface Resolution {
  readonly pages: readonly ResolvedPage[]
  /** Pages that the site could not show. */
  readonly failures: readonly { readonly failure: Failure; readonly page: AssembledPage }[]
}

/** The file that a reference in a text means, as the library has it. */
type FileIn = (reference: string, text: LoadedText) => Intake | undefined

/** Puts the files that texts use into the library and rewrites every link and picture of every page. */
export async function resolveReferences(
  assembled: readonly AssembledPage[],
  options: ReferenceOptions,
): Promise<Resolution> {
  const fileIn = await takeFiles(assembled, options)
  const failures: { failure: Failure; page: AssembledPage }[] = []
  let current = assembled
  for (;;) {
    const rewrite = pageRewriter(current, options)
    const pages = current.map((page) => resolvedPage(page, rewrite, fileIn))
    const broken = pages.flatMap((page) => {
      const failure = failureOf(page)
      return failure ? [{ failure, page }] : []
    })
    if (broken.length === 0) return { pages, failures }
    // Links to a page that stays out lead nowhere, so the others are written again without it.
    failures.push(...broken)
    const slugs = new Set(broken.map(({ page }) => page.slug))
    current = current.filter(({ slug }) => !slugs.has(slug))
  }
}

/** What a text will call a file is known only when the library has named it, so texts are read twice. */
async function takeFiles(pages: readonly AssembledPage[], options: ReferenceOptions): Promise<FileIn> {
  const rewrite = pageRewriter(pages, options)
  const wanted = new Set<string>()
  for (const page of pages) {
    for (const text of page.texts.values()) {
      const want: FileOf = (reference) => {
        const path = options.findFile(reference, text.source.absolute)
        if (path) wanted.add(path)
        return undefined
      }
      rewrite(page, text, want, () => {})
      if (text.fields.picture) want(text.fields.picture.path, '')
    }
  }
  const taken = new Map<string, Intake>()
  for (const path of [...wanted].sort()) {
    taken.set(path, await options.intake.take(path))
    options.onProgress(taken.size, wanted.size)
  }
  return (reference, text) => taken.get(options.findFile(reference, text.source.absolute) ?? '')
}

function resolvedPage(page: AssembledPage, rewrite: PageRewriter, fileIn: FileIn): ResolvedPage {
  const bodies = new Map<LanguageCode, SourceText>()
  const media = new Map<TakenFile, TextsByLanguage>()
  const notices: Notice[] = []
  for (const [language, text] of page.texts) {
    const notify: Notify = (line, code, message) =>
      notices.push({ file: text.source.file, line, code, message })
    const fileOf: FileOf = (reference, alt) => {
      const found = fileIn(reference, text)
      if (found?.kind === 'stored') media.set(found, withWords(media.get(found), language, wordsOf(alt)))
      return found
    }
    bodies.set(language, withoutGaps(rewrite(page, text, fileOf, notify)))
    takeTitlePicture(text, fileOf, notify)
  }
  return { ...page, bodies, media, notices }
}

const withWords = (known: TextsByLanguage = {}, language: LanguageCode, words: string): TextsByLanguage =>
  words && !known[language] ? { ...known, [language]: words } : known

/** Pages have no picture beside their text, so the one of the front matter only goes into the library. */
function takeTitlePicture({ fields }: LoadedText, fileOf: FileOf, notify: Notify): void {
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

/** What would keep the site from being built with a page. */
function failureOf({ texts, bodies, media }: ResolvedPage): Failure | undefined {
  for (const [language, body] of bodies) {
    const problem = remainingProblem(body, language, [...media.keys()])
    const file = texts.get(language)?.source.file
    if (problem && file) return { file, code: 'text', ...problem }
  }
  return undefined
}
