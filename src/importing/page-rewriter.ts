import { type LanguageCode, sourceLanguage } from '../languages.ts'
import type { AssembledPage } from './assemble-pages.ts'
import type { LoadedText } from './load-text.ts'
import type { SourceText } from './markup/source-text.ts'
import { isVisibleAt } from './pages/publication.ts'
import { type LinkTargets, linkLabel, linkRule } from './references/link-rule.ts'
import { generatorAddress, pageAddresses } from './references/page-addresses.ts'
import { type LocalFile, pictureRule } from './references/picture-rule.ts'
import { rewriteReferences } from './references/rewrite.ts'
import type { Notify } from './report.ts'

export interface RewriterOptions {
  readonly now: string
  readonly homeSlug: string
  readonly prefix: string
  /** Addresses below a language that the site answers without this import. */
  readonly onSite: ReadonlySet<string>
  /** The parts of the path of the folder in which the texts of a language lie. */
  readonly above: (language: LanguageCode) => readonly string[]
}

/** What became of the file that a reference means; the words are its alternative text there. */
export type FileOf = (reference: string, alt: string) => LocalFile | undefined

/** Rewrites the links and pictures of a text of a page. */
export type PageRewriter = (
  page: AssembledPage,
  text: LoadedText,
  fileOf: FileOf,
  notify: Notify,
) => SourceText

/** Makes a rewriter whose links lead to these pages and to what the site has besides. */
export function pageRewriter(pages: readonly AssembledPage[], options: RewriterOptions): PageRewriter {
  const targets = linkTargets(pages, options)
  return (page, text, fileOf, notify) => {
    const standpoint = {
      slug: page.slug,
      language: text.source.language,
      isDraft: !isVisibleAt(page.main, options.now),
      folder: text.source.folder,
      address: generatorAddress(text),
      above: options.above(text.source.language),
    }
    const own = {
      ...targets,
      file: (reference: string) => {
        const found = fileOf(reference, '')
        return found?.kind === 'stored' ? found.url : undefined
      },
    }
    return rewriteReferences(text.body, {
      link: linkRule(own, standpoint, notify),
      label: linkLabel(own, standpoint),
      picture: pictureRule(fileOf, notify),
    })
  }
}

function linkTargets(pages: readonly AssembledPage[], options: RewriterOptions): Omit<LinkTargets, 'file'> {
  const bySlug = new Map(pages.map((page) => [page.slug, page]))
  return {
    addresses: pageAddresses(pages),
    homeSlug: options.homeSlug,
    prefix: options.prefix,
    // Pages of this import are found by what their files say alone, so that a second run finds the same.
    onSite: new Set([...options.onSite].filter((address) => !bySlug.has(address))),
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
}
